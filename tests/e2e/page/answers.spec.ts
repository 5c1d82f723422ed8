/**
 * One person’s answers in a dropped document, or in a reread one, matched to the questions and written in one step.
 */
import { writeFile } from 'node:fs/promises';
import type { Locator, Page } from '@playwright/test';
import { answers as words } from '#assets/messages/fr/answers.ts';
import { failures } from '#assets/messages/fr/failures.ts';
import { questionCodes } from '#interview/answers/question-codes.ts';
import type { Answer, Post } from '#interview/document.ts';
import { blockToText, blocksToText } from '#interview/plain.ts';
import { makeDocx, makeOdt, docxParagraph } from '../../builders/document-files.ts';
import { gardenInterview } from '../../builders/demo-posts.ts';
import { axeFindings } from '../support/axe.ts';
import { expect, test } from '../support/stage/fixtures.ts';
import { takeScreenshot } from '../support/samples/export-fixture.ts';
import { addPosts, ask } from '../support/samples/library.ts';
import { AppPage } from '../support/pages/AppPage.ts';
import { EditorPage } from '../support/pages/EditorPage.ts';
import { QUICK_TAG } from '../tiers.ts';

const KARIM = 'Karim Benali';
const karim = gardenInterview.participants.find((person) => person.name === KARIM);
const isKarims = (block: Post['body'][number]): block is Answer =>
  block.type === 'answer' && block.participants[0] === karim?.id;
const questions = gardenInterview.body.flatMap((block) =>
  block.type === 'question' ? [blockToText(block)] : [],
);
const answers = gardenInterview.body.flatMap((block) =>
  isKarims(block) ? [block.blocks.map(blockToText)] : [],
);

const blockTexts = (post: Post): string[] =>
  post.body.map((block) =>
    block.type === 'answer'
      ? `${post.participants.find((person) => person.id === block.participants[0])?.name}: ${blocksToText(block.blocks)}`
      : blockToText(block),
  );

