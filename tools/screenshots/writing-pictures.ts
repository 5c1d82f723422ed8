/** Screenshots of writing an interview: returned answers, a returned text, consents, typography, the preview, the slash menu. */
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { fr, type Messages } from '#assets/messages/fr.ts';
import type { Post } from '#interview/document.ts';
import { blocksToText, blockToText } from '#interview/plain.ts';
import { makeDocx, docxParagraph } from '#tests/builders/document-files.ts';
import { gardenInterview } from '#tests/builders/demo-posts.ts';
import { rewordDocument } from '#tests/builders/reworded-document.ts';
import type { Escale } from '#tests/e2e/support/stage/launch.ts';
import { addPosts, ask } from '#tests/e2e/support/samples/library.ts';

type Camera = Readonly<{
  photograph: (page: Page, name: string) => Promise<void>;
  open: (page: Page, title: string) => Promise<void>;
  /** Folder for the document to import. */
  folder: string;
}>;

/** One person's answers, returned for an interview that another person has already answered. */
export type Returned = Readonly<{
  /** As stored in the library, without the person. */
  rough: Post;
  name: string;
  fileName: string;
  /** The questions, and their answers under them. */
  paragraphs: readonly string[];
  answers: number;
}>;

/** @param at index of the person who sends */
export function returnedOf(post: Post, at: number, fileName: (name: string) => string): Returned {
  const person = post.participants[at];
  if (person === undefined) throw new Error('nobody sends answers');
  const isTheirs = (block: Post['body'][number]): boolean =>
    block.type === 'answer' && block.participants.length === 1 && block.participants[0] === person.id;
  const blocks = post.body.filter((block) => block.type === 'question' || isTheirs(block));
  return {
    rough: {
      ...post,
      participants: post.participants.filter(({ id }) => id !== person.id),
      body: post.body.filter((block) => block.type !== 'answer' || !block.participants.includes(person.id)),
    },
    name: person.name,
    fileName: fileName(person.name),
    paragraphs: blocks.map((block) =>
      block.type === 'answer'
        ? docxParagraph(blocksToText(block.blocks))
        : docxParagraph([{ text: blockToText(block), bold: true }]),
    ),
    answers: blocks.filter(({ type }) => type === 'answer').length,
  };
}

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
const { rough } = returnedOf(alone, 1, String);
const returned: Returned = { ...returnedOf(gardenInterview, 1, (name) => `Réponses de ${name}.docx`), rough };

const closed = (page: Page): Promise<void> => page.getByRole('dialog').waitFor({ state: 'hidden' });

/** A person's returned answers and their positions; the interview is in the library. */
export async function photographAnswers(
  { app, page }: Escale,
  { photograph, open, folder }: Camera,
  { answers: words }: Messages,
  { rough: post, fileName, paragraphs, answers, name: sender }: Returned,
  name: string,
): Promise<void> {
  await open(page, post.title);
  const file = path.join(folder, fileName);
  await writeFile(file, makeDocx({ body: paragraphs.join('') }));
  await app.evaluate(({ dialog }, chosen) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [chosen] });
  }, file);
  await page.keyboard.press('Control+Shift+A');
  const sheet = page.getByRole('dialog', { name: words.title });
  await sheet.getByRole('button', { name: words.chooseFile }).click();
  await sheet.getByText(words.recognized(answers, paragraphs.length - answers)).waitFor();
  // The file name identifies the sender.
  await sheet.getByText(sender).first().waitFor();
  await photograph(page, name);
  await page.keyboard.press('Escape');
  await closed(page);
}

/** What a person sent back of a text for approval: one passage has other words. */
export async function photographReturn(
  { app, page }: Escale,
  { photograph, open, folder }: Camera,
  { answers, exports: exportWords, returns: words }: Messages,
  { title, person, before, after }: Readonly<Record<'title' | 'person' | 'before' | 'after', string>>,
  name: string,
): Promise<void> {
  await open(page, title);
  const sent = path.join(folder, `${name}.docx`);
  const back = path.join(folder, `${name}-2.docx`);
  await app.evaluate(
    ({ dialog, Menu }, [filePath, chosen]) => {
      dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: filePath ?? '' });
      dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [chosen ?? ''] });
      Menu.getApplicationMenu()?.getMenuItemById('ask-for-approval')?.click();
    },
    [sent, back],
  );
  const dialog = page.getByRole('dialog', { name: exportWords.send });
  await dialog.getByRole('combobox', { name: exportWords.recipient }).fill(person);
  await page.getByRole('option', { name: person }).click();
  await dialog.getByRole('button', { name: exportWords.sendAct }).click();
  await dialog.getByRole('button', { name: exportWords.finish }).click();
  await closed(page);
  await writeFile(back, await rewordDocument(sent, before, after));
  await page.keyboard.press('Control+Shift+A');
  await page.getByRole('dialog').getByRole('button', { name: answers.chooseFile }).click();
  await page
    .getByRole('dialog', { name: words.titleOf(person) })
    .getByText(words.states.corrected)
    .first()
    .waitFor();
  await photograph(page, name);
  await page.keyboard.press('Escape');
  await closed(page);
}

/** The consents of a post, open in the panel; without them afterwards. */
export async function photographConsents(
  { page }: Escale,
  { photograph }: Pick<Camera, 'photograph'>,
  { consents: words }: Messages,
  { id: postId, post }: Readonly<{ id: string; post: Post }>,
  name: string,
): Promise<void> {
  const [first, second] = post.participants;
  for (const [person, subjects] of [
    [first, ['words', 'picture']],
    [second, ['words']],
  ] as const)
    await ask(page, 'consents.save', {
      name: person?.name ?? '',
      postId,
      subjects: [...subjects],
      places: '',
      purpose: '',
      manner: 'paper',
      givenAt: Date.now(),
      isMinor: false,
      guardians: '',
      note: '',
    });
  const panel = page.getByRole('complementary');
  await panel.getByRole('button', { name: words.title, exact: true }).click();
  await panel.getByRole('button', { name: words.export.open }).scrollIntoViewIfNeeded();
  await photograph(page, name);
  for (const { id } of (await ask(page, 'consents.list', {})).items)
    await ask(page, 'consents.remove', { id });
}

export async function photographWriting(escale: Escale, camera: Camera): Promise<void> {
  const { page } = escale;
  const { photograph, open } = camera;
  await addPosts(page, [rough]);
  await page.reload();
  await photographAnswers(escale, camera, fr, returned, 'answers');

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
