/**
 * Two people and twelve answers, none typed: two mails and a table bring the answers, each file once; then one approves by
 * document, the other by form, while the post changes.
 */
import fs from 'node:fs';
import path from 'node:path';
import { PDFDocument } from '@cantoo/pdf-lib';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { exportsOf } from '#backend/exchange/export/run-exports.ts';
import { questionCodes } from '#interview/answers/question-codes.ts';
import { answersBy } from '#interview/answers/merge-answers.ts';
import type { Answer, Post } from '#interview/document.ts';
import { blocksToText } from '#interview/plain.ts';
import { markedTurns } from '#interview/returns/marked-parts.ts';
import { buildInterview, paragraph } from '#tests/builders/interview-builder.ts';
import { rewordDocument } from '#tests/builders/reworded-document.ts';
import { openTestBackend, temporaryFolder } from '#tests/builders/test-backend.ts';
import { runHere } from './terminal.ts';

const [ANNE, KARIM] = ['Anne Martin', 'Karim Benali'];
const QUESTIONS = ['Qui êtes-vous ?', 'Pourquoi ici ?', 'Comment ?', 'Avec qui ?', 'Quand ?', 'Et ensuite ?'];
const asked: Post = QUESTIONS.reduce(
  (built, question) => built.asking(question),
  buildInterview().titled('Un jardin').withPerson(ANNE).withPerson(KARIM),
).post;
const codes = questionCodes(asked).map(({ code }) => code);
const [anne = '', karim = ''] = asked.participants.map(({ id }) => id);

type Turn = { id: string; state: string };
let folder: string;
let postId: string;
beforeEach(async () => {
  folder = temporaryFolder('two-people');
  await inLibrary(async (backend) => {
    postId = (await backend.call('posts.create', { kind: 'interview', language: 'fr' })).id;
    await backend.call('posts.save', { id: postId, baseSave: 0, saveId: 's-0', document: asked });
  });
});
afterEach(() => fs.rmSync(folder, { recursive: true, force: true }));

type TestBackend = Awaited<ReturnType<typeof openTestBackend>>;
async function inLibrary<Result>(work: (backend: TestBackend) => Promise<Result>): Promise<Result> {
  const backend = await openTestBackend({
    folder: path.join(folder, 'library'),
    publishing: false,
    newId: () => crypto.randomUUID(),
  });
  const result = await work(backend);
  await backend.dispose();
  return result;
}
async function change(edit: (post: Post) => Post): Promise<void> {
  await inLibrary(async (backend) => {
    const { document, saveNumber } = await backend.call('posts.get', { id: postId });
    await backend.call('posts.save', {
      id: postId,
      baseSave: saveNumber,
      saveId: crypto.randomUUID(),
      document: edit(document),
    });
  });
}
const stored = (): Promise<Post> =>
  inLibrary(async (backend) => (await backend.call('posts.get', { id: postId })).document);
const write = (name: string, text: string): string => {
  const file = path.join(folder, name);
  fs.writeFileSync(file, text);
  return file;
};
const mail = (name: string, answers: readonly number[]): string =>
  [
    `From: ${ANNE} <anne@exemple.fr>`,
    'Subject: Re: questions',
    'Content-Type: text/plain; charset=utf-8',
    '',
    'Bonjour,',
    ...answers.flatMap((at) => ['', `> ${codes[at]} ${QUESTIONS[at]}`, '', `Anne ${name} ${at + 1}.`]),
    '',
    'Bien cordialement,',
    ANNE,
  ].join('\r\n');
async function reply(file: string): Promise<Turn[]> {
  const run = await runHere([
    'reply',
    file,
    '--post',
    postId,
    '--yes',
    '--json',
    '--library',
    path.join(folder, 'library'),
  ]);
  expect(run).toMatchObject({ code: 0, error: '' });
  return run.out
    .trim()
    .split('\n')
    .flatMap((line) => (JSON.parse(line) as { turns: Turn[] }).turns);
}
const answersOf = (post: Post, person: string): string[] =>
  post.body.flatMap((block) =>
    block.type === 'question'
      ? answersBy(post, block.id, person).map(({ blocks }) => blocksToText(blocks))
      : [],
  );
