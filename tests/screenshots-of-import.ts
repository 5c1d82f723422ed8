/** The picture of an import: what a backup holds, before it is copied. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { aLargeBackup } from './builders/a-large-backup.ts';
import type { Escale } from './e2e/launch.ts';

type Photographing = Readonly<{
  photograph(page: Page, name: string): Promise<void>;
  folder: string;
}>;

export async function photographImport(
  { app, page }: Escale,
  { photograph, folder }: Photographing,
): Promise<void> {
  const backup = path.join(folder, 'feed.atom');
  writeFileSync(backup, aLargeBackup({ posts: 412, drafts: 6, comments: 96, pictures: true }));
  await app.evaluate(({ dialog, Menu }, file) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [file] });
    Menu.getApplicationMenu()?.getMenuItemById('import')?.click();
  }, backup);
  await page.getByRole('button', { name: 'Choisir des fichiers…' }).click();
  await page.getByRole('button', { name: 'Copier les 412\u00a0billets' }).waitFor();
  await photograph(page, 'import');
  await page.getByRole('button', { name: 'Ne rien copier' }).click();
  await page.getByRole('button', { name: 'Chercher', exact: true }).waitFor();
}
