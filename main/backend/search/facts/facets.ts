/** Facets: how many posts have each label, year, person, status and blog; of a search's hits, and of a filtered list. */
import type { SearchResult } from '#contract/archive.ts';
import type { PostFacets } from '#contract/posts.ts';
import { foldKey } from '#interview/fold-key.ts';
import { all, type ReadableDb, sql } from '../../library/sql.ts';
import { type Facts, factsOf, GONE, STATUSES } from './facts.ts';
import { type Listed, UNMET, unmetOf } from '../list-window.ts';

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
  const { size, labels, voices, blogs } = facts;
  const most = (values: readonly string[], counts: Uint32Array): { value: string; count: number }[] =>
    commonest(values, counts, MOST_OF_SEARCH).map(({ value, count }) => ({
      value: value.slice(0, LONGEST_VALUE),
      count,
    }));
  const names = blogs.values.map((id) => blogNames.get(id) ?? '');
  return {
    labels: most(labels.values, labels.count(matched, size)),
    years: countYears(facts, ofAnyYear)
      .slice(0, MOST_OF_SEARCH)
      .map(([year, count]) => ({ value: String(year), count })),
    participants: most(voices.values, voices.count(matched, size)),
    statuses: most(STATUSES, countStatuses(facts, matched)),
    // One blog alone tells nothing.
    blogs: names.length < 2 ? [] : most(names, blogs.count(matched, size)),
  };
}

type FacetsInput = Listed &
  Readonly<{ labelText?: string | undefined; participantText?: string | undefined }>;

/** What a list of posts can be filtered by: each value counted given the other filters. As `posts.facets` has it. */
export function listFacets(db: ReadableDb, input: FacetsInput): PostFacets {
  const facts = factsOf(db);
  const { size, labels } = facts;
  const unmet = unmetOf(db, facts, input);
  /** 1 where every condition is met but perhaps this one. */
  const without = (bit: number): Mask => {
    const mask = new Uint8Array(size);
    for (let slot = 0; slot < size; slot += 1) mask[slot] = ((unmet[slot] ?? 0) & ~bit) === 0 ? 1 : 0;
    return mask;
  };
  const statuses = countStatuses(facts, without(UNMET.status));
  return {
    total: countOf(without(0)),
    whole: countOf(without(0xff & ~UNMET.list)),
    statuses: STATUSES.map((value, number) => ({ value, count: statuses[number] ?? 0 })).filter(
      ({ count }) => count > 0,
    ),
    years: countYears(facts, without(UNMET.year))
      .slice(0, MOST_YEARS_OF_LIST)
      .map(([value, count]) => ({ value, count })),
    labels: commonest(
      labels.values,
      labels.count(without(UNMET.label), size),
      MOST_OF_LIST,
      holds(input.labelText, (value) => value),
    ),
    participants: countPeople(db, facts, without(UNMET.participant), input.participantText),
  };
}

function countPeople(
  db: ReadableDb,
  { people, size }: Facts,
  mask: Mask,
  text: string | undefined,
): PostFacets['participants'] {
  const rows = all<{ id: string; name: string }>(db, sql`SELECT id, name FROM participants`);
  const names = new Map(rows.map(({ id, name }) => [id, name]));
  const passes = holds(text, (id) => names.get(id) ?? '');
  return commonest(
    people.values,
    people.count(mask, size),
    MOST_OF_LIST,
    (id) => names.has(id) && passes(id),
  ).map(({ value: id, count }) => ({ id, name: names.get(id) ?? '', count }));
}

/** Whether what is shown of a value holds a text, case and accents apart. No text: every value does. */
function holds(text: string | undefined, shown: (value: string) => string): Passes {
  const wanted = foldKey(text ?? '');
  return wanted === '' ? () => true : (value) => foldKey(shown(value)).includes(wanted);
}

function countOf(mask: Mask): number {
  let count = 0;
  for (const one of mask) count += one;
  return count;
}

/** By number of a status. */
function countStatuses({ size, statuses }: Facts, mask: Mask): Uint32Array {
  const counts = new Uint32Array(256);
  for (let slot = 0; slot < size; slot += 1) {
    const status = statuses[slot] ?? GONE;
    if (mask[slot] === 1) counts[status] = (counts[status] ?? 0) + 1;
  }
  return counts;
}

/** From the last year. */
function countYears({ size, years }: Facts, mask: Mask): [year: number, count: number][] {
  let [first, last] = [0x7fff, -0x8000];
  for (let slot = 0; slot < size; slot += 1) {
    if (mask[slot] !== 1) continue;
    const year = years[slot] ?? 0;
    if (year < first) first = year;
    if (year > last) last = year;
    const place = year & 0xffff;
    ofYears[place] = (ofYears[place] ?? 0) + 1;
  }
  const found: [number, number][] = [];
  for (let year = last; year >= first; year -= 1) {
    const place = year & 0xffff;
    const count = ofYears[place] ?? 0;
    if (count > 0) found.push([year, count]);
    ofYears[place] = 0;
  }
  return found;
}

/** All zero between two counts; by the sixteen bits of a year (facts.ts), which may be any that a clock tells. */
const ofYears = new Uint32Array(1 << 16);

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
