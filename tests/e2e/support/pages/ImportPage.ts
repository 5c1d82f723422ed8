/** « Importer… », as an author uses it. */
import type { Locator, Page } from '@playwright/test';
import { expect } from '@playwright/test';
import type { Messages } from '#assets/messages/fr.ts';
import type { Stage } from '../stage/stage.ts';
import { wordsOf } from '../writing-surfaces.ts';
import type { Language } from './names.ts';

export class ImportPage {
  readonly all: Messages;
  readonly words: Messages['imports'];
  readonly page: Page;
  readonly stage: Stage;
  readonly address: Locator;
  readonly screen: Locator;

  constructor(stage: Stage, language: Language = 'fr') {
    const { page } = stage;
    this.stage = stage;
    this.page = page;
    this.all = wordsOf(language);
    this.words = this.all.imports;
    this.address = page.getByRole('textbox', { name: this.words.address });
    this.screen = page.getByRole('main', { name: this.all.window.screens.import });
  }

  /** Opens the screen by the menu, on its first view or the unfinished import. */
  async open(): Promise<void> {
    await this.stage.command('import');
    // Directly after a start its content may still be loading.
    await expect(this.screen.getByRole('heading', { level: 2 }).first()).toBeVisible();
  }

  heading(text: string): Locator {
    return this.screen.getByRole('heading', { level: 2, name: text, exact: true });
  }

  button(name: string): Locator {
    return this.screen.getByRole('button', { name, exact: true });
  }

  async chooseFiles(...paths: string[]): Promise<void> {
    await this.stage.choose(...paths);
    await this.button(this.words.chooseFiles).click();
  }

  /** Copies the posts found, to the end. */
  async copyAll(posts: number, pages: number, ended: string): Promise<void> {
    await expect(this.heading(this.words.recognized(posts, pages))).toBeVisible();
    await this.button(this.words.begin(posts, pages)).click();
    await expect(this.heading(ended)).toBeVisible();
  }

  /** A number of the report. */
  count(kind: keyof Messages['imports']['imported']): Locator {
    return this.screen.locator('dl > div', { hasText: this.words.imported[kind] }).locator('dd');
  }
}
