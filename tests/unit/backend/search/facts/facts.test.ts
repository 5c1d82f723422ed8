/** The facts of every post in arrays, compared with SQL. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { all, run, sql, transaction } from '#backend/core/sql.ts';
import { countFacets } from '#backend/search/facts/facets.ts';
import { factsFromBlob, factsToBlob } from '#backend/search/facts/facts-blob.ts';
import { filterFacts, keepOnly, excludePosts } from '#backend/search/facts/facts-filter.ts';
import { blogNames } from '#backend/search/index/post-rows.ts';
import { Facts, factsOf } from '#backend/search/facts/facts.ts';
import type { Status } from '#contract/shapes.ts';
import { buildInterview } from '#tests/builders/interview-builder.ts';
import { openTestLibrary, type TestLibrary } from '../test-library.ts';
import { checkProperty } from '#tests/random/check-property.ts';

const NAMES = ['Anne Martin', 'Karim Benali', 'Inès Caradec'];
const LABELS = ['École', 'ecole', 'Eau douce', 'Métiers'];

const post = (labels: readonly string[], names: readonly string[]) =>
  names.reduce(
    (interview, name) => interview.answering(name, 'Oui.'),
    buildInterview()
      .titled('Titre')
      .labelled(...labels)
      .asking('Pourquoi ?'),
  ).post;

/** The counts by SQL, one query a facet. */
function countBySql({ db }: TestLibrary): Record<string, Record<string, number>> {
  const visiblePosts = sql`(SELECT rowid FROM posts WHERE status <> 'binned')`;
  const of = (query: ReturnType<typeof sql>): Record<string, number> =>
    Object.fromEntries(
      all<{ value: string; count: number }>(db, query).map(({ value, count }) => [value, count]),
    );
  return {
    labels: of(
      sql`SELECT label AS value, count(*) AS count FROM post_labels WHERE post_rowid IN ${visiblePosts} GROUP BY label`,
    ),
    years: of(
      sql`SELECT strftime('%Y', ifnull(published_at, created_at) / 1000, 'unixepoch', 'localtime') AS value, count(*) AS count FROM posts WHERE rowid IN ${visiblePosts} GROUP BY value`,
    ),
    statuses: of(
      sql`SELECT status AS value, count(*) AS count FROM posts WHERE rowid IN ${visiblePosts} GROUP BY status`,
    ),
    participants: of(
      sql`
      SELECT json_extract(person.value, '$[1]') AS value, count(DISTINCT post_rowid) AS count
      FROM search_rows_of, json_each(people) AS person WHERE post_rowid IN ${visiblePosts} GROUP BY 1`,
    ),
  };
}

function facets({ db }: TestLibrary, facts: Facts): Record<string, Record<string, number>> {
  const all = filterFacts(facts, {});
  const every = { matched: all, ofAnyYear: all };
  const { labels, years, participants, statuses } = countFacets(facts, every, blogNames(db));
  const of = (values: readonly { value: string; count: number }[]): Record<string, number> =>
    Object.fromEntries(values.map(({ value, count }) => [value, count]));
  return { labels: of(labels), years: of(years), statuses: of(statuses), participants: of(participants) };
}

const day = fc.integer({ min: 0, max: 6_000 }).map((days) => Date.UTC(2010, 0, 1, 12) + days * 86_400_000);
const act = fc.oneof(
  fc.record({ act: fc.constant('add' as const), labels: fc.subarray(LABELS), names: fc.subarray(NAMES) }),
  fc.record({ act: fc.constant('publish' as const), at: fc.nat(20), when: day }),
  fc.record({
    act: fc.constant('status' as const),
    at: fc.nat(20),
    status: fc.constantFrom<Status>('draft', 'published', 'binned', 'changed'),
  }),
  fc.record({
    act: fc.constant('label' as const),
    at: fc.nat(20),
    label: fc.constantFrom('Neuf', 'Eau douce'),
  }),
  fc.record({ act: fc.constant('erase' as const), at: fc.nat(20) }),
  fc.record({ act: fc.constant('look' as const) }),
);

