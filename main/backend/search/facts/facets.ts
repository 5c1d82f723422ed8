/** Facets: how many posts have each label, year, person, status and blog; of a search's hits, and of a filtered list. */
import type { SearchResult } from '#contract/archive.ts';
import type { PostFacets } from '#contract/posts.ts';
import { foldKey } from '#interview/fold-key.ts';
import { all, type ReadableDb, sql } from '../../core/sql.ts';
import { Counting } from './counting.ts';
import { type Facts, factsOf, STATUSES } from './facts.ts';
import { type Listed, UNMET, unmetOf } from './list-window.ts';

/** The contract's bounds: values of a search, their length; values and years of a list. */
const MOST_OF_SEARCH = 200;
const LONGEST_VALUE = 300;
const MOST_OF_LIST = 100;
const MOST_YEARS_OF_LIST = 1_000;

/** Both with 1 at the slots that count: of the hits, of the posts that pass a list's filters. */
type Mask = Uint8Array;
type Passes = (value: string) => boolean;

/**
 * `matched` has 1 at the slots of the hits, `ofAnyYear` also at those that the filter of years leaves out: years are
 * counted of these. `blogNames` (post-rows.ts) are what blogs are called now. The most frequent first, years from the last.
 */
export function countFacets(
  facts: Facts,
  { matched, ofAnyYear }: Readonly<{ matched: Mask; ofAnyYear: Mask }>,
  blogNames: ReadonlyMap<string, string>,
): SearchResult['facets'] {
  const { labels, voices, blogs } = facts;
  const found = new Counting(facts, matched);
  const most = (values: readonly string[], counts: Uint32Array): { value: string; count: number }[] =>
    commonest(values, counts, MOST_OF_SEARCH).map(({ value, count }) => ({
      value: value.slice(0, LONGEST_VALUE),
      count,
    }));
  const names = blogs.values.map((id) => blogNames.get(id) ?? '');
  return {
    labels: most(labels.values, found.of('labels')),
    years: (ofAnyYear === matched ? found : new Counting(facts, ofAnyYear))
      .years()
      .slice(0, MOST_OF_SEARCH)
      .map(([year, count]) => ({ value: String(year), count })),
    participants: most(voices.values, found.of('voices')),
    statuses: most(STATUSES, found.statuses()),
    // One blog alone tells nothing.
    blogs: names.length < 2 ? [] : most(names, found.of('blogs')),
  };
}

type FacetsInput = Listed &
  Readonly<{ labelText?: string | undefined; participantText?: string | undefined }>;

/** What a list of posts can be filtered by: each value counted given the other filters. As `posts.facets` has it. */
export function listFacets(db: ReadableDb, input: FacetsInput): PostFacets {
  const facts = factsOf(db);
  const { size, labels } = facts;
  const unmet = unmetOf(db, facts, input);
  /** The posts that meet every condition but perhaps this one. */
  const without = (bit: number): Counting => {
    const mask = new Uint8Array(size);
    for (let slot = 0; slot < size; slot += 1) mask[slot] = ((unmet[slot] ?? 0) & ~bit) === 0 ? 1 : 0;
    return new Counting(facts, mask);
  };
  const statuses = without(UNMET.status).statuses();
  return {
    total: without(0).total,
    whole: without(0xff & ~UNMET.list).total,
    statuses: STATUSES.map((value, number) => ({ value, count: statuses[number] ?? 0 })).filter(
      ({ count }) => count > 0,
    ),
    years: without(UNMET.year)
      .years()
      .slice(0, MOST_YEARS_OF_LIST)
      .map(([value, count]) => ({ value, count })),
    labels: commonest(
      labels.values,
      without(UNMET.label).of('labels'),
      MOST_OF_LIST,
      holds(input.labelText, (value) => value),
    ),
    participants: countPeople(db, facts, without(UNMET.participant).of('people'), input.participantText),
  };
}

function countPeople(
  db: ReadableDb,
  { people }: Facts,
  counts: Uint32Array,
  text: string | undefined,
): PostFacets['participants'] {
  const rows = all<{ id: string; name: string }>(db, sql`SELECT id, name FROM participants`);
  const names = new Map(rows.map(({ id, name }) => [id, name]));
  const passes = holds(text, (id) => names.get(id) ?? '');
  return commonest(people.values, counts, MOST_OF_LIST, (id) => names.has(id) && passes(id)).map(
    ({ value: id, count }) => ({ id, name: names.get(id) ?? '', count }),
  );
}

/** Whether what is shown of a value holds a text, case and accents apart. No text: every value does. */
function holds(text: string | undefined, shown: (value: string) => string): Passes {
  const wanted = foldKey(text ?? '');
  return wanted === '' ? () => true : (value) => foldKey(shown(value)).includes(wanted);
}

/** The values that are counted most, of those that are counted at all and pass. */
function commonest(
  values: readonly string[],
  counts: Uint32Array,
  most: number,
  passes?: Passes,
): { value: string; count: number }[] {
  // Of thousands of names, most are left out unread: only counts that reach the last one shown are sorted.
  const least = passes === undefined ? leastShown(counts, most) : 1;
  const shown: { value: string; count: number }[] = [];
  values.forEach((value, number) => {
    const count = counts[number] ?? 0;
    if (count >= least && passes?.(value) !== false) shown.push({ value, count });
  });
  return shown.toSorted((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1)).slice(0, most);
}

/** Greater counts are not told apart: more values than are shown may be sorted then, never fewer. */
const TALLIED = 1_024;

/** The greatest count that `most` values reach, of those below TALLIED; 1 where fewer are counted. */
function leastShown(counts: Uint32Array, most: number): number {
  if (counts.length <= most) return 1;
  const tallies = new Uint32Array(TALLIED + 1);
  for (const count of counts) {
    const tallied = Math.min(count, TALLIED);
    tallies[tallied] = (tallies[tallied] ?? 0) + 1;
  }
  let reached = 0;
  for (let least = TALLIED; least > 1; least -= 1) {
    reached += tallies[least] ?? 0;
    if (reached >= most) return least;
  }
  return 1;
}
