/** « Fichier de diagnostic », as an author sees and saves it. */
import { readFileSync } from 'node:fs';
import { expect } from '@playwright/test';
import type { Locator } from '@playwright/test';
import { diagnosticFile } from '#assets/messages/fr/window.ts';
import type { Stage } from '../stage/stage.ts';

export class DiagnosticFilePage {
  readonly dialog: Locator;
  readonly shown: Locator;
  private readonly stage: Stage;

  constructor(stage: Stage) {
    const { page } = stage;
    this.stage = stage;
    this.dialog = page.getByRole('dialog', { name: diagnosticFile.title });
    this.shown = this.dialog.getByRole('region', { name: diagnosticFile.shown });
  }

  /** Writes Diagnostic.txt at `file` and returns its contents, equal to the shown text. */
  async save(file: string): Promise<string> {
    await this.stage.choose(file);
    await this.dialog.getByRole('button', { name: diagnosticFile.choose }).click();
    await expect(this.dialog.getByText(diagnosticFile.done('Diagnostic.txt'))).toBeVisible();
    const written = readFileSync(file, 'utf8');
    expect(written).toBe(await this.shown.evaluate((text) => text.textContent));
    return written;
  }
}
