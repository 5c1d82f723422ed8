/** Which words that begin so stand in the most places. Counting rows reads the index: what was counted is kept. */
import { sql, tuples, type ReadableDb } from '../library/sql.ts';
import type { Dictionary } from './dictionary.ts';
import type { Commonest } from './expand.ts';
import type { Impact } from './impact/impact.ts';
import { KEPT_PER_PREFIX } from './impact/weights.ts';

type Counted = { version: number; words: readonly string[] };
const counted = new WeakMap<Dictionary, Map<string, Counted>>();

/** So many words may be new before what was counted is counted again: none of them is among the most frequent yet. */
const STALE_AFTER = 500;

/** `impact`, where it holds every change, has counted already. */
export function commonestIn(db: ReadableDb, dictionary: Dictionary, impact: Impact | undefined): Commonest {
  return (prefix, isWanted, count) => {
    // Of one letter, tens of thousands of words begin: they are not even looked at.
    const counted =
      impact
        ?.beginning(prefix, KEPT_PER_PREFIX)
        .map(({ form }) => form)
        .filter(isWanted) ?? [];
    if (counted.length >= count) return counted.slice(0, count);
    const among = dictionary.beginning(prefix).filter(isWanted);
    if (among.length <= count) return among;
    const wanted = new Set(among);
    const most =
      impact === undefined
        ? countedRows(db, dictionary, prefix)
        : impact.beginning(prefix, KEPT).map(({ form }) => form);
    const shown = most.filter((word) => wanted.delete(word)).slice(0, count);
    // Words met since, and those that too many others precede.
    return shown.length === count
      ? shown
      : [...shown, ...[...wanted].toSorted().slice(0, count - shown.length)];
  };
}

function countedRows(db: ReadableDb, dictionary: Dictionary, prefix: string): readonly string[] {
  let kept = counted.get(dictionary);
  if (kept === undefined) counted.set(dictionary, (kept = new Map()));
  const before = kept.get(prefix);
  if (before !== undefined && dictionary.version - before.version < STALE_AFTER) return before.words;
  const words = mostRows(db, prefix);
  kept.set(prefix, { version: dictionary.version, words });
  return words;
}

/** More than is ever shown: some of them are left out for another reason. */
const KEPT = 256;

function mostRows(db: ReadableDb, prefix: string): string[] {
  return tuples<[string, number]>(
    db,
    // The sign that ends a passage is no word; nothing begins beyond the last sign of Unicode.
    sql`SELECT term, doc FROM search_words WHERE term >= ${prefix} AND term < ${`${prefix}\u{10ffff}`}`,
  )
    .toSorted(([a, some], [b, others]) => others - some || (a < b ? -1 : 1))
    .slice(0, KEPT)
    .map(([term]) => term);
}
