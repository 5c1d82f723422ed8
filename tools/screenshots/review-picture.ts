/** The picture of « Entretiens trouvés », on a library as the import of a blog leaves it. */
import type { Page } from '@playwright/test';
import type { Messages } from '#assets/messages/fr.ts';
import { startOnArchive } from '#tests/e2e/support/samples/imported-archive.ts';
import { Escale } from '#tests/e2e/support/stage/launch.ts';

type Tools = Readonly<{
  display: string;
  folder: string;
  language: 'fr' | 'en';
  words: Messages;
  photograph: (page: Page) => Promise<void>;
  resize: (escale: Escale) => Promise<void>;
}>;

export async function photographReview(tools: Tools): Promise<void> {
  const { display, folder, language, words, photograph, resize } = tools;
  const escale = new Escale({ display, language, env: {}, folder });
  try {
    await startOnArchive(escale);
    await resize(escale);
    const { page } = escale;
    await page.getByRole('button', { name: words.window.screens.proposals }).click();
    await page.getByRole('radio', { name: new RegExp(`^${words.proposals.parts.sure}`) }).click();
    await page.frameLocator('iframe').getByText('Anne Martin').first().waitFor();
    await photograph(page);
  } finally {
    await escale.end();
  }
}
