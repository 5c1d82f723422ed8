import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { all, run, sql } from '../../../../main/backend/library/sql.ts';
import type { WritableDb } from '../../../../main/backend/library/sql.ts';
import { listPosts } from '../../../../main/backend/library/post-lists.ts';
import { insertPost } from '../../../../main/backend/library/posts.ts';
import { LISTS } from '../../../../preload/contract/posts.ts';
import type { TestBackend } from '../../../builders/a-backend.ts';
import { aBackend } from '../../../builders/a-backend.ts';
import { anInterview } from '../../../builders/an-interview.ts';

let backend: TestBackend;
let db: WritableDb;
beforeAll(async () => {
  backend = await aBackend();
  db = backend.backend.db;
});
afterAll(() => backend.dispose());

/** Few instants, so that many posts share one: the order must hold there too. */
const aPost = fc.record({
  at: fc.integer({ min: 0, max: 4 }),
  status: fc.constantFrom('draft', 'queued', 'scheduled', 'published', 'changed', 'binned'),
  anne: fc.boolean(),
});

function fill(posts: readonly { at: number; status: string; anne: boolean }[]): void {
  run(db, sql`DELETE FROM posts`);
  posts.forEach(({ at, status, anne }, index) => {
    const document = anne ? anInterview().answering('Anne Martin', 'Oui.').post : anInterview().post;
    const { id } = insertPost(db, document, { now: 1_000 + at, newId: () => `post-${index}` });
    run(
      db,
      sql`UPDATE posts SET status = ${status}, binned_at = ${status === 'binned' ? 1 : null} WHERE id = ${id}`,
    );
  });
}

function pages(
  input: { list: (typeof LISTS)[number]; limit: number; participant?: string },
  between: () => void = () => undefined,
): string[] {
  const ids: string[] = [];
  for (let after: string | undefined, first = true; first || after !== undefined; first = false) {
    const page = listPosts(db, { ...input, after });
    ids.push(...page.items.map(({ id }) => id));
    expect(page.items.length).toBeLessThanOrEqual(input.limit);
    after = page.after;
    if (after !== undefined) between();
  }
  return ids;
}

describe('listPosts', () => {
  it('gives every post of a list once, newest first, whatever the size of the pages', () => {
    fc.assert(
      fc.property(
        fc.array(aPost, { maxLength: 25 }),
        fc.constantFrom(...LISTS),
        fc.integer({ min: 1, max: 30 }),
        fc.boolean(),
        (posts, list, limit, ofAnne) => {
          fill(posts);
          const statuses: readonly string[] = {
            all: ['draft', 'queued', 'scheduled', 'published', 'changed'],
            drafts: ['draft', 'queued'],
            // Nothing was sent to be read over: tests/unit/backend/exchange/export says what is.
            reading: [],
            changed: ['changed'],
            scheduled: ['scheduled'],
            published: ['published', 'changed'],
            bin: ['binned'],
          }[list];
          const expected = posts
            .map((post, index) => ({ ...post, index, id: `post-${index}` }))
            .filter((post) => statuses.includes(post.status) && (!ofAnne || post.anne))
            .toSorted((a, b) => b.at - a.at || b.index - a.index)
            .map(({ id }) => id);
          const participant =
            all<{ participant_id: string }>(db, sql`SELECT participant_id FROM post_participants LIMIT 1`)[0]
              ?.participant_id ?? 'p1';
          const input = { list, limit, ...(ofAnne ? { participant } : {}) };
          expect(pages(input)).toEqual(expected);
          expect(listPosts(db, input).total).toBe(expected.length);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('skips none and repeats none of the posts that stay, while others change between two pages', () => {
    fill(Array.from({ length: 12 }, (_, at) => ({ at, status: 'draft', anne: false })));
    let edits = 0;
    const seen = pages({ list: 'all', limit: 3 }, () => {
      // One already shown and one still to come are edited: both move to the top.
      run(db, sql`UPDATE posts SET updated_at = ${9_000 + (edits += 1)} WHERE id IN ('post-11', 'post-0')`);
    });
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen.toSorted()).toEqual(Array.from({ length: 11 }, (_, index) => `post-${index + 1}`).toSorted());
  });

  it('refuses a cursor that no page gave', async () => {
    for (const after of ['', 'x', '1', '1.', "1.1' OR 1", '1.1.1']) {
      await expect(backend.call('posts.list', { list: 'all', limit: 1, after })).rejects.toMatchObject({
        code: 'request.invalid',
      });
    }
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
