/** « Mises à jour » in the settings, as an author uses them. */
import { expect } from '@playwright/test';
import type { Locator, Page } from '@playwright/test';
import { SettingsPage } from './SettingsPage.ts';

export class UpdatePage {
  readonly section: Locator;
  readonly settings: SettingsPage;
  private readonly page: Page;

  constructor(page: Page) {
    this.page = page;
    this.settings = new SettingsPage(page);
    this.section = page.getByRole('region', { name: 'Mises à jour', exact: true });
  }

  /** By keyboard: it is the last page. */
  async open(): Promise<void> {
    await this.settings.open();
    await this.page.keyboard.press('End');
    await expect(this.section.getByRole('heading', { name: 'Mises à jour', exact: true })).toBeVisible();
  }

  mode(name: string): Locator {
    return this.section.getByRole('radio', { name });
  }

  async choose(name: string): Promise<void> {
    await this.section.locator('label').filter({ hasText: name }).click();
    await expect(this.mode(name)).toBeChecked();
  }

  button(name: string): Locator {
    return this.section.getByRole('button', { name });
  }

  async look(): Promise<void> {
    await this.button('Chercher maintenant').click();
  }
}
