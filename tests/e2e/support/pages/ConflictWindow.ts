/** « Modifié sur le web »: the passages, the choice for each, and the button that resolves. */
import type { Locator, Page } from '@playwright/test';
import { expect } from '@playwright/test';

export class ConflictWindow {
  readonly dialog: Locator;
  readonly update: Locator;

  constructor(page: Page) {
    this.dialog = page.getByRole('dialog', { name: 'Modifié sur le web' });
    this.update = this.dialog.getByRole('button', { name: 'Mettre à jour le blog' });
  }

  /** The choice for one passage, named as the window names it: « Réponse : Anne Martin ». */
  choice(passage: string): Locator {
    return this.dialog.getByRole('radiogroup', { name: `Que garder\u202f? ${passage}`, exact: true });
  }

  async choose(passage: string, way: string): Promise<void> {
    await this.choice(passage).getByText(way, { exact: true }).click();
    await expect(this.choice(passage).getByRole('radio', { name: way, exact: true })).toBeChecked();
  }

  /** The automatic changes under one of its three headings. */
  changes(heading: string): Locator {
    return this.dialog.getByRole('heading', { name: heading }).locator('xpath=..').getByRole('listitem');
  }

  async settled(): Promise<void> {
    await this.update.click();
    await expect(this.dialog).toBeHidden();
  }
}
