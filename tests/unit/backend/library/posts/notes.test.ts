/** Notes on passages: beside the text, never in it, copied with the post, without duplicates. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { NoteToAdd, OwnNote } from '#contract/exchange.ts';
import { MOST_NOTES } from '#backend/library/posts/notes.ts';
import { buildInterview } from '#tests/builders/interview-builder.ts';
import { openTestBackend, type TestBackend } from '#tests/builders/test-backend.ts';

let backend: TestBackend;
let postId: string;
beforeEach(async () => {
  backend = await openTestBackend();
  postId = (await backend.call('posts.create', { kind: 'interview', language: 'fr' })).id;
});
afterEach(() => backend.dispose());

const NOTES: NoteToAdd[] = [
  { author: 'Anne', text: 'À vérifier.', quote: 'le guichet', at: 1_000 },
  { author: '', text: 'Bien.', quote: '', done: true },
];
const list = async (id = postId) => (await backend.call('notes.list', { postId: id })).items;

test('stores notes in order and emits the change', async () => {
  expect(await backend.call('notes.add', { postId, notes: NOTES })).toEqual({ added: 2 });
  expect(await list()).toEqual([
    {
      id: expect.any(String) as string,
      author: 'Anne',
      text: 'À vérifier.',
      quote: 'le guichet',
      at: 1_000,
      settled: false,
      isOwn: false,
    },
    { id: expect.any(String) as string, author: '', text: 'Bien.', quote: '', settled: true, isOwn: false },
  ]);
});

test('importing the same document again adds no note twice', async () => {
  await backend.call('notes.add', { postId, notes: NOTES });
  expect(await backend.call('notes.add', { postId, notes: NOTES })).toEqual({ added: 0 });
  expect(await list()).toHaveLength(2);
});

test('resolves and reopens a note; nothing erases one', async () => {
  await backend.call('notes.add', { postId, notes: NOTES });
  const [first] = await list();
  await backend.call('notes.settle', { id: first?.id ?? '', settled: true });
  expect((await list()).map((note) => note.settled)).toEqual([true, true]);
  await backend.call('notes.settle', { id: first?.id ?? '', settled: false });
  expect((await list()).map((note) => note.settled)).toEqual([false, true]);
});

test('copies notes with a post, and renders none', async () => {
  await backend.call('notes.add', { postId, notes: NOTES });
  const copy = await backend.call('posts.duplicate', { id: postId });
  expect((await list(copy.id)).map(({ text, settled }) => [text, settled])).toEqual([
    ['À vérifier.', false],
    ['Bien.', true],
  ]);
  for (const format of ['html', 'preview', 'markdown', 'text'] as const)
    expect((await backend.call('posts.render', { id: postId, format })).text).not.toContain('vérifier');
});

test('fails by a code for a missing post or note', async () => {
  await expect(list('nowhere')).rejects.toMatchObject({ code: 'post.not-found' });
  await expect(backend.call('notes.add', { postId: 'nowhere', notes: NOTES })).rejects.toMatchObject({
    code: 'post.not-found',
  });
  await expect(backend.call('notes.settle', { id: 'nowhere', settled: true })).rejects.toMatchObject({
    code: 'note.not-found',
  });
});

const OWN: OwnNote = { id: 'own-1', text: 'Rappeler.', quote: 'le guichet', settled: false };
const write = (note: OwnNote, id = postId) => backend.call('notes.write', { postId: id, note });

test('stores an own note, changes its words, and repeats nothing', async () => {
  await write(OWN);
  const [written] = await list();
  expect(written).toEqual({ ...OWN, author: '', at: expect.any(Number) as number, isOwn: true });
  await write({ ...OWN, text: 'Rappeler jeudi.', quote: 'autre chose' });
  await write({ ...OWN, text: 'Rappeler jeudi.' });
  expect(await list()).toEqual([{ ...written, text: 'Rappeler jeudi.' }]);
  expect(backend.events).toContainEqual({ event: 'notes.changed', payload: { postIds: [postId] } });
});

test('deletes an own note, and restores it with its date and state', async () => {
  await write(OWN);
  await backend.call('notes.settle', { id: 'own-1', settled: true });
  const [{ author: _author, isOwn: _isOwn, ...note } = { id: '' }] = await list();
  await backend.call('notes.delete', { id: 'own-1' });
  expect(await list()).toEqual([]);
  await write(note as OwnNote);
  expect(await list()).toEqual([{ ...note, author: '', isOwn: true }]);
});

test('neither changes nor deletes a comment of a document', async () => {
  await backend.call('notes.add', { postId, notes: NOTES });
  const before = await list();
  const id = before[0]?.id ?? '';
  await expect(write({ ...OWN, id })).rejects.toMatchObject({ code: 'note.not-found' });
  await expect(backend.call('notes.delete', { id })).rejects.toMatchObject({ code: 'note.not-found' });
  await expect(write(OWN, 'nowhere')).rejects.toMatchObject({ code: 'post.not-found' });
  expect(await list()).toEqual(before);
});

test('does not move a note to another post', async () => {
  await write(OWN);
  const { id } = await backend.call('posts.create', { kind: 'article', language: 'fr' });
  await expect(write(OWN, id)).rejects.toMatchObject({ code: 'note.not-found' });
  expect(await list(id)).toEqual([]);
});

test('refuses a note beyond the most a post may have, but still changes one', async () => {
  await write(OWN);
  const many = Array.from({ length: MOST_NOTES }, (_, at) => ({ author: '', text: `${at}`, quote: '' }));
  await backend.call('notes.add', { postId, notes: many });
  await expect(write({ ...OWN, id: 'own-2' })).rejects.toMatchObject({ code: 'request.too-large' });
  await write({ ...OWN, text: 'Changée.' });
  expect((await list())[0]?.text).toBe('Changée.');
});

test('copies own notes to the copied turns', async () => {
  const { post } = buildInterview().asking('Qui ?').answering('Anne', 'Moi.');
  const { id, saveNumber } = await backend.call('posts.create', { kind: 'interview', language: 'fr' });
  await backend.call('posts.save', { id, document: post, baseSave: saveNumber, saveId: 'save-1' });
  const turnId = post.body.flatMap((block) => (block.type === 'answer' ? block.id : []))[0] ?? '';
  await write({ ...OWN, quote: 'Moi', turnId }, id);
  const copy = await backend.call('posts.duplicate', { id });
  const copied = copy.document.body.flatMap((block) => (block.type === 'answer' ? block.id : []))[0];
  expect(await list(copy.id)).toMatchObject([{ text: 'Rappeler.', isOwn: true, turnId: copied }]);
  expect(copied).not.toBe(turnId);
});
