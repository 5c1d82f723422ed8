/** « Rechercher » and « Aller à… », as someone at the keyboard uses them. */
import { expect } from '@playwright/test';
import type { Locator, Page } from '@playwright/test';

/** The words selected in the text after a result was opened. */
export type Shown = Readonly<{
  words: string;
  /** The whole paragraph around them. */
  paragraph: string;
  /** Whether they stand within the window. */
  visible: boolean;
}>;

export class SearchPage {
  readonly field: Locator;
  readonly results: Locator;
  private readonly page: Page;

  constructor(page: Page) {
    this.page = page;
    this.field = page.getByRole('searchbox', { name: 'Rechercher dans tous les billets' });
    this.results = page.getByRole('listbox', { name: 'Résultats' });
  }

  async openByKeys(): Promise<void> {
    await this.page.keyboard.press('Control+Shift+F');
    await expect(this.field).toBeFocused();
  }

  async openBySidebar(): Promise<void> {
    await this.page
      .getByRole('navigation', { name: 'Barre latérale' })
      .getByRole('button', { name: 'Rechercher' })
      .click();
    await expect(this.field).toBeFocused();
  }

  /** The result whose excerpt holds these words. */
  passage(words: string): Locator {
    return this.results.getByRole('option').filter({ hasText: words });
  }

  /** What is selected in the text; null while nothing is. */
  shown(): Promise<Shown | null> {
    return this.page.evaluate(() => {
      const selection = document.getSelection();
      const paragraph = selection?.anchorNode?.parentElement?.closest('[contenteditable="true"] > *');
      if (!selection || !paragraph || selection.isCollapsed) return null;
      const { top, bottom, width } = selection.getRangeAt(0).getBoundingClientRect();
      return {
        words: selection.toString(),
        paragraph: paragraph.textContent ?? '',
        visible: width > 0 && top >= 0 && bottom <= window.innerHeight,
      };
    });
  }

  /** « Aller à… », then these letters, then Enter on the first choice once it is this one. */
  async goTo(letters: string, choice: string): Promise<void> {
    await this.page.keyboard.press('Control+O');
    const box = this.page.getByRole('dialog', { name: 'Aller à…' });
    await box.getByRole('searchbox').fill(letters);
    const item = box.getByRole('menuitem', { name: choice });
    await expect(item).toBeVisible();
    await this.page.keyboard.press('ArrowDown');
    await this.page.keyboard.press('Enter');
    await expect(box).toBeHidden();
  }
}
