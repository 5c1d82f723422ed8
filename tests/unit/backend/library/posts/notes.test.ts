/** Notes on passages: beside the text, never in it, copied with the post, without duplicates. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { NoteToAdd } from '#contract/exchange.ts';
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
    },
    { id: expect.any(String) as string, author: '', text: 'Bien.', quote: '', settled: true },
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
