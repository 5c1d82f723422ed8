/** The status line's button, the sheet it opens, and what the line says afterwards. */
import { expect } from '@playwright/test';
import type { Locator, Page } from '@playwright/test';

export class PublishSheet {
  readonly dialog: Locator;
  readonly status: Locator;

  constructor(page: Page) {
    this.dialog = page.getByRole('dialog', { name: /^(Publier|Mettre à jour)$/ });
    this.status = page.getByRole('contentinfo', { name: 'État' });
  }

  /** Presses the one button of the status line, once the text is saved. */
  async open(verb: string): Promise<void> {
    await expect(this.status).toContainText('Enregistré');
    await this.status.getByRole('button', { name: verb }).click();
    await expect(this.dialog).toBeVisible();
  }

  /** Presses the last button, which names the act. */
  async send(act: string): Promise<void> {
    await this.dialog.getByRole('button', { name: act }).click();
    await expect(this.dialog).toBeHidden();
  }

  async says(words: string | RegExp): Promise<void> {
    await expect(this.status).toContainText(words);
  }

  async cancel(): Promise<void> {
    await this.status.getByRole('button', { name: 'Annuler' }).click();
  }
}
