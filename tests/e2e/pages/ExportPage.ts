/** « Exporter… », « Exporter tout… », « Demander une validation… », as an author uses them. */
import type { ElectronApplication, Locator, Page } from '@playwright/test';
import { expect } from '@playwright/test';
import type { Messages } from '#assets/messages/fr.ts';
import { callRaw } from '../bridge.ts';
import { ask } from '../library.ts';
import { wordsOf } from '../writing-surfaces.ts';
import type { Language } from './names.ts';

export class ExportPage {
  readonly all: Messages;
  readonly words: Messages['exports'];
  readonly dialog: Locator;
  readonly page: Page;
  readonly app: ElectronApplication;

  constructor(app: ElectronApplication, page: Page, language: Language = 'fr') {
    this.app = app;
    this.page = page;
    this.all = wordsOf(language);
    this.words = this.all.exports;
    this.dialog = page.getByRole('dialog');
  }

  async open(command: 'export' | 'export-all' | 'send-for-review'): Promise<void> {
    await this.app.evaluate(({ Menu }, id) => {
      Menu.getApplicationMenu()?.getMenuItemById(id)?.click();
    }, command);
    await expect(this.dialog).toBeVisible();
  }

  async choose(format: keyof Messages['exports']['formats']): Promise<void> {
    const { name } = this.words.formats[format];
    await this.dialog.locator('label', { hasText: name }).click();
    await expect(this.dialog.getByRole('radio', { name })).toBeChecked();
  }

  button(name: string): Locator {
    return this.dialog.getByRole('button', { name, exact: true });
  }

  /** What the system's dialogs will answer, and what they were asked; undefined: the author changes their mind. */
  async willSaveAt(place: string | undefined): Promise<void> {
    await this.app.evaluate(({ dialog, shell }, chosen) => {
      const seen: unknown[] = [];
      const opened: string[] = [];
      Object.assign(globalThis, { seen, opened });
      const options = (given: unknown[]): unknown => given.at(-1);
      dialog.showSaveDialog = (...given: unknown[]) => {
        seen.push(options(given));
        return Promise.resolve({ canceled: chosen === undefined, filePath: chosen ?? '' });
      };
      dialog.showOpenDialog = (...given: unknown[]) => {
        seen.push(options(given));
        return Promise.resolve({
          canceled: chosen === undefined,
          filePaths: chosen === undefined ? [] : [chosen],
        });
      };
      shell.openPath = (path) => {
        opened.push(path);
        return Promise.resolve('');
      };
      shell.showItemInFolder = (path) => void opened.push(path);
    }, place);
  }

  /** What the last dialog of the system proposed as a name. */
  proposedName(): Promise<string | undefined> {
    return this.app.evaluate(
      () => (Reflect.get(globalThis, 'seen') as { defaultPath?: string }[]).at(-1)?.defaultPath,
    );
  }

  /** Places shown in the system's window of files. */
  opened(): Promise<string[]> {
    return this.app.evaluate(() => Reflect.get(globalThis, 'opened') as string[]);
  }
}

/** A post sent to be read over, by the contract, for tests of what comes after. */
export async function sendForReview(
  app: ElectronApplication,
  page: Page,
  postId: string,
  file: string,
  recipient = 'Anne Martin',
): Promise<void> {
  await new ExportPage(app, page).willSaveAt(file);
  const chosen = await callRaw(page, 'dialogs.choose-destination', {
    what: 'file',
    format: 'html',
    name: 'x',
  });
  if (!chosen.ok) throw new Error('no destination');
  const { destination } = chosen.value as { destination: { token: string } };
  await ask(page, 'exports.send', { postId, destination: destination.token, format: 'html', recipient });
}
