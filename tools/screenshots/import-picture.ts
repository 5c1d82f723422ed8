/** Screenshot of an import: the contents of a backup, before it is copied. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';
import type { Messages } from '#assets/messages/fr.ts';
import { largeBackup } from '#tests/builders/large-backup.ts';
import type { Escale } from '#tests/e2e/support/stage/launch.ts';

type Photographing = Readonly<{
  photograph(page: Page, name: string): Promise<void>;
  folder: string;
  words: Messages;
  /** File name of the screenshot. */
  name: string;
}>;

export async function photographImport(
  { app, page }: Escale,
  { photograph, folder, words: { imports: words }, name }: Photographing,
): Promise<void> {
  const backup = path.join(folder, 'feed.atom');
  writeFileSync(backup, largeBackup({ posts: 412, drafts: 6, comments: 96, pictures: true }));
  await app.evaluate(({ dialog, Menu }, file) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [file] });
    Menu.getApplicationMenu()?.getMenuItemById('import')?.click();
  }, backup);
  await page.getByRole('button', { name: words.chooseFiles }).click();
  await page.getByRole('button', { name: words.begin(412, 0) }).waitFor();
  await photograph(page, name);
  await page.getByRole('button', { name: words.nothing }).click();
  await page.getByRole('button', { name: words.inspect, exact: true }).waitFor();
}
