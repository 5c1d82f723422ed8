/** Imported posts are in the library at once; the full text of many follows, even after a crash. */
import fs from 'node:fs';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createChunks } from '#backend/exchange/imports/chunks.ts';
import { pauseBackgroundWork } from '#backend/exchange/imports/pause-background-work.ts';
import { readDocument } from '#backend/library/store/read-document.ts';
import { all, run, sql } from '#backend/core/sql.ts';
import { checkIndex } from '#backend/search/index/check-index.ts';
import { indexProgress } from '#backend/search/index/background-indexing.ts';
import { openTestBackend, temporaryFolder, type TestBackend } from '#tests/builders/test-backend.ts';

const POSTS = 6;
let folder: string;
let backend: TestBackend;

beforeEach(async () => {
  folder = temporaryFolder('indexing-of-imports');
  backend = await openTestBackend({ folder, publishing: false });
  for (let post = 0; post < POSTS; post += 1)
    await backend.call('posts.create', { kind: 'article', language: 'fr' });
});
afterEach(async () => {
  await backend.dispose();
  fs.rmSync(folder, { recursive: true, force: true });
});

/** Gives another title to `posts` posts in one chunk. */
function retitle(posts: number, title: string, kind?: 'repeatable'): void {
  const { db } = backend.backend;
  const rows = all<{ rowid: number; document: string }>(
    db,
    sql`SELECT rowid, document FROM posts ORDER BY rowid LIMIT ${posts}`,
  );
  createChunks(db, kind).commit(0, 1, {
    take(_at, index) {
      for (const { rowid, document } of rows) {
        const next = { ...readDocument(document), title };
        run(
          db,
          sql`UPDATE posts SET title = ${title}, document = ${JSON.stringify(next)} WHERE rowid = ${rowid}`,
        );
        index(rowid, () => next);
      }
    },
    reached: () => undefined,
  });
}
const total = async (query: string): Promise<number> =>
  (await backend.call('search.find', { query, limit: 1 })).total;

function wrong(): unknown[] {
  const steps = checkIndex(backend.backend.db, { most: 100, full: true });
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value.findings;
  }
}

it('indexes a few changed posts at once', async () => {
  retitle(2, 'Girouette', 'repeatable');
  expect(indexProgress(backend.backend.db)).toEqual({ done: POSTS, total: POSTS });
  expect(await total('girouette')).toBe(2);
});

it('indexes all that an author’s act changes at once', async () => {
  retitle(POSTS, 'Girouette');
  expect(indexProgress(backend.backend.db)).toEqual({ done: POSTS, total: POSTS });
  expect(await total('girouette')).toBe(POSTS);
});

it('reports many new posts as not searchable yet, and then indexes them', async () => {
  retitle(POSTS, 'Girouette', 'repeatable');
  expect(indexProgress(backend.backend.db)).toEqual({ done: 0, total: POSTS });
  expect(await backend.call('search.index', {})).toMatchObject({ state: 'building', total: POSTS });
  await backend.backend.indexing?.finished();
  expect(await backend.call('search.index', {})).toMatchObject({ state: 'ready', done: POSTS });
  expect(await total('girouette')).toBe(POSTS);
  expect(backend.events.some(({ event }) => event === 'search.index-changed')).toBe(true);
  expect(wrong()).toEqual([]);
});

it('indexes posts while others are still being imported', async () => {
  const ended = pauseBackgroundWork(backend.backend);
  retitle(POSTS, 'Girouette', 'repeatable');
  await backend.backend.indexing?.finished();
  expect(await total('girouette')).toBe(POSTS);
  retitle(POSTS, 'Sextant', 'repeatable');
  ended();
  await backend.backend.indexing?.finished();
  expect([await total('girouette'), await total('sextant')]).toEqual([0, POSTS]);
  expect(wrong()).toEqual([]);
});

it('indexes the rest at the next start', async () => {
  retitle(POSTS, 'Girouette', 'repeatable');
  expect(indexProgress(backend.backend.db).done).toBe(0);
  await backend.dispose();
  backend = await openTestBackend({ folder, publishing: false });
  await backend.backend.indexing?.finished();
  expect(await total('girouette')).toBe(POSTS);
  expect(wrong()).toEqual([]);
});
