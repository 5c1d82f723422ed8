/** Which words that begin so stand in the most rows. Counting reads the index: what was counted is kept. */
import { sql, tuples, type ReadableDb } from '../library/sql.ts';
import type { Dictionary } from './dictionary.ts';
import type { Commonest } from './expand.ts';

type Counted = { version: number; words: readonly string[] };
const counted = new WeakMap<Dictionary, Map<string, Counted>>();

/** So many words may be new before what was counted is counted again: none of them is among the most frequent yet. */
const STALE_AFTER = 500;

export function commonestIn(db: ReadableDb, dictionary: Dictionary): Commonest {
  let known = counted.get(dictionary);
  if (known === undefined) counted.set(dictionary, (known = new Map()));
  const kept = known;
  return (prefix, among, count) => {
    const before = kept.get(prefix);
    const fresh = before !== undefined && dictionary.version - before.version < STALE_AFTER;
    const words = fresh ? before.words : mostRows(db, prefix);
    if (!fresh) kept.set(prefix, { version: dictionary.version, words });
    const wanted = new Set(among);
    const shown = words.filter((word) => wanted.delete(word)).slice(0, count);
    // Words met since, and those that too many others precede.
    return shown.length === count
      ? shown
      : [...shown, ...[...wanted].toSorted().slice(0, count - shown.length)];
  };
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
