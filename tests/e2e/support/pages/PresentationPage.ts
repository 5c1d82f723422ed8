/** « Présentation » of one blog, in its dialog. */
import { expect } from '@playwright/test';
import type { Locator, Page } from '@playwright/test';
import { SettingsPage } from './SettingsPage.ts';

export class PresentationPage {
  readonly dialog: Locator;
  private readonly page: Page;

  constructor(page: Page, blog: string) {
    this.page = page;
    this.dialog = page.getByRole('dialog', { name: `Réglages de «\u00a0${blog}\u00a0»` });
  }

  async open(blog: string): Promise<void> {
    const settings = new SettingsPage(this.page);
    await settings.open();
    await settings
      .blog(blog)
      .getByRole('button', { name: `Régler ${blog}` })
      .click();
    await expect(this.dialog.getByRole('heading', { name: 'Présentation' })).toBeVisible();
  }

  /** Closes both dialogs. */
  async close(): Promise<void> {
    await this.dialog.getByRole('button', { name: 'Fermer' }).click();
    await expect(this.dialog).toBeHidden();
    await new SettingsPage(this.page).close();
  }

  async chooseStyle(name: string): Promise<void> {
    const radio = this.dialog.getByRole('radio', { name });
    // The input is hidden behind its picture of the style: click on the card.
    await this.dialog.locator('label').filter({ hasText: name }).click();
    await expect(radio).toBeChecked();
  }

  async choose(label: string, option: string): Promise<void> {
    await this.dialog.getByRole('button', { name: label }).click();
    await this.page.getByRole('option', { name: option }).click();
    await expect(this.page.getByRole('option', { name: option })).toBeHidden();
  }

  async switchOn(name: string): Promise<void> {
    await this.dialog.locator('label').filter({ hasText: name }).click();
    await expect(this.dialog.getByRole('switch', { name })).toBeChecked();
  }

  /** The sample’s page as currently shown. */
  get sample() {
    return this.dialog.locator('iframe[title^="Aperçu d’un entretien"]:not([aria-hidden])').contentFrame();
  }
}
