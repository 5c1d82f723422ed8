/** The pictures of what writing an interview asks for: answers that come back, typography, the preview, the slash menu. */
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { fr, type Messages } from '#assets/messages/fr.ts';
import type { Post } from '#interview/document.ts';
import { blocksToText, blockToText } from '#interview/plain.ts';
import { aDocx, docxParagraph } from './builders/a-document.ts';
import { gardenInterview } from './builders/demo-posts.ts';
import type { Escale } from './e2e/launch.ts';
import { addPosts } from './e2e/library.ts';

type Camera = Readonly<{
  photograph: (page: Page, name: string) => Promise<void>;
  open: (page: Page, title: string) => Promise<void>;
  /** Where the document that is read may lie. */
  folder: string;
}>;

const [first, second] = gardenInterview.participants;

/** The demonstration interview before its second person answered, as one types without minding typography. */
const alone: Post = {
  ...(JSON.parse(
    JSON.stringify(gardenInterview)
      .replaceAll(/«[\u00a0\u202f]|[\u00a0\u202f]»/g, '\\"')
      .replaceAll('’', "'")
      .replaceAll(/[\u00a0\u202f]/g, ' '),
  ) as Post),
  title: 'Le jardin, avant les réponses',
};
const rough: Post = {
  ...alone,
  participants: alone.participants.filter((person) => person.id !== second?.id),
  body: alone.body.filter((block) => block.type !== 'answer' || block.participants[0] === first?.id),
};

/** What she sends back: the questions, and her answers under them. */
const received = gardenInterview.body.flatMap((block) => {
  if (block.type === 'question') return [docxParagraph([{ text: blockToText(block), bold: true }])];
  return block.type === 'answer' && block.participants[0] === second?.id
    ? [docxParagraph(blocksToText(block.blocks))]
    : [];
});

const closed = (page: Page): Promise<void> => page.getByRole('dialog').waitFor({ state: 'hidden' });

/** What one person sends back, and where each answer goes; `rough` is in the library. */
export async function photographAnswers(
  { app, page }: Escale,
  { photograph, open, folder }: Camera,
  { answers: words }: Messages,
  name: string,
): Promise<void> {
  await open(page, rough.title);
  const file = path.join(folder, `Réponses de ${second?.name ?? ''}.docx`);
  await writeFile(file, aDocx({ body: received.join('') }));
  await app.evaluate(({ dialog }, chosen) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [chosen] });
  }, file);
  await page.keyboard.press('Control+Shift+A');
  const sheet = page.getByRole('dialog', { name: words.title });
  await sheet.getByRole('button', { name: words.chooseFile }).click();
  await sheet.getByText(words.recognized(received.length / 2, received.length / 2)).waitFor();
  await sheet.getByRole('combobox', { name: words.personPlaceholder }).pressSequentially(second?.name ?? '');
  await page.getByRole('option').first().click();
  await photograph(page, name);
  await page.keyboard.press('Escape');
  await closed(page);
}

export async function photographWriting(escale: Escale, camera: Camera): Promise<void> {
  const { page } = escale;
  const { photograph, open } = camera;
  await addPosts(page, [rough]);
  await page.reload();
  await photographAnswers(escale, camera, fr, 'answers');

  await page.keyboard.press('F7');
  await page.getByRole('dialog').waitFor();
  await photograph(page, 'typography');
  await page.keyboard.press('Escape');
  await closed(page);

  await open(page, gardenInterview.title);
  await page.keyboard.press('Control+Shift+E');
  await page.frameLocator('iframe:not([aria-hidden])').getByRole('heading', { level: 1 }).waitFor();
  await photograph(page, 'preview');
  await page.keyboard.press('Control+Shift+E');

  await open(page, rough.title);
  await page.locator('[data-escale-text] p').nth(1).click();
  await page.keyboard.press('Control+End');
  await page.keyboard.press('Enter');
  await page.keyboard.type('/');
  await page.getByRole('listbox').waitFor();
  await photograph(page, 'slash-menu');
  await page.keyboard.press('Escape');
}