/** A real file, as a file manager drops it. */
async function drop(page: Page, onto: Locator, file: string): Promise<void> {
  const box = await onto.boundingBox();
  const at = { x: (box?.x ?? 0) + 12, y: (box?.y ?? 0) + 8 };
  const session = await page.context().newCDPSession(page);
  const data = { items: [], files: [file], dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
    await session.send('Input.dispatchDragEvent', { type, ...at, data });
}

/** Opens the only post of the library. */
async function open(page: Page, post: Post): Promise<{ id: string; window: AppPage; editor: EditorPage }> {
  const [id = ''] = await addPosts(page, [post]);
  await page.reload();
  const window = new AppPage(page);
  await window.openPost(post.title);
  const editor = new EditorPage(page);
  await expect(editor.text.getByText(questions[0] ?? '')).toBeVisible();
  return { id, window, editor };
}

const readStored = async (page: Page, id: string): Promise<Post> =>
  (await ask(page, 'posts.get', { id })).document;

test(
  'places the answers of a dropped document beside the existing ones and asks where the rest belongs',
  { tag: QUICK_TAG },
  async ({ page }, testInfo) => {
    const { id, window, editor } = await open(page, gardenInterview);
    const file = testInfo.outputPath('karim.odt');
    const escape = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
    await writeFile(
      file,
      makeOdt({
        text:
          `<text:p>${escape(questions[0] ?? '')}</text:p><text:p>Une réponse toute neuve.</text:p>` +
          `<text:p>${escape(questions[1] ?? '')}</text:p><text:p>Une suite.</text:p>` +
          `<text:p>Bien cordialement</text:p><text:p>Karim</text:p>`,
      }),
    );
    await drop(page, editor.text.getByText(questions[0] ?? ''), file);
    await page
      .getByRole('dialog', { name: words.dropped('karim.odt') })
      .getByRole('button', { name: words.title })
      .click();
    const sheet = page.getByRole('dialog', { name: words.title });
    await expect(sheet.getByText(words.recognized(2, 6))).toBeVisible();
    // The speaker is read from the document or its name.
    await expect(sheet.getByText(words.guessed.signature)).toBeVisible();
    await expect(sheet.getByText(KARIM, { exact: true }).first()).toBeVisible();

    // The existing answer is shown; a new one replaces nothing unless chosen.
    const rows = sheet.getByRole('list', { name: words.questions }).getByRole('listitem');
    await expect(rows.nth(0).getByText(answers[0]?.[0] ?? '')).toBeVisible();
    await expect(rows.nth(2).getByText(words.unanswered)).toBeVisible();
    await rows.nth(0).getByRole('button', { name: words.existingChoice }).click();
    await page.getByRole('option', { name: words.replace }).click();
    const loose = sheet.getByRole('listitem').filter({ hasText: words.why.closing });
    await loose.getByRole('button', { name: /Où mettre/ }).click();
    await page.getByRole('option', { name: words.atEnd }).click();
    await sheet.getByRole('button', { name: words.add(2, 1) }).click();

    await expect(sheet).toBeHidden();
    await window.saved();
    const after = await readStored(page, id);
    const karims = after.body.filter(isKarims).map((block) => blocksToText(block.blocks));
    expect(karims.slice(0, 3)).toEqual([
      'Une réponse toute neuve.',
      [...(answers[1] ?? []), 'Une suite.'].join('\n'),
      answers[2]?.join('\n'),
    ]);
    expect(blockTexts(after).slice(-2)).toEqual(['Bien cordialement', 'Karim']);
  },
);

test('places the answers of a dropped mail by the codes of its questions', async ({ page }, testInfo) => {
  const sent = questionCodes(gardenInterview);
  const reworded: Post = {
    ...gardenInterview,
    body: gardenInterview.body.map((block) =>
      block.type === 'question' && block.id === sent[2]?.question.id
        ? { ...block, content: [[{ type: 'text', text: 'Et si c’était à refaire ?' }]] }
        : block,
    ),
  };
  const { window, editor } = await open(page, reworded);
  const file = testInfo.outputPath('Re questions.eml');
  const quoted = sent
    .slice(0, 3)
    .map(({ code }, index) => `> ${code} ${questions[index] ?? ''}\n\nRéponse ${index}.\n`);
  await writeFile(
    file,
    `From: ${KARIM} <karim@example.org>\nSubject: Re: questions\nContent-Type: text/plain; charset=utf-8\n\n${quoted.join('\n')}`,
  );
  await drop(page, editor.text.getByText(questions[0] ?? ''), file);
  const dropped = page.getByRole('dialog', { name: words.dropped('Re questions.eml') });
  await dropped.getByRole('button', { name: words.title }).click();
  const sheet = page.getByRole('dialog', { name: words.title });
  await expect(sheet.getByText(words.recognized(3, 6))).toBeVisible();
  await expect(sheet.getByText(words.guessed.sender)).toBeVisible();
  await expect(sheet.getByText(words.how.code)).toHaveCount(3);
  const reply = sheet.getByRole('list', { name: words.questions }).getByRole('listitem').nth(2);
  await expect(reply.getByText('Et si c’était à refaire ?').first()).toBeVisible();
  await expect(reply.getByText('Réponse 2.', { exact: true })).toBeVisible();
  await takeScreenshot(page, 'answers-by-code');
  await sheet.getByRole('button', { name: words.add(3, 0) }).click();
  await window.saved();
});

test('shows the changed words of a document that returns reread and replaces the old ones', async ({
  stage,
  page,
}, testInfo) => {
  const { id, window, editor } = await open(page, gardenInterview);
  const file = testInfo.outputPath('Relu par Karim.docx');
  const reread = answers.map((lines, index) =>
    index === 0 ? [`${lines[0] ?? ''} Et je le referais.`, ...lines.slice(1)] : lines,
  );
  await writeFile(
    file,
    makeDocx({
      body: questions
        .map(
          (question, index) =>
            docxParagraph([{ text: question, bold: true }]) +
            (reread[index] ?? []).map((line) => docxParagraph(line)).join(''),
        )
        .join(''),
    }),
  );
  await stage.choose(file);
  await editor.text.click();
  await page.keyboard.press('Control+Shift+A');
  const sheet = page.getByRole('dialog', { name: words.title });
  await sheet.getByRole('button', { name: words.chooseFile }).click();
  await expect(sheet.getByText(words.guessed.file)).toBeVisible();
  await expect(sheet.getByText(words.returned)).toBeVisible();
  const row = sheet.getByRole('list', { name: words.questions }).getByRole('listitem').first();
  await expect(row.getByRole('heading', { name: words.changes })).toBeVisible();
  await expect(row.locator('ins')).toContainText('Et je le referais.');
  await expect(row.getByRole('button', { name: words.existingChoice })).toContainText(words.replace);
  await page.screenshot({ path: testInfo.outputPath('reread.png') });
  expect(await axeFindings(page)).toEqual([]);
  const act = sheet.getByRole('button', { name: words.add(1, 1), exact: true });
  await act.focus();
  await page.keyboard.press('Enter');
  await expect(sheet).toBeHidden();
  await expect(window.messages.getByText(words.added(0, 1, KARIM), { exact: false })).toBeVisible();
  await window.saved();
  const after = (await readStored(page, id)).body
    .filter(isKarims)
    .map((block) => block.blocks.map(blockToText));
  expect(after).toEqual(reread);
  await editor.press('Control+z');
  await window.saved();
  expect(blockTexts(await readStored(page, id))).toEqual(blockTexts(gardenInterview));
});

test('inserts a dropped document where it was dropped and refuses a PDF with an alternative, unchanged', async ({
  page,
}, testInfo) => {
  const { id, window, editor } = await open(page, gardenInterview);
  const pdf = testInfo.outputPath('rapport.pdf');
  await writeFile(pdf, '%PDF-1.7\n');
  await drop(page, editor.text.getByText(questions[0] ?? ''), pdf);
  const refused = page.getByRole('dialog', { name: words.dropped('rapport.pdf') });
  await expect(refused.getByText(failures['document.pdf']({}))).toBeVisible();
  await refused.getByRole('button', { name: words.cancel }).click();
  await expect(refused).toBeHidden();
  expect(await readStored(page, id)).toEqual(gardenInterview);

  const markdown = testInfo.outputPath('encart.md');
  await writeFile(markdown, 'Un **encart**.\n\n- un\n- deux\n');
  const last = editor.text.getByText(blocksToText(gardenInterview.body.slice(-1)).slice(0, 30));
  await last.scrollIntoViewIfNeeded();
  await drop(page, last, markdown);
  await page.getByRole('dialog').getByRole('button', { name: words.insertHere }).click();
  await expect(editor.text.getByText('encart')).toBeVisible();
  await window.saved();
  expect((await readStored(page, id)).body.filter((block) => block.type === 'list')).toHaveLength(1);
  await editor.press('Control+z');
  await window.saved();
  expect(blockTexts(await readStored(page, id))).toEqual(blockTexts(gardenInterview));
});