const send = async (format: 'docx' | 'form', recipient: string, person: string): Promise<string> => {
  const file = path.join(folder, format === 'docx' ? 'anne.docx' : 'karim.pdf');
  await inLibrary(async (backend) => {
    const destination = 'token-of-a-destination-file';
    exportsOf(backend.backend).destinations.grant(destination, file);
    await backend.call('exports.send', { postId, format, recipient, person, destination });
  });
  return file;
};
const rewrite =
  (id: string, words: string) =>
  (post: Post): Post => ({
    ...post,
    body: post.body.map((block) =>
      block.type === 'answer' && block.id === id ? { ...block, blocks: [paragraph(words)] } : block,
    ),
  });

it('brings twelve answers and the approval of each to its turn', { timeout: 120_000 }, async () => {
  const first = write('un.eml', mail('un', [0, 1, 2, 3]));
  // Reworded after the mails were sent.
  await change((post) => ({
    ...post,
    body: post.body.map((block) =>
      block.type === 'question' && block.id === 'q5'
        ? { ...block, content: [[{ type: 'text', text: 'Depuis combien d’années ?' }]] }
        : block,
    ),
  }));
  const files = [
    first,
    write('deux.eml', mail('deux', [4, 5])),
    write(
      'formulaire.csv',
      [
        ['Nom', ...codes.map((code, at) => `${code} ${QUESTIONS[at]}`)],
        [KARIM, ...codes.map((_, at) => `Karim ${at + 1}.`)],
      ]
        .map((row) => row.map((cell) => `"${cell}"`).join(';'))
        .join('\r\n'),
    ),
  ];
  for (const file of files) await reply(file);
  const answered = await stored();
  expect(answersOf(answered, anne)).toEqual(
    ['un 1', 'un 2', 'un 3', 'un 4', 'deux 5', 'deux 6'].map((name) => `Anne ${name}.`),
  );
  expect(answersOf(answered, karim)).toEqual([1, 2, 3, 4, 5, 6].map((at) => `Karim ${at}.`));
  for (const file of files) await reply(file);
  expect(await stored()).toEqual(answered);

  const document = await send('docx', ANNE, anne);
  const form = await send('form', KARIM, karim);
  const ofKarim = answered.body.filter(
    (block): block is Answer => block.type === 'answer' && block.participants.includes(karim),
  );
  const ids = ofKarim.map(({ id }) => id);
  const marks = ids.map((id) => markedTurns(answered).find(({ turn }) => turn.id === id)?.mark);
  const pdf = await PDFDocument.load(fs.readFileSync(form));
  for (const mark of marks) pdf.getForm().getRadioGroup(`esc_${mark}_approve`).select('approve');
  pdf.getForm().getRadioGroup(`esc_${marks[1]}_approve`).select('remark');
  pdf.getForm().getTextField(`esc_${marks[1]}_remark`).setText('Un mot de trop.');
  fs.writeFileSync(form, await pdf.save());
  const returned = path.join(folder, 'retour.docx');
  fs.writeFileSync(returned, await rewordDocument(document, 'Anne un 2.', 'Anne, mieux dit.'));

  // Meanwhile one answer changes, and another is deleted.
  await change(rewrite(ids[2] ?? '', 'Réécrit ici.'));
  await change((post) => ({
    ...post,
    body: post.body.filter((block) => !('id' in block) || block.id !== ids[3]),
  }));
  const states = (await reply(form)).map(({ id, state }) => [ids.indexOf(id), state]);
  expect(states).toEqual([
    [0, 'approved'],
    [1, 'remark'],
    [2, 'changed-here'],
    [3, 'deleted-here'],
    [4, 'approved'],
    [5, 'approved'],
  ]);
  const corrected = (await reply(returned)).filter(({ state }) => state === 'corrected');
  expect(corrected).toHaveLength(1);
  const final = await stored();
  expect(answersOf(final, anne)).toContain('Anne, mieux dit.');
  expect(answersOf(final, karim)).toContain('Réécrit ici.');
  await reply(form);
  await reply(returned);
  expect(await stored()).toEqual(final);
  const { items } = await inLibrary((backend) => backend.call('returns.turns', { postId }));
  expect(
    items.filter(({ name, state, isCurrent }) => name === ANNE && state === 'corrected' && isCurrent),
  ).toHaveLength(1);
});
