/** « À valider »: its posts, and that each post is in one list of states only. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { gardenInterview } from '#tests/builders/demo-posts.ts';
import { openTestBackend, type TestBackend } from '#tests/builders/test-backend.ts';

let backend: TestBackend;
beforeEach(async () => {
  backend = await openTestBackend({ publishing: false });
});
afterEach(() => backend.dispose());

async function addDraft(title: string): Promise<string> {
  const { id } = await backend.call('posts.create', { kind: 'interview', language: 'fr' });
  const document = { ...gardenInterview, title };
  await backend.call('posts.save', { id, baseSave: 0, saveId: `s-${id}`, document });
  return id;
}
const titles = async (
  list: 'drafts' | 'reading' | 'all',
  more: Readonly<{ sort?: 'title'; label?: string }> = {},
): Promise<string[]> =>
  (await backend.call('posts.list', { list, limit: 10, ...more })).items
    .map(({ title }) => title)
    .toSorted((one, other) => one.localeCompare(other));

it('lists a draft while an approval is pending; « Brouillons » lists the others', async () => {
  const [first] = [await addDraft('Un'), await addDraft('Deux')];
  const name = 'Karim Benali';
  await backend.call('approvals.await', { postId: first, name, awaited: true });
  expect(await titles('reading')).toEqual(['Un']);
  expect(await titles('drafts')).toEqual(['Deux']);
  expect(await backend.call('posts.counts', {})).toMatchObject({ all: 2, drafts: 1, reading: 1 });
  // By the list’s index, in another order.
  expect(await titles('reading', { sort: 'title' })).toEqual(['Un']);
  expect(await titles('drafts', { sort: 'title' })).toEqual(['Deux']);
  expect(await backend.call('posts.facets', { list: 'drafts' })).toMatchObject({ whole: 1 });
  const { items } = await backend.call('posts.list', { list: 'all', limit: 10 });
  expect(Object.fromEntries(items.map(({ title, status }) => [title, status]))).toEqual({
    Deux: 'draft',
    Un: 'for-approval',
  });

  await backend.call('approvals.add', { postId: first, name, approvedAt: backend.clock.now, note: '' });
  expect(await titles('reading')).toEqual([]);
  expect(await titles('drafts')).toEqual(['Deux', 'Un']);
});

it('lists nothing of the bin', async () => {
  const id = await addDraft('Un');
  await backend.call('approvals.await', { postId: id, name: 'la direction', awaited: true });
  await backend.call('posts.bin', { id });
  expect(await titles('reading')).toEqual([]);
  expect(await backend.call('posts.counts', {})).toMatchObject({ all: 0, drafts: 0, reading: 0, bin: 1 });
});
