import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listPosts } from '../../../../main/backend/library/post-lists.ts';
import { insertPost } from '../../../../main/backend/library/posts.ts';
import { run, sql } from '../../../../main/backend/library/sql.ts';
import type { WritableDb } from '../../../../main/backend/library/sql.ts';
import type { Post } from '../../../../interview/document.ts';
import { LISTS, LIST_SORTS } from '../../../../preload/contract/posts.ts';
import type { BackendInput } from '../../../../preload/contract/backend.ts';
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

type Asked = BackendInput<'posts.list'>;

/** Titles by what they are sorted as; the last is shown as « Sans titre ». */
const TITLES: readonly (readonly [title: string, key: string])[] = [
  ['Le guichet', 'le guichet'],
  ['le Guichét', 'le guichet'],
  ['« Écluse » et canal', 'ecluse » et canal'],
  ['ÉCLUSES', 'ecluses'],
  ['L’œuvre commune', "l'oeuvre commune"],
  ['L\u2019oe\u0301tang', "l'oetang"],
  ['Zone\u00a02', 'zone 2'],
  ['zone 10', 'zone 10'],
  ['', '\u{10ffff}'],
];
const YEARS = [2019, 2024, 2025];

/** Few instants, titles and dates, so that many posts share one: the order must hold there too. */
const aPost = fc.record({
  at: fc.integer({ min: 0, max: 4 }),
  status: fc.constantFrom('draft', 'queued', 'scheduled', 'published', 'changed', 'binned'),
  title: fc.nat({ max: TITLES.length - 1 }),
  publishedIn: fc.option(fc.constantFrom(...YEARS)),
  labels: fc.subarray(['École', 'ecole', 'Eau douce']),
  people: fc.subarray(['Anne Martin', 'Karim Benali']),
});
type APost = typeof aPost extends fc.Arbitrary<infer Value> ? Value : never;

/** Begun in 2026. */
const begun = (at: number): number => Date.UTC(2026, 5, 1, 12) + at;
const published = (year: number): number => Date.UTC(year, 5, 1, 12);

/** The builder numbers the people of each post by itself. */
function ofOneDirectory(post: Post): Post {
  return post.participants.reduceRight(
    (text, { id, name }) =>
      JSON.parse(JSON.stringify(text).replaceAll(`"${id}"`, `"${PEOPLE[name]}"`)) as Post,
    post,
  );
}
const PEOPLE: Readonly<Record<string, string>> = { 'Anne Martin': 'anne', 'Karim Benali': 'karim' };

function fill(posts: readonly APost[]): void {
  run(db, sql`DELETE FROM posts`);
  posts.forEach(({ at, status, title, publishedIn, labels, people }, index) => {
    let document = anInterview()
      .titled(TITLES[title]?.[0] ?? '')
      .labelled(...labels);
    for (const name of people) document = document.answering(name, 'Oui.');
    const { id } = insertPost(db, ofOneDirectory(document.post), {
      now: begun(at),
      newId: () => `post-${index}`,
    });
    run(
      db,
      sql`
      UPDATE posts SET status = ${status}, binned_at = ${status === 'binned' ? 1 : null},
        published_at = ${publishedIn === null ? null : published(publishedIn)} WHERE id = ${id}`,
    );
  });
}

const anInput = fc.record(
  {
    list: fc.constantFrom(...LISTS),
    sort: fc.constantFrom(...LIST_SORTS),
    status: fc.constantFrom('draft' as const, 'published' as const),
    label: fc.constantFrom('École', 'ecole', 'Nulle part'),
    year: fc.constantFrom(...YEARS, 2026),
    participant: fc.constantFrom('Anne Martin', 'Karim Benali'),
  },
  { requiredKeys: ['list'] },
);