test('are the same as SQL counts, for random writes, and after being stored', () => {
  checkProperty(
    fc.property(fc.array(act, { maxLength: 40 }), (acts) => {
      const library = openTestLibrary();
      const { db } = library;
      library.add(post(['École'], ['Anne Martin']));
      let stored = factsOf(db);
      const looks: [actual: unknown, expected: unknown][] = [];
      for (const step of acts) {
        const rowids = all<{ rowid: number }>(db, sql`SELECT rowid FROM posts`).map(({ rowid }) => rowid);
        const rowid = 'at' in step ? (rowids[step.at % Math.max(1, rowids.length)] ?? -1) : -1;
        if (step.act === 'add') library.add(post(step.labels, step.names));
        if (step.act === 'publish')
          run(db, sql`UPDATE posts SET published_at = ${step.when} WHERE rowid = ${rowid}`);
        if (step.act === 'status')
          run(db, sql`UPDATE posts SET status = ${step.status} WHERE rowid = ${rowid}`);
        if (step.act === 'label' && rowid > 0)
          run(
            db,
            sql`INSERT OR IGNORE INTO post_labels (post_rowid, label, position) VALUES (${rowid}, ${step.label}, 9)`,
          );
        if (step.act === 'erase') {
          run(db, sql`DELETE FROM search_rows_of WHERE post_rowid = ${rowid}`);
          run(db, sql`DELETE FROM posts WHERE rowid = ${rowid}`);
        }
        if (step.act === 'look') {
          looks.push([facets(library, factsOf(db)), countBySql(library)]);
          stored = factsFromBlob(factsToBlob(factsOf(db))) ?? new Facts();
        }
      }
      for (const [actual, expected] of looks) expect(actual).toEqual(expected);
      stored.refresh(db);
      expect(facets(library, stored)).toEqual(countBySql(library));
      expect(facets(library, factsOf(db))).toEqual(countBySql(library));
      expect(stored.posts).toBe(all(db, sql`SELECT 1 FROM posts`).length);
    }),
    { parts: 3 },
  );
});

const NO_FILTERS = { labels: [], people: [], years: [], statuses: [], kinds: [], blogs: [] };

describe('filters', () => {
  const library = openTestLibrary();
  library.add(post(['École'], []), { status: 'published', publishedAt: Date.UTC(2016, 5, 1) });
  library.add(post(['ecole', 'Eau douce'], []), { status: 'draft' });
  library.add(post(['Eau douce'], []), { status: 'binned', publishedAt: Date.UTC(2018, 5, 1) });
  const facts = factsOf(library.db);
  const passing = (filters: Parameters<typeof filterFacts>[1]): number[] =>
    Array.from(filterFacts(facts, filters)).flatMap((passes, slot) =>
      passes === 1 ? [facts.rowidOf(slot)] : [],
    );

  test.each([
    [{}, [1, 2]],
    [{ statuses: ['binned' as const] }, [3]],
    [{ statuses: ['binned' as const, 'draft' as const] }, [2, 3]],
    // Every spelling of a label.
    [{ labels: [['ecole']] }, [1, 2]],
    [{ labels: [['ecole'], ['eau douce']] }, [2]],
    [{ labels: [['nulle part', 'eau douce']] }, [2]],
    [{ labels: [['nulle part']] }, []],
    [{ years: [[2016, 2018] as const] }, [1]],
    [{ years: [[2016, 2016] as const, [2024, 2030] as const] }, [1, 2]],
    [{ kinds: ['article' as const] }, []],
    [{ kinds: ['article' as const, 'interview' as const] }, [1, 2]],
    [{ blogs: ['aucun'] }, []],
    [{ without: [{ ...NO_FILTERS, labels: [['eau douce']] }] }, [1]],
    [{ without: [{ ...NO_FILTERS, statuses: ['draft' as const], labels: [['nulle part']] }] }, [1, 2]],
  ])('%j', (filters, expected) => {
    expect(passing(filters)).toEqual(expected);
  });

  test('keep or leave out the posts of a full-text result', () => {
    const mask = filterFacts(facts, {});
    keepOnly(facts, mask, [2, 3, 99]);
    expect(Array.from(mask)).toEqual([0, 1, 0]);
    excludePosts(facts, mask, [2, 98]);
    expect(Array.from(mask)).toEqual([0, 0, 0]);
  });
});

test('are not kept by a rolled back transaction', () => {
  const library = openTestLibrary();
  library.add(post(['École'], []));
  expect(factsOf(library.db).posts).toBe(1);
  expect(() =>
    transaction(library.db, () => {
      library.add(post(['Neuf'], []));
      expect(factsOf(library.db).posts).toBe(2);
      throw new Error('no');
    }),
  ).toThrow('no');
  expect(factsOf(library.db).posts).toBe(1);
  expect(facets(library, factsOf(library.db)).labels).toEqual({ École: 1 });
});

test('take in many changes a few at a time on request', () => {
  const library = openTestLibrary();
  for (let number = 0; number < 12; number += 1) library.add(post([], []));
  const facts = new Facts();
  let rounds = 0;
  while (facts.refresh(library.db, 5)) rounds += 1;
  expect({ rounds, posts: facts.posts }).toEqual({ rounds: 2, posts: 12 });
});

test('refuse bytes that are no facts', () => {
  const library = openTestLibrary();
  library.add(post(['École'], ['Anne Martin']));
  const blob = factsToBlob(factsOf(library.db));
  expect(factsFromBlob(blob)?.posts).toBe(1);
  for (let length = 0; length < blob.length; length += 7)
    expect(factsFromBlob(blob.subarray(0, length))).toBeUndefined();
  checkProperty(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      expect(factsFromBlob(bytes)).toBeUndefined();
    }),
  );
});
