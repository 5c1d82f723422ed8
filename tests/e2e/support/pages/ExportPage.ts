/** « Exporter… », « Exporter tout… », « Demander une validation… », as an author uses them. */
import type { Locator, Page } from '@playwright/test';
import { expect } from '@playwright/test';
import type { Messages } from '#assets/messages/fr.ts';
import { callRaw } from '../bridge.ts';
import { ask } from '../samples/library.ts';
import type { Stage } from '../stage/stage.ts';
import { wordsOf } from '../writing-surfaces.ts';
import type { Language } from './names.ts';

export class ExportPage {
  readonly all: Messages;
  readonly words: Messages['exports'];
  readonly dialog: Locator;
  readonly page: Page;
  readonly stage: Stage;

  constructor(stage: Stage, language: Language = 'fr') {
    const { page } = stage;
    this.stage = stage;
    this.page = page;
    this.all = wordsOf(language);
    this.words = this.all.exports;
    this.dialog = page.getByRole('dialog');
  }

  async open(command: 'export' | 'export-all' | 'ask-for-approval'): Promise<void> {
    await this.stage.command(command);
    await expect(this.dialog).toBeVisible();
  }

  async choose(format: keyof Messages['exports']['formats']): Promise<void> {
    const name = new RegExp(`^${this.words.formats[format].name.replaceAll(/[()]/g, String.raw`\$&`)}`);
    await this.dialog.locator('label', { hasText: name }).click();
    await expect(this.dialog.getByRole('radio', { name })).toBeChecked();
  }

  button(name: string): Locator {
    return this.dialog.getByRole('button', { name, exact: true });
  }
}

/** A post sent for review by requests, for tests of the later steps. */
export async function sendForReview(
  stage: Stage,
  postId: string,
  file: string,
  recipient = 'Anne Martin',
): Promise<void> {
  const { page } = stage;
  await stage.choose(file);
  const chosen = await callRaw(page, 'dialogs.choose-destination', {
    what: 'file',
    format: 'html',
    name: 'x',
  });
  if (!chosen.ok) throw new Error('no destination');
  const { destination } = chosen.value as { destination: { token: string } };
  await ask(page, 'exports.send', { postId, destination: destination.token, format: 'html', recipient });
}
