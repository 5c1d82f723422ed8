/** The picture of « À relire », on a library as the import of a blog leaves it. */
import type { Page } from '@playwright/test';
import { startOnArchive } from './e2e/an-imported-archive.ts';
import { Escale } from './e2e/launch.ts';

type Tools = Readonly<{
  display: string;
  folder: string;
  photograph: (page: Page, name: string) => Promise<void>;
  resize: (escale: Escale) => Promise<void>;
}>;

export async function photographReview({ display, folder, photograph, resize }: Tools): Promise<void> {
  const escale = new Escale({ display, language: 'fr', env: {}, folder });
  try {
    await startOnArchive(escale);
    await resize(escale);
    const { page } = escale;
    await page.getByRole('button', { name: /^À relire/ }).click();
    await page.getByRole('radio', { name: /^Sûrs/ }).click();
    await page.frameLocator('iframe').getByText('Anne Martin').first().waitFor();
    await photograph(page, 'review');
  } finally {
    await escale.end();
  }
}
