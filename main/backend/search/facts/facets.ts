/**
 * Facets: the number of posts for each label, year, person, status and blog, among search hits or in a filtered list.
 */
import type { SearchResult } from '#contract/search.ts';
import type { PostFacets } from '#contract/posts.ts';
import { foldKey } from '#interview/fold-key.ts';
import { all, type ReadableDb, sql } from '../../core/sql.ts';
import { Counting } from './counting.ts';
import { type Facts, factsOf, STATUSES } from './facts.ts';
import { type Listed, UNMET, unmetOf } from './list-window.ts';

/** Limits of the contract: values of a search, their length; values and years of a list. */
const MOST_OF_SEARCH = 200;
const LONGEST_VALUE = 300;
const MOST_OF_LIST = 100;
const MOST_YEARS_OF_LIST = 1_000;

/** 1 at the counted slots: of hits, or of posts that pass a list's filters. */
type Mask = Uint8Array;
type Passes = (value: string) => boolean;

/**
 * `matched` has 1 at the slots of the hits, `ofAnyYear` also at those excluded only by the filter of years, for the
 * counts of years. `blogNames` has the current names of blogs (post-rows.ts). Most frequent values first, latest year
 * first.
 */
export function countFacets(
  facts: Facts,
  { matched, ofAnyYear }: Readonly<{ matched: Mask; ofAnyYear: Mask }>,
  blogNames: ReadonlyMap<string, string>,
): SearchResult['facets'] {
  const { labels, voices, blogs } = facts;
  const counting = new Counting(facts, matched);
  const most = (values: readonly string[], counts: Uint32Array): { value: string; count: number }[] =>
    commonest(values, counts, MOST_OF_SEARCH).map(({ value, count }) => ({
      value: value.slice(0, LONGEST_VALUE),
      count,
    }));
  const names = blogs.values.map((id) => blogNames.get(id) ?? '');
  return {
    labels: most(labels.values, counting.of('labels')),
    years: (ofAnyYear === matched ? counting : new Counting(facts, ofAnyYear))
      .years()
      .slice(0, MOST_OF_SEARCH)
      .map(([year, count]) => ({ value: String(year), count })),
    participants: most(voices.values, counting.of('voices')),
    statuses: most(STATUSES, counting.statuses()),
    // A single blog is not a choice.
    blogs: names.length < 2 ? [] : most(names, counting.of('blogs')),
  };
}

type FacetsInput = Listed &
  Readonly<{ labelText?: string | undefined; participantText?: string | undefined }>;

/** The filter values of a list of posts, each counted with the other filters applied, as in `posts.facets`. */
export function listFacets(db: ReadableDb, input: FacetsInput): PostFacets {
  const facts = factsOf(db);
  const { size, labels } = facts;
  const unmet = unmetOf(db, facts, input);
  /** The posts that meet all conditions except possibly this one. */
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

/**
 * Returns a predicate: the label shown for a value contains a text, ignoring case and accents. Every value passes
 * without a text.
 */
function holds(text: string | undefined, labelOf: (value: string) => string): Passes {
  const foldedText = foldKey(text ?? '');
  return foldedText === '' ? () => true : (value) => foldKey(labelOf(value)).includes(foldedText);
}

/** The most frequent values with a count above 0 that pass. */
function commonest(
  values: readonly string[],
  counts: Uint32Array,
  most: number,
  passes?: Passes,
): { value: string; count: number }[] {
  // Sorts only values frequent enough to be among the first `most`.
  const least = passes === undefined ? leastShown(counts, most) : 1;
  const frequentValues: { value: string; count: number }[] = [];
  values.forEach((value, number) => {
    const count = counts[number] ?? 0;
    if (count >= least && passes?.(value) !== false) frequentValues.push({ value, count });
  });
  return frequentValues.toSorted((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1)).slice(0, most);
}

/** Higher counts share one bucket, so that more values than needed may be sorted, never fewer. */
const TALLIED = 1_024;

/** The highest count below TALLIED that at least `most` values reach; 1 if there are fewer. */
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
