/** The status line’s publish button, its sheet, and the text of the line afterwards. */
import { expect } from '@playwright/test';
import type { Locator, Page } from '@playwright/test';

export class PublishSheet {
  readonly dialog: Locator;
  readonly status: Locator;
  /** The card that replaces the sheet once the text is being published. */
  readonly card: Locator;

  constructor(page: Page) {
    this.dialog = page.getByRole('dialog', { name: /^(Publier|Mettre à jour)$/ });
    this.card = page.getByRole('dialog', {
      name: /^(Envoi en cours|Publié|Mis à jour|Pas encore en ligne|En ligne, à vérifier|Mise à jour interrompue)$/,
    });
    this.status = page.getByRole('contentinfo', { name: 'État' });
  }

  /** Presses the one button of the status line, once the text is saved. */
  async open(verb: string): Promise<void> {
    await expect(this.status).toContainText('Enregistré');
    await this.status.getByRole('button', { name: verb }).click();
    await expect(this.dialog).toBeVisible();
  }

  /** Presses the last button, which names the act. */
  async press(act: string): Promise<void> {
    await this.dialog.getByRole('button', { name: act }).click();
    await expect(this.dialog).toBeHidden();
  }

  /** Presses the button and dismisses the notice that follows. */
  async send(act: string): Promise<void> {
    await this.press(act);
    // It opens a moment after the sheet has closed, or has closed again when the send was instant.
    await expect(async () => {
      if (await this.card.isVisible()) await this.card.press('Escape', { timeout: 1_000 });
      await expect(this.card).toBeHidden({ timeout: 1_000 });
    }).toPass();
  }

  async says(words: string | RegExp): Promise<void> {
    await expect(this.status).toContainText(words);
  }

  async cancel(): Promise<void> {
    await this.status.getByRole('button', { name: 'Annuler' }).click();
  }
}
