/** The screen for a library that does not open, and the author’s acts on it. */
import { expect } from '@playwright/test';
import type { Locator, Page } from '@playwright/test';

export class RescuePage {
  readonly screen: Locator;
  readonly copies: Locator;
  private readonly page: Page;

  constructor(page: Page) {
    this.page = page;
    this.screen = page.getByRole('main');
    this.copies = page.getByRole('list', { name: 'Sauvegardes' }).getByRole('listitem');
  }

  async says(title: string): Promise<void> {
    await expect(this.page.getByRole('heading', { level: 1, name: title })).toBeVisible();
  }

  button(name: string): Locator {
    return this.page.getByRole('button', { name, exact: true });
  }
}
