/** Counts of the posts found, by label, year, person who answers, status and blog. */
import type { SearchResult } from '#contract/archive.ts';
import { GONE, STATUSES, type Facts } from './facts.ts';

/** The contract's bounds. */
const MOST_VALUES = 200;
const LONGEST_VALUE = 300;

type Counted = { value: string; count: number };

/**
 * `matched` has 1 at the slots of the posts found; `blogNames` (facts-rows.ts) are what blogs are called now. The most
 * frequent first, years from the last.
 */
export function countFacets(
  facts: Facts,
  matched: Uint8Array,
  blogNames: ReadonlyMap<string, string>,
): SearchResult['facets'] {
  const { size } = facts;
  const statuses = new Uint32Array(256);
  const years = new Map<number, number>();
  let [year, ofYear] = [0, 0];
  for (let slot = 0; slot < size; slot += 1) {
    if (matched[slot] !== 1) continue;
    const status = facts.statuses[slot] ?? GONE;
    statuses[status] = (statuses[status] ?? 0) + 1;
    // Posts made one after the other are often of one year.
    const own = facts.years[slot] ?? 0;
    if (own !== year) {
      addTo(years, year, ofYear);
      [year, ofYear] = [own, 0];
    }
    ofYear += 1;
  }
  addTo(years, year, ofYear);
  return {
    labels: commonest(facts.labels.values, facts.labels.count(matched, size)),
    years: [...years]
      .toSorted(([a], [b]) => b - a)
      .slice(0, MOST_VALUES)
      .map(([year, count]) => ({ value: String(year), count })),
    participants: commonest(facts.voices.values, facts.voices.count(matched, size)),
    statuses: commonest(STATUSES, statuses),
    // One blog alone tells nothing.
    blogs:
      facts.blogs.values.length < 2
        ? []
        : commonest(
            facts.blogs.values.map((id) => blogNames.get(id) ?? ''),
            facts.blogs.count(matched, size),
          ),
  };
}

function addTo(counts: Map<number, number>, value: number, count: number): void {
  if (count > 0) counts.set(value, (counts.get(value) ?? 0) + count);
}

/** The values that are counted most, of those that are counted at all. */
function commonest(values: readonly string[], counts: Uint32Array): Counted[] {
  // Of thousands of names, most are left out unread: only counts that reach the last one shown are sorted.
  const least = leastShown(counts);
  const shown: Counted[] = [];
  for (let number = 0; number < values.length; number += 1) {
    const count = counts[number] ?? 0;
    if (count >= least) shown.push({ value: values[number] ?? '', count });
  }
  return shown
    .toSorted((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))
    .slice(0, MOST_VALUES)
    .map(({ value, count }) => ({ value: value.slice(0, LONGEST_VALUE), count }));
}

/** The greatest count that MOST_VALUES values reach, of those below TALLIED; 1 where fewer are counted. */
function leastShown(counts: Uint32Array): number {
  if (counts.length <= MOST_VALUES) return 1;
  const tallies = new Uint32Array(TALLIED + 1);
  for (const count of counts) {
    const tallied = count < TALLIED ? count : TALLIED;
    tallies[tallied] = (tallies[tallied] ?? 0) + 1;
  }
  let reached = 0;
  for (let least = TALLIED; least > 1; least -= 1) {
    reached += tallies[least] ?? 0;
    if (reached >= MOST_VALUES) return least;
  }
  return 1;
}

/** Greater counts are not told apart here: more values than are shown may be sorted then, never fewer. */
const TALLIED = 1_024;
