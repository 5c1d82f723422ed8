/** « Rechercher » and « Aller à… », used by keyboard. */
import { expect } from '@playwright/test';
import type { Locator, Page } from '@playwright/test';

/** The words selected in the text after a result was opened. */
export type Shown = Readonly<{
  words: string;
  /** The whole paragraph around them. */
  paragraph: string;
  /** Whether they are inside the window. */
  visible: boolean;
}>;

export class SearchPage {
  readonly field: Locator;
  readonly results: Locator;
  readonly preview: Locator;
  readonly facets: Locator;
  private readonly page: Page;

  constructor(page: Page) {
    this.page = page;
    this.field = page.getByRole('searchbox', { name: 'Rechercher dans tous les billets' });
    this.results = page.getByRole('listbox', { name: 'Résultats' });
    this.preview = page.getByRole('region', { name: 'Aperçu du résultat' });
    this.facets = page.getByRole('navigation', { name: 'Filtrer' });
  }

  async openByKeys(): Promise<void> {
    await expect(this.page.getByRole('navigation', { name: 'Barre latérale' })).toBeVisible();
    await this.page.keyboard.press('Control+Shift+F');
    await expect(this.field).toBeFocused();
  }

  /** Replaces the query; resolves once it is answered. */
  async look(query: string, answered: string): Promise<void> {
    await this.field.fill(query);
    await expect(this.page.getByText(answered, { exact: true }).first()).toBeVisible();
  }

  /** The result whose excerpt has these words. */
  passage(words: string): Locator {
    return this.results.getByRole('option').filter({ hasText: words });
  }

  /** The result that is chosen. */
  chosen(): Locator {
    return this.results.getByRole('option', { selected: true });
  }

  /** The selection in the text; null without one. */
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

  /** Selects words of the preview, like dragging over them. */
  async select(words: string): Promise<void> {
    await this.preview.evaluate((pane, searchedText) => {
      const walker = document.createTreeWalker(pane, NodeFilter.SHOW_TEXT);
      const nodes: { node: Node; from: number }[] = [];
      let text = '';
      for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
        nodes.push({ node, from: text.length });
        text += node.nodeValue ?? '';
      }
      const at = text.indexOf(searchedText);
      if (at < 0) throw new Error(`« ${searchedText} » is not in the preview`);
      const locate = (offset: number): [Node, number] => {
        const entry = nodes.findLast(({ from }) => from <= offset);
        if (entry === undefined) throw new Error('no text');
        return [entry.node, offset - entry.from];
      };
      const last = locate(at + searchedText.length - 1);
      document.getSelection()?.setBaseAndExtent(...locate(at), last[0], last[1] + 1);
    }, words);
  }

  /** Opens « Aller à… », types the letters, and presses Enter once the first option is this one. */
  async goTo(letters: string, choice: string): Promise<void> {
    await this.page.keyboard.press('Control+O');
    const box = this.page.getByRole('dialog', { name: 'Aller à…' });
    await box.getByRole('searchbox').fill(letters);
    const first = box.getByRole('menuitem').first();
    await expect(first).toContainText(choice);
    await expect(first).toHaveAttribute('data-focused', 'true');
    await this.page.keyboard.press('Enter');
    await expect(box).toBeHidden();
  }
}
