/** A document reviewed in a word processor: its tracked changes decided before it becomes a post, its comments kept as notes. */
import { writeFile } from 'node:fs/promises';
import type { ElectronApplication, Page, TestInfo } from '@playwright/test';
import { reviewed as words } from '#assets/messages/fr/review.ts';
import { blocksToText } from '#interview/plain.ts';
import { makeDocx } from '../builders/document-files.ts';
import { gardenInterview } from '../builders/demo-posts.ts';
import { axeFindings } from './axe.ts';
import { expect, test } from './fixtures.ts';
import { addPosts, ask } from './library.ts';
import { AppPage } from './pages/AppPage.ts';
import { enter } from './keys.ts';

const DATE = 'w:date="2026-03-02T09:30:00Z"';
const run = (text: string, bold = false): string =>
  `<w:r>${bold ? '<w:rPr><w:b/></w:rPr>' : ''}<w:t xml:space="preserve">${text}</w:t></w:r>`;
const ins = (text: string, author: string): string =>
  `<w:ins w:id="1" w:author="${author}" ${DATE}>${run(text)}</w:ins>`;
const del = (text: string, author: string): string =>
  `<w:del w:id="2" w:author="${author}" ${DATE}><w:r><w:delText xml:space="preserve">${text}</w:delText></w:r></w:del>`;
const p = (...runs: string[]): string => `<w:p>${runs.join('')}</w:p>`;
const around = (id: number, inner: string): string =>
  `<w:commentRangeStart w:id="${id}"/>${inner}<w:commentRangeEnd w:id="${id}"/><w:r><w:commentReference w:id="${id}"/></w:r>`;

const reviewedInterview = makeDocx({
  comments: ['Le nom exact du service est à vérifier auprès de la mairie.'],
  body: [
    p(run('Qu’est-ce qui a changé au guichet ?', true)),
    p(
      run('Anne Martin : Il '),
      del('fermait', 'Claire Roux'),
      ins('ouvre', 'Claire Roux'),
      run(' plus tard, dit le '),
      around(1, run('service des usages')),
      run('.'),
    ),
    p(run('Et la suite ?', true)),
    p(run('Anne Martin : Nous verrons'), ins(' avec les habitants', 'Karim Benali'), run('.')),
    p(run('Qui vous aide ?', true)),
    p(run('Anne Martin : Toute l’équipe.')),
  ].join(''),
});

/** A library that is not empty, its window open, and the document in a file. */
async function prepared(page: Page, testInfo: TestInfo): Promise<string> {
  await addPosts(page, [gardenInterview]);
  await page.reload();
  await new AppPage(page).openPost(gardenInterview.title);
  const file = testInfo.outputPath('relu.docx');
  await writeFile(file, reviewedInterview);
  return file;
}

/** « Depuis un document… », the system's dialog answering by itself. */
async function fromDocument(app: ElectronApplication, file: string): Promise<void> {
  await app.evaluate(({ dialog, Menu }, path) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [path] });
    Menu.getApplicationMenu()?.getMenuItemById('new-from-document')?.click();
  }, file);
}
const textOfNewest = async (page: Page): Promise<{ id: string; text: string }> => {
  const { items } = await ask(page, 'posts.list', { list: 'drafts', limit: 1 });
  const { id, document } = await ask(page, 'posts.get', { id: items[0]?.id ?? '' });
  return { id, text: blocksToText(document.body) };
};

test('changes one by one, then a post; its comment is a note that leads to its passage and is settled', async ({
  app,
  page,
}, testInfo) => {
  const file = await prepared(page, testInfo);
  const window = new AppPage(page);
  await fromDocument(app, file);
  const dialog = page.getByRole('dialog', { name: words.title('relu.docx') });
  const both = [
    { author: 'Claire Roux', count: 1 },
    { author: 'Karim Benali', count: 1 },
  ];
  await expect(dialog.getByText(words.changes(2, both))).toBeVisible();
  await expect(dialog.getByRole('radio', { name: words.accepted })).toBeChecked();
  await dialog.getByRole('radio', { name: words.accepted }).focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await expect(dialog.getByRole('radio', { name: words.each })).toBeChecked();
  await expect(dialog.getByText(words.acceptedCount(2, 2))).toBeVisible();
  expect(await axeFindings(page)).toEqual([]);
  const change = dialog.getByRole('checkbox', { name: 'habitants' });
  await change.focus();
  await page.keyboard.press('Space');
  await expect(dialog.getByText(words.acceptedCount(1, 2))).toBeVisible();
  await expect(dialog.locator('section')).toHaveAttribute('aria-busy', 'false');
  await enter(dialog.getByRole('button', { name: words.create }));

  await expect(dialog).toBeHidden();
  await expect(window.messages.getByText(words.notesAdded(1), { exact: false })).toBeVisible();
  const { id, text } = await textOfNewest(page);
  expect(text).toContain('Il ouvre plus tard, dit le service des usages.');
  expect(text).toContain('Nous verrons.');

  const panel = page.getByRole('complementary');
  if (!(await panel.isVisible())) await page.keyboard.press('Shift+F9');
  const note = panel.getByRole('button', { name: words.goTo('service des usages') });
  await expect(note).toBeVisible();
  expect(await axeFindings(page)).toEqual([]);
  await note.press('Enter');
  await expect
    .poll(() => page.evaluate(() => document.getSelection()?.toString()))
    .toBe('service des usages');
  // The panel stands beside the text: it stays while the passage is shown.
  const settle = panel.getByRole('button', { name: words.settleName('Le nom exact'), exact: false });
  await settle.press('Enter');
  await expect(panel.getByText(words.noNotes)).toBeVisible();
  await enter(panel.getByRole('button', { name: words.settled(1) }));
  await expect(panel.getByText('auprès de la mairie')).toBeVisible();
  for (const format of ['html', 'markdown', 'text'] as const)
    expect((await ask(page, 'posts.render', { id, format })).text).not.toContain('auprès de la mairie');
});

test('the original version, by one choice; given up, nothing is made', async ({ app, page }, testInfo) => {
  const file = await prepared(page, testInfo);
  await fromDocument(app, file);
  const dialog = page.getByRole('dialog', { name: words.title('relu.docx') });
  const before = (await ask(page, 'posts.counts', {})).drafts;
  await expect(dialog).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  expect((await ask(page, 'posts.counts', {})).drafts).toBe(before);

  await fromDocument(app, file);
  await dialog.locator('label', { hasText: words.original }).click();
  await expect(dialog.locator('section')).toHaveAttribute('aria-busy', 'false');
  await dialog.getByRole('button', { name: words.create }).click();
  await expect(dialog).toBeHidden();
  await expect.poll(async () => (await textOfNewest(page)).text).toContain('Il fermait plus tard');
  expect((await textOfNewest(page)).text).toContain('Nous verrons.');
});