const STATUSES_SHOWN: Readonly<Record<string, readonly string[]>> = {
  all: ['draft', 'queued', 'scheduled', 'published', 'changed'],
  drafts: ['draft', 'queued'],
  // Nothing was sent to be read over: tests/unit/backend/exchange/export says what is.
  reading: [],
  changed: ['changed'],
  scheduled: ['scheduled'],
  published: ['published', 'changed'],
  bin: ['binned'],
};

type Filters = Partial<Record<'status' | 'label' | 'participant', string>> &
  Readonly<{ list: string; year?: number; sort?: string }>;

/** The ids, in plain JavaScript. */
function expected(posts: readonly APost[], input: Filters): string[] {
  const compare = (a: string | number, b: string | number): number => (a < b ? -1 : Number(a > b));
  const sort = input.sort ?? 'changed';
  const rows = posts.map((post, index) => ({
    ...post,
    index,
    dated: post.publishedIn === null ? begun(post.at) : published(post.publishedIn),
  }));
  return rows
    .filter(
      (post) =>
        STATUSES_SHOWN[input.list]?.includes(post.status) === true &&
        (input.status === undefined || post.status === input.status) &&
        (input.label === undefined || post.labels.includes(input.label)) &&
        (input.year === undefined || (post.publishedIn ?? 2026) === input.year) &&
        (input.participant === undefined || post.people.includes(input.participant)),
    )
    .toSorted((a, b) => {
      switch (sort) {
        case 'title':
          return compare(TITLES[a.title]?.[1] ?? '', TITLES[b.title]?.[1] ?? '') || a.index - b.index;
        case 'oldest':
          return a.dated - b.dated || a.index - b.index;
        case 'newest':
          return b.dated - a.dated || b.index - a.index;
        default:
          return b.at - a.at || b.index - a.index;
      }
    })
    .map(({ index }) => `post-${index}`);
}

const withPerson = <Input extends Readonly<{ participant?: string }>>(input: Input): Input =>
  input.participant === undefined ? input : { ...input, participant: PEOPLE[input.participant] ?? '' };

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

const draft = (at: number): APost => ({
  at,
  status: 'draft',
  title: at % TITLES.length,
  publishedIn: null,
  labels: ['École'],
  people: [],
});

