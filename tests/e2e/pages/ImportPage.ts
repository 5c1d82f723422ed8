/** « Importer… », as an author uses it. */
import type { ElectronApplication, Locator, Page } from '@playwright/test';
import { expect } from '@playwright/test';
import type { Messages } from '#assets/messages/fr.ts';
import { wordsOf } from '../writing-surfaces.ts';
import type { Language } from './names.ts';

export class ImportPage {
  readonly all: Messages;
  readonly words: Messages['imports'];
  readonly page: Page;
  readonly app: ElectronApplication;
  readonly address: Locator;
  readonly screen: Locator;

  constructor(app: ElectronApplication, page: Page, language: Language = 'fr') {
    this.app = app;
    this.page = page;
    this.all = wordsOf(language);
    this.words = this.all.imports;
    this.address = page.getByRole('textbox', { name: this.words.address });
    this.screen = page.getByRole('main', { name: this.all.window.screens.import });
  }

  /** By the menu, and there is the first view or the import that is unfinished. */
  async open(): Promise<void> {
    await this.app.evaluate(({ Menu }) => {
      Menu.getApplicationMenu()?.getMenuItemById('import')?.click();
    });
    // Right after a start what is in it may still be on its way.
    await expect(this.screen.getByRole('heading', { level: 2 }).first()).toBeVisible();
  }

  heading(text: string): Locator {
    return this.screen.getByRole('heading', { level: 2, name: text, exact: true });
  }

  button(name: string): Locator {
    return this.screen.getByRole('button', { name, exact: true });
  }

  /** What the next dialog will give. */
  async willChoose(...paths: string[]): Promise<void> {
    await this.app.evaluate(({ dialog }, filePaths) => {
      dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths });
    }, paths);
  }

  async chooseFiles(...paths: string[]): Promise<void> {
    await this.willChoose(...paths);
    await this.button(this.words.chooseFiles).click();
  }

  /** Copies what was found, to the end. */
  async copyAll(posts: number, pages: number, ended: string): Promise<void> {
    await expect(this.heading(this.words.recognized(posts, pages))).toBeVisible();
    await this.button(this.words.begin(posts, pages)).click();
    await expect(this.heading(ended)).toBeVisible();
  }

  /** A number of the report. */
  count(kind: keyof Messages['imports']['imported']): Locator {
    return this.screen.locator('dl > div', { hasText: this.words.imported[kind] }).locator('dd');
  }

  /** The item of the sidebar, which is there while an import is unfinished, and on this screen. */
  get inSidebar(): Locator {
    return this.page
      .getByRole('navigation', { name: this.all.window.regions.sidebar })
      .getByRole('button', { name: this.all.window.screens.import });
  }
}
