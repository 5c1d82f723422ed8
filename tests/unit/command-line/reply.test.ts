/** `escale reply`: reports what came back, takes it with --yes, and changes nothing the second time. */
import fs from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { exportsOf } from '#backend/exchange/export/run-exports.ts';
import { questionCodes } from '#interview/answers/question-codes.ts';
import type { Post } from '#interview/document.ts';
import { blocksToText } from '#interview/plain.ts';
import { buildInterview } from '#tests/builders/interview-builder.ts';
import { openTestBackend, temporaryFolder } from '#tests/builders/test-backend.ts';
import { fails, json } from './terminal.ts';

const ANNE = 'Anne Martin';
const asked: Post = buildInterview()
  .titled('Un jardin')
  .withPerson(ANNE)
  .asking('Pourquoi un jardin ?')
  .asking('Et l’hiver ?').post;

type Reply = {
  person: string;
  use: string;
  carrier: string;
  applied: boolean;
  turns: { state: string; after: string }[];
};
let folder: string;
let library: string[];
let postId: string;
beforeEach(() => {
  folder = temporaryFolder('reply');
});
afterEach(() => fs.rmSync(folder, { recursive: true, force: true }));

/** A library with the post, closed; `prepare` runs while it is open. */
async function makeLibrary(
  post: Post,
  prepare: (backend: Awaited<ReturnType<typeof openTestBackend>>) => Promise<void> = () => Promise.resolve(),
): Promise<void> {
  const backend = await openTestBackend({ folder: path.join(folder, 'library'), publishing: false });
  postId = (await backend.call('posts.create', { kind: 'interview', language: 'fr' })).id;
  await backend.call('posts.save', { id: postId, baseSave: 0, saveId: 's-0', document: post });
  await prepare(backend);
  await backend.dispose();
  library = ['--library', path.join(folder, 'library')];
}
const write = (name: string, text: string): string => {
  const file = path.join(folder, name);
  fs.writeFileSync(file, text);
  return file;
};
async function storedText(): Promise<string> {
  const post = await json<Post>(['show', postId, ...library]);
  return blocksToText(post.body);
}

it('takes a mail with codes once, whose person it adds, and finds nothing new the second time', async () => {
  await makeLibrary({ ...asked, participants: [] });
  const [first, second] = questionCodes(asked).map(({ code }) => code);
  const mail = write(
    'réponses.eml',
    `From: ${ANNE} <anne@exemple.fr>\r\nDate: Tue, 10 Mar 2026 10:00:00 +0100\r\nSubject: Re: questions\r\n\r\n${first} Pourquoi ?\r\n\r\nPour les enfants.\r\n\r\n${second}\r\n\r\nNous taillons.\r\n`,
  );
  const args = ['reply', mail, '--post', postId, ...library];
  const report = await json<Reply>(args);
  expect(report).toMatchObject({ person: ANNE, use: 'questions', applied: false });
  expect(report.turns.map(({ state }) => state)).toEqual(['answered', 'answered']);
  expect(await storedText()).not.toContain('Nous taillons.');

  expect(await json<Reply>([...args, '--yes'])).toMatchObject({ applied: true });
  const text = await storedText();
  expect(text).toContain('Pour les enfants.');
  await json([...args, '--yes']);
  expect(await storedText()).toBe(text);
});

it('takes a document that was sent for review, from any folder, without being told the post', async () => {
  const answered = buildInterview()
    .titled('Un jardin')
    .withPerson(ANNE)
    .asking('Pourquoi un jardin ?')
    .answering(ANNE, 'Pour les enfants.').post;
  const file = path.join(folder, 'jardin.docx');
  await makeLibrary(answered, async (backend) => {
    const destination = 'token-of-a-destination-file';
    exportsOf(backend.backend).destinations.grant(destination, file);
    await backend.call('exports.send', { postId, format: 'docx', recipient: ANNE, destination });
  });
  const taken = await json<Reply>(['reply', file, '--yes', ...library]);
  expect(taken).toMatchObject({ person: ANNE, use: 'review', carrier: 'document', applied: true });
  expect(new Set(taken.turns.map(({ state }) => state))).toEqual(new Set(['approved']));
});

it('refuses what names no post or no person, and changes nothing', async () => {
  await makeLibrary(asked);
  const file = write('notes.txt', 'Bonjour,\n\nvoici.');
  expect(await fails(['reply', file, ...library], 1)).toContain('ne dit pas de quel billet');
  expect(await fails(['reply', file, '--post', postId, ...library], 1)).toContain('ne dit pas qui répond');
});
