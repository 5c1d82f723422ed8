/** A waiting post: its list row, its search result and its filter have one state. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { ShownStatus } from '#contract/shapes.ts';
import { run, sql } from '#backend/core/sql.ts';
import { rememberRemote, rememberStatus } from '#backend/library/publications/publications.ts';
import { openTestBackend, type TestBackend } from '#tests/builders/test-backend.ts';
import { buildArticle } from '#tests/builders/interview-builder.ts';

let backend: TestBackend;
let post: string;
beforeEach(async () => {
  backend = await openTestBackend({ publishing: false });
  await addPost('Autre');
  post = await addPost('Jardin');
  run(
    backend.backend.db,
    sql`
    INSERT INTO blogs (id, kind, remote_id, name, url, signature, created_at)
    VALUES ('labo', 'wordpress', 'labo.example', 'LABO', 'https://labo.example/', '', 0)`,
  );
  run(
    backend.backend.db,
    sql`INSERT INTO publications (id, post_id, blog_id, created_at) VALUES ('p', ${post}, 'labo', 0)`,
  );
});
afterEach(() => backend.dispose());

async function addPost(title: string): Promise<string> {
  const { id } = await backend.call('posts.create', { kind: 'article', language: 'fr' });
  const document = buildArticle().titled(title).saying('Des plantes.').post;
  await backend.call('posts.save', { id, baseSave: 0, saveId: `s-${id}`, document });
  return id;
}

/** Sets the blog’s status of the post, as read. */
const setBlogStatus = (pending: boolean): void =>
  rememberRemote(backend.backend.db, 'p', {
    id: '7',
    status: 'draft',
    title: 'Jardin',
    labels: [],
    ...(pending ? { pending: true as const } : {}),
  });

const ASKED = ['draft', 'pending', 'for-approval'] as const;
const countsByValue = (
  values: readonly Readonly<{ value: string; count: number }>[],
): Record<string, number> => Object.fromEntries(values.map(({ value, count }) => [value, count]));

/** Every place that shows a state, or filters by it. */
async function shownStatuses(): Promise<unknown> {
  const { call } = backend;
  const isIt = ({ id }: Readonly<{ id: string }>): boolean => id === post;
  const results = await call('search.find', { query: 'plantes', limit: 10 });
  const titles = await call('search.titles', { query: 'jardin', limit: 10 });
  const [finds, lists]: [string[], string[]] = [[], []];
  for (const status of ASKED) {
    const { hits } = await call('search.find', { query: `statut:${status}`, limit: 10 });
    if (hits.some(({ postId }) => postId === post)) finds.push(status);
    const { items } = await call('posts.list', { list: 'all', status, limit: 10 });
    if (items.some(isIt)) lists.push(status);
  }
  return {
    row: (await call('posts.list', { list: 'all', limit: 10 })).items.find(isIt)?.status,
    hit: results.hits.find(({ postId }) => postId === post)?.status,
    read: (await call('search.read', { postId: post })).status,
    titles: titles.items.map(({ status }) => status),
    ofSearch: countsByValue(results.facets.statuses),
    ofList: countsByValue((await call('posts.facets', { list: 'all' })).statuses),
    finds,
    lists,
  };
}

/** « Autre » stays a draft. */
function expectedStatuses(state: ShownStatus): unknown {
  const counts = state === 'draft' ? { draft: 2 } : { draft: 1, [state]: 1 };
  return {
    row: state,
    hit: state,
    read: state,
    titles: [state],
    ofSearch: counts,
    ofList: counts,
    finds: [state],
    lists: [state],
  };
}

it('waits on its blog for an editor, from the submission to its end', async () => {
  expect(await shownStatuses()).toEqual(expectedStatuses('draft'));
  setBlogStatus(true);
  expect(await shownStatuses()).toEqual(expectedStatuses('pending'));
  setBlogStatus(false);
  expect(await shownStatuses()).toEqual(expectedStatuses('draft'));
  setBlogStatus(true);
  expect(await shownStatuses()).toEqual(expectedStatuses('pending'));
  rememberStatus(backend.backend.db, 'p', 'gone');
  expect(await shownStatuses()).toEqual(expectedStatuses('draft'));
});

it('waits for a person’s approval, which comes before its blog', async () => {
  setBlogStatus(true);
  const input = { postId: post, name: 'Karim Benali' };
  expect(await shownStatuses()).toEqual(expectedStatuses('pending'));
  await backend.call('approvals.await', { ...input, awaited: true });
  expect(await shownStatuses()).toEqual(expectedStatuses('for-approval'));
  await backend.call('approvals.await', { ...input, awaited: false });
  expect(await shownStatuses()).toEqual(expectedStatuses('pending'));
  await backend.call('approvals.await', { ...input, awaited: true });
  expect(await shownStatuses()).toEqual(expectedStatuses('for-approval'));
  await backend.call('approvals.add', {
    postId: post,
    name: input.name,
    approvedAt: backend.clock.now,
    note: '',
  });
  expect(await shownStatuses()).toEqual(expectedStatuses('pending'));
});

it('stays in the list of drafts, or of pending approvals', async () => {
  setBlogStatus(true);
  const listed = async (list: 'drafts' | 'reading'): Promise<boolean> =>
    // By the list’s index, in another order.
    (await backend.call('posts.list', { list, sort: 'title', limit: 10 })).items.some(
      ({ id }) => id === post,
    );
  expect([await listed('drafts'), await listed('reading')]).toEqual([true, false]);
  await backend.call('approvals.await', { postId: post, name: 'Karim Benali', awaited: true });
  expect([await listed('drafts'), await listed('reading')]).toEqual([false, true]);
});

it.each([
  ['statut:proposé', true],
  ['état:soumis', true],
  ['status:submitted', true],
  ['statut:pending', true],
  ['-statut:proposé', false],
  ['statut:brouillon', false],
  ['statut:brouillon|proposé', true],
])('%s', async (query, finds) => {
  setBlogStatus(true);
  const { hits } = await backend.call('search.find', { query, limit: 10 });
  expect(hits.some(({ postId }) => postId === post)).toBe(finds);
});
