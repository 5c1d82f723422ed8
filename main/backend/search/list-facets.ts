/** What a list of posts can be filtered by, with counts: each value given the other filters. */
import { foldKey } from '#interview/fold-key.ts';
import type { PostFacets } from '#contract/posts.ts';
import { all, sql, type ReadableDb } from '../library/sql.ts';
import { STATUSES, factsOf, type Facts } from './facts.ts';
import { UNMET, unmetOf, type Listed } from './list-window.ts';

/** The contract's bounds. */
const MOST_VALUES = 100;
const MOST_YEARS = 1_000;

type FacetsInput = Listed &
  Readonly<{ labelText?: string | undefined; participantText?: string | undefined }>;

/** As `posts.facets` has it. */
export function listFacets(db: ReadableDb, input: FacetsInput): PostFacets {
  const facts = factsOf(db);
  const unmet = unmetOf(db, facts, input);
  /** 1 where every condition is met but perhaps this one. */
  const without = (bit: number): Uint8Array => {
    const mask = new Uint8Array(facts.size);
    for (let slot = 0; slot < facts.size; slot += 1) mask[slot] = ((unmet[slot] ?? 0) & ~bit) === 0 ? 1 : 0;
    return mask;
  };
  return {
    total: countOf(without(0)),
    whole: countOf(without(0xff & ~UNMET.list)),
    statuses: byStatus(facts, without(UNMET.status)),
    years: byYear(facts, without(UNMET.year)),
    labels: commonest(
      facts.labels.values,
      facts.labels.count(without(UNMET.label), facts.size),
      holds(input.labelText, (value) => value),
    ),
    participants: named(db, facts, without(UNMET.participant), input.participantText),
  };
}

function countOf(mask: Uint8Array): number {
  let count = 0;
  for (const one of mask) count += one;
  return count;
}

function byStatus(facts: Facts, mask: Uint8Array): PostFacets['statuses'] {
  const counts = new Uint32Array(256);
  for (let slot = 0; slot < facts.size; slot += 1)
    if (mask[slot] === 1)
      counts[facts.statuses[slot] ?? 255] = (counts[facts.statuses[slot] ?? 255] ?? 0) + 1;
  return STATUSES.map((value, number) => ({ value, count: counts[number] ?? 0 })).filter(
    ({ count }) => count > 0,
  );
}

function byYear(facts: Facts, mask: Uint8Array): PostFacets['years'] {
  const counts = new Map<number, number>();
  for (let slot = 0; slot < facts.size; slot += 1) {
    if (mask[slot] !== 1) continue;
    const year = facts.years[slot] ?? 0;
    counts.set(year, (counts.get(year) ?? 0) + 1);
  }
  return [...counts]
    .toSorted(([a], [b]) => b - a)
    .slice(0, MOST_YEARS)
    .map(([value, count]) => ({ value, count }));
}

type Passes = (value: string) => boolean;

/** Whether what is shown of a value holds a text, case and accents apart. */
function holds(text: string | undefined, shown: (value: string) => string): Passes {
  const wanted = foldKey(text ?? '');
  return wanted === '' ? () => true : (value) => foldKey(shown(value)).includes(wanted);
}

function commonest(
  values: readonly string[],
  counts: Uint32Array,
  passes: Passes,
): { value: string; count: number }[] {
  return values
    .flatMap((value, number) => {
      const count = counts[number] ?? 0;
      return count > 0 && passes(value) ? [{ value, count }] : [];
    })
    .toSorted((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))
    .slice(0, MOST_VALUES);
}

function named(
  db: ReadableDb,
  facts: Facts,
  mask: Uint8Array,
  text: string | undefined,
): PostFacets['participants'] {
  const names = new Map(
    all<{ id: string; name: string }>(db, sql`SELECT id, name FROM participants`).map(({ id, name }) => [
      id,
      name,
    ]),
  );
  const passes = holds(text, (id) => names.get(id) ?? '');
  return commonest(
    facts.people.values,
    facts.people.count(mask, facts.size),
    (id) => names.has(id) && passes(id),
  ).map(({ value: id, count }) => ({ id, name: names.get(id) ?? '', count }));
}
