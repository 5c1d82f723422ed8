/** The text of a post, typed by keys like an author’s. */
import { expect } from '@playwright/test';
import type { Locator, Page } from '@playwright/test';
import { NAMES } from './names.ts';
import type { Language } from './names.ts';
import type { Stage } from '../stage/stage.ts';
import type { PublicTurn } from './PublicPage.ts';

export class EditorPage {
  readonly names: (typeof NAMES)[Language];
  readonly title: Locator;
  readonly text: Locator;
  readonly page: Page;

  constructor(page: Page, language: Language = 'fr') {
    this.page = page;
    this.names = NAMES[language];
    this.title = page.getByRole('textbox', { name: this.names.title, exact: true });
    this.text = page.getByRole('textbox', { name: this.names.text, exact: true });
  }

  type(words: string): Promise<void> {
    return this.page.keyboard.type(words);
  }

  press(...keys: string[]): Promise<void> {
    return keys.reduce((done, key) => done.then(() => this.page.keyboard.press(key)), Promise.resolve());
  }

  /** Waits until the editor knows the caret’s position: the engine reports a move after the key. */
  async caretSettled(): Promise<void> {
    await this.page.evaluate(
      () => new Promise<void>((resolve) => requestAnimationFrame(() => setTimeout(resolve))),
    );
  }

  /** From the empty title to the first question. */
  async writeTitle(words: string): Promise<void> {
    await expect(this.title).toBeFocused();
    await this.type(words);
    await this.press('Enter');
    await expect(this.text).toBeFocused();
    // An interview's lead stays empty.
    if (await this.page.locator('[data-kind="interview"]').isVisible()) await this.press('Enter');
  }

  /** From the first block of the text, and back to it. */
  async writeLead(words: string): Promise<void> {
    await this.press('ArrowUp');
    await this.type(words);
    await this.press('ArrowDown');
  }

  /** Types into an empty question with the caret; Enter creates its first answer. */
  async writeQuestion(words: string): Promise<void> {
    await this.type(words);
    await this.press('Enter');
  }

  nextPerson(): Promise<void> {
    return this.press('Control+Enter');
  }

  nextQuestion(): Promise<void> {
    return this.press('Control+Shift+Enter');
  }

  /** Types the paragraphs of the answer with the caret. */
  async writeAnswer(...paragraphs: readonly string[]): Promise<void> {
    for (const [index, words] of paragraphs.entries()) {
      if (index > 0) await this.press('Enter');
      await this.type(words);
    }
  }

  /**
   * Types whole turns from an empty question on. A name is typed only where the editor asks for one, so that a
   * wrongly named turn shows on the page.
   */
  async writeTurns(turns: readonly PublicTurn[]): Promise<void> {
    const namedPeople = new Set<string>();
    for (const [index, turn] of turns.entries()) {
      const before = turns[index - 1];
      if ('question' in turn) {
        if (before !== undefined) await this.nextQuestion();
        await this.writeQuestion(turn.question);
      } else if ('answer' in turn) {
        if (before !== undefined && 'answer' in before) await this.nextPerson();
        if (!namedPeople.has(turn.name)) await this.namePerson(turn.name);
        namedPeople.add(turn.name);
        await this.writeAnswer(...turn.answer);
      } else if ('text' in turn) {
        // Enter turns the empty question into a paragraph at the start; after an answer it adds the next question,
        // removed by one key.
        await this.press('Enter');
        if (before !== undefined && 'answer' in before) await this.press('Shift+Tab');
        await this.type(turn.text);
      }
    }
  }

  /** The name field that opens in the line; creates the person. */
  async namePerson(name: string): Promise<void> {
    const field = this.page.getByRole('combobox', { name: this.names.nameField });
    await expect(field).toBeFocused();
    await this.type(name);
    await expect(this.page.getByRole('option', { name: this.names.create(name) })).toBeVisible();
    await this.press('Enter');
    await expect(field).toBeHidden();
    await expect(this.text).toBeFocused();
  }

  /** Clicks the toolbar’s button; the file dialog returns this file. The caret is then in the alternative text. */
  async insertPicture(stage: Stage, file: string, go: () => Promise<void>): Promise<void> {
    await stage.choose(file);
    await go();
    await expect(this.page.getByRole('textbox', { name: this.names.altText }).last()).toBeFocused();
  }

  get toolbar(): Locator {
    return this.page.getByRole('toolbar', { name: this.names.toolbar });
  }

  get pictureButton(): Locator {
    return this.page.getByRole('button', { name: this.names.picture });
  }

  /** Real clipboard, real Ctrl+V. */
  async paste(stage: Stage, words: string): Promise<void> {
    await stage.copy({ text: words });
    await this.press('Control+v');
  }
}
