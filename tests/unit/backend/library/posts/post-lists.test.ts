import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listPosts } from '#backend/library/posts/post-lists.ts';
import { run, sql } from '#backend/core/sql.ts';
import type { WritableDb } from '#backend/core/sql.ts';
import { LIST_SORTS } from '#contract/plain-values.ts';
import type { BackendInput } from '#contract/backend.ts';
import type { TestBackend } from '#tests/builders/test-backend.ts';
import { openTestBackend } from '#tests/builders/test-backend.ts';
import {
  arbitraryListedPost,
  arbitraryListInput,
  timeIn2026,
  draft,
  expectedIds,
  fillPosts,
  withPerson,
} from './listed-posts.ts';
import { checkProperty } from '#tests/random/check-property.ts';

let backend: TestBackend;
let db: WritableDb;
beforeAll(async () => {
  backend = await openTestBackend();
  db = backend.backend.db;
});
afterAll(() => backend.dispose());

type Asked = BackendInput<'posts.list'>;

async function pages(input: Asked, between: () => void = () => undefined): Promise<string[]> {
  const ids: string[] = [];
  for (let after: string | undefined, first = true; first || after !== undefined; first = false) {
    const page = await backend.call('posts.list', { ...input, ...(after === undefined ? {} : { after }) });
    ids.push(...page.items.map(({ id }) => id));
    expect(page.items.length).toBeLessThanOrEqual(input.limit);
    after = page.after;
    if (after !== undefined) between();
  }
  return ids;
}

describe('posts.list', () => {
  it('returns every post of a list once, in order, under any filters and page size', async () => {
    await checkProperty(
      fc.asyncProperty(
        fc.array(arbitraryListedPost, { maxLength: 25 }),
        arbitraryListInput,
        fc.integer({ min: 1, max: 30 }),
        fc.nat(30),
        async (posts, query, limit, from) => {
          fillPosts(db, posts);
          const input = { ...withPerson(query), limit };
          const ids = expectedIds(posts, query);
          expect(await pages(input)).toEqual(ids);
          const jumped = await backend.call('posts.list', { ...input, from });
          expect(jumped.total).toBe(ids.length);
          expect(jumped.items.map(({ id }) => id)).toEqual(ids.slice(from, from + limit));
          const around = ids[from] ?? 'post-0';
          const page = await backend.call('posts.list', { ...input, around, from: 0 });
          expect(page.position).toBe(ids.includes(around) ? ids.indexOf(around) : undefined);
          expect(page.items.map(({ id }) => id)).toEqual(
            ids.slice(page.from ?? -1, (page.from ?? 0) + limit),
          );
        },
      ),
      { parts: 2 },
    );
  });

  it.each([
    ['an index', {}],
    ['a window', { label: 'École' }],
  ])('by %s, skips and repeats no remaining post while others change', async (_, filters) => {
    fillPosts(
      db,
      Array.from({ length: 12 }, (__, at) => draft(at)),
    );
    let edits = 0;
    const ids = await pages({ list: 'all', limit: 3, ...filters }, () => {
      // A post already shown and one not yet shown are edited: both move to the top.
      run(
        db,
        sql`UPDATE posts SET updated_at = ${timeIn2026(9_000 + (edits += 1))} WHERE id IN ('post-11', 'post-0')`,
      );
    });
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.toSorted()).toEqual(Array.from({ length: 11 }, (__, index) => `post-${index + 1}`).toSorted());
  });

  it('returns the current position of a post', async () => {
    fillPosts(
      db,
      Array.from({ length: 12 }, (__, at) => draft(at)),
    );
    const input = { list: 'all', limit: 4, around: 'post-2' } as const;
    expect(await backend.call('posts.list', input)).toMatchObject({ position: 9, from: 8 });
    run(db, sql`UPDATE posts SET updated_at = ${timeIn2026(99)} WHERE id = 'post-0'`);
    expect(await backend.call('posts.list', input)).toMatchObject({ position: 10, from: 8 });
    run(db, sql`UPDATE posts SET status = 'binned', binned_at = 1 WHERE id = 'post-2'`);
    expect(await backend.call('posts.list', { ...input, from: 4 })).toMatchObject({ from: 4, total: 11 });
  });

  it('refuses a foreign cursor', async () => {
    for (const sort of LIST_SORTS)
      for (const label of [undefined, 'École'])
        for (const after of ['', 'x', '1', '1.', "1.1' OR 1", '1.1.1', '$.1'])
          await expect(
            backend.call('posts.list', {
              list: 'all',
              limit: 1,
              after,
              sort,
              ...(label === undefined ? {} : { label }),
            }),
          ).rejects.toMatchObject({ code: 'request.invalid' });
  });
});

describe('listPosts', () => {
  it.each(LIST_SORTS)('by %s, reads its index without sorting', (sort) => {
    fillPosts(db, [draft(0), draft(1), draft(2)]);
    const plans: string[] = [];
    const watched = new Proxy(db, {
      get(target, name) {
        if (name !== 'prepare') return Reflect.get(target, name, target) as unknown;
        return (text: string) => {
          if (text.startsWith('SELECT rowid FROM (')) plans.push(text);
          return target.prepare(text);
        };
      },
    });
    const first = listPosts(db, { list: 'all', sort, limit: 1 });
    for (const after of [undefined, first.after]) listPosts(watched, { list: 'all', sort, limit: 1, after });
    const details = plans.flatMap((text) =>
      (
        db.prepare(`EXPLAIN QUERY PLAN ${text}`).all(...Array.from(text.matchAll(/\?/g), () => 1)) as {
          detail: string;
        }[]
      ).map(({ detail }) => detail),
    );
    const index = {
      changed: 'posts_by_change',
      newest: 'posts_by_date',
      oldest: 'posts_by_date',
      title: 'posts_by_title',
    };
    expect(details.length).toBeGreaterThan(1);
    expect(details.filter((detail) => /^(SCAN|SEARCH) posts/.test(detail))).toEqual(
      details.filter((detail) => detail.includes(`USING INDEX ${index[sort]}`)),
    );
    expect(details.filter((detail) => detail.includes('TEMP B-TREE'))).toEqual([]);
  });
});

describe('the hot queries use their indexes', () => {
  const plan = (text: string): string =>
    (db.prepare(`EXPLAIN QUERY PLAN ${text}`).all() as { detail: string }[])
      .map(({ detail }) => detail)
      .join('\n');
  it.each([
    [
      'SELECT id FROM posts WHERE binned_at IS NULL ORDER BY updated_at DESC, rowid DESC LIMIT 50',
      'posts_by_change',
    ],
    [
      'SELECT id FROM posts WHERE binned_at IS NULL AND (updated_at, rowid) < (5, 5) ORDER BY updated_at DESC, rowid DESC LIMIT 50',
      'posts_by_change',
    ],
    [
      "SELECT id FROM posts WHERE status IN ('changed') ORDER BY updated_at DESC, rowid DESC LIMIT 50",
      'posts_by_status',
    ],
    ['SELECT status, count(*) FROM posts GROUP BY status', 'posts_by_status'],
    [
      'SELECT created_at FROM revisions WHERE post_rowid = 1 ORDER BY created_at DESC, rowid DESC LIMIT 1',
      'revisions_by_post',
    ],
    ["SELECT 1 FROM post_participants WHERE participant_id = 'p'", 'post_participants_by_participant'],
  ])('%s', (query, index) => {
    const detail = plan(query);
    expect(detail).toContain(index);
    expect(detail).not.toContain('TEMP B-TREE');
  });
});