describe('posts.list', () => {
  it('gives every post of a list once, in order, under any filters, whatever the size of the pages', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(aPost, { maxLength: 25 }),
        anInput,
        fc.integer({ min: 1, max: 30 }),
        fc.nat(30),
        async (posts, asked, limit, from) => {
          fill(posts);
          const input = { ...withPerson(asked), limit };
          const ids = expected(posts, asked);
          expect(await pages(input)).toEqual(ids);
          const jumped = await backend.call('posts.list', { ...input, from });
          expect(jumped.total).toBe(ids.length);
          expect(jumped.items.map(({ id }) => id)).toEqual(ids.slice(from, from + limit));
          const around = ids[from] ?? 'post-0';
          const there = await backend.call('posts.list', { ...input, around, from: 0 });
          expect(there.place).toBe(ids.includes(around) ? ids.indexOf(around) : undefined);
          expect(there.items.map(({ id }) => id)).toEqual(
            ids.slice(there.from ?? -1, (there.from ?? 0) + limit),
          );
        },
      ),
      { numRuns: 120 },
    );
  });

  it.each([
    ['an index', {}],
    ['a window', { label: 'École' }],
  ])('by %s, skips none and repeats none of the posts that stay, while others change', async (_, filters) => {
    fill(Array.from({ length: 12 }, (__, at) => draft(at)));
    let edits = 0;
    const seen = await pages({ list: 'all', limit: 3, ...filters }, () => {
      // One already shown and one still to come are edited: both move to the top.
      run(
        db,
        sql`UPDATE posts SET updated_at = ${begun(9_000 + (edits += 1))} WHERE id IN ('post-11', 'post-0')`,
      );
    });
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen.toSorted()).toEqual(
      Array.from({ length: 11 }, (__, index) => `post-${index + 1}`).toSorted(),
    );
  });

  it('finds the post that was looked at where it stands now', async () => {
    fill(Array.from({ length: 12 }, (__, at) => draft(at)));
    const input = { list: 'all', limit: 4, around: 'post-2' } as const;
    expect(await backend.call('posts.list', input)).toMatchObject({ place: 9, from: 8 });
    run(db, sql`UPDATE posts SET updated_at = ${begun(99)} WHERE id = 'post-0'`);
    expect(await backend.call('posts.list', input)).toMatchObject({ place: 10, from: 8 });
    run(db, sql`UPDATE posts SET status = 'binned', binned_at = 1 WHERE id = 'post-2'`);
    expect(await backend.call('posts.list', { ...input, from: 4 })).toMatchObject({ from: 4, total: 11 });
  });

  it('refuses a cursor that no page gave', async () => {
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

describe('posts.begins', () => {
  it('finds the next title that begins so, and goes on around the end', async () => {
    fill(
      TITLES.map((_, title) => ({
        at: 0,
        status: 'draft',
        title,
        publishedIn: null,
        labels: [],
        people: [],
      })),
    );
    const ask = (begins: string, from: number) =>
      backend.call('posts.begins', { list: 'all', sort: 'title', begins, from });
    expect(await ask('É', 0)).toEqual({ id: 'post-2', place: 0 });
    expect(await ask('eclu', 1)).toEqual({ id: 'post-3', place: 1 });
    expect(await ask('eclu', 2)).toEqual({ id: 'post-2', place: 0 });
    expect(await ask('ZONE 2', 0)).toMatchObject({ id: 'post-6' });
    expect(await ask('x', 0)).toEqual({});
    expect(await ask(' ', 0)).toEqual({});
  });
});

describe('posts.facets', () => {
  it('counts each value given the other filters', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(aPost, { maxLength: 25 }), anInput, async (posts, asked) => {
        fill(posts);
        const { sort: _, ...listed } = asked;
        const found = await backend.call('posts.facets', withPerson(listed));
        const count = (filters: object): number => expected(posts, { ...listed, ...filters }).length;
        const counts = (values: readonly (string | number)[], name: string): Record<string, number> =>
          Object.fromEntries(
            values
              .map((value): [string, number] => [String(value), count({ [name]: value })])
              .filter(([, counted]) => counted > 0),
          );
        expect(found.total).toBe(count({}));
        expect(found.whole).toBe(expected(posts, { list: listed.list }).length);
        expect(Object.fromEntries(found.labels.map(({ value, count: n }) => [value, n]))).toEqual(
          counts(['École', 'ecole', 'Eau douce'], 'label'),
        );
        expect(Object.fromEntries(found.years.map(({ value, count: n }) => [value, n]))).toEqual(
          counts([...YEARS, 2026], 'year'),
        );
        expect(Object.fromEntries(found.participants.map(({ name, count: n }) => [name, n]))).toEqual(
          counts(['Anne Martin', 'Karim Benali'], 'participant'),
        );
        expect(Object.fromEntries(found.statuses.map(({ value, count: n }) => [value, n]))).toEqual(
          counts(['draft', 'queued', 'scheduled', 'published', 'changed', 'binned'], 'status'),
        );
      }),
      { numRuns: 60 },
    );
  });

  it('looks for labels and people as they are written, case and accents apart', async () => {
    fill([
      {
        at: 0,
        status: 'draft',
        title: 0,
        publishedIn: null,
        labels: ['École', 'Eau douce'],
        people: ['Anne Martin', 'Karim Benali'],
      },
    ]);
    const found = await backend.call('posts.facets', {
      list: 'all',
      labelText: 'ÉCO',
      participantText: 'bena',
    });
    expect(found.labels).toEqual([{ value: 'École', count: 1 }]);
    expect(found.participants.map(({ name }) => name)).toEqual(['Karim Benali']);
  });
});

describe('listPosts', () => {
  it.each(LIST_SORTS)('by %s, reads its index and sorts nothing', (sort) => {
    fill([draft(0), draft(1), draft(2)]);
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
