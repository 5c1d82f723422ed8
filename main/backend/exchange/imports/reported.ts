/**
 * What the sources have reported of an entry so far, field by field with the moment they reported it of. Whatever the order in
 * which sources are read — the feed, a backup, the API — the outcome is the same: for each field the word of the newest
 * state of the entry, and a source that cannot say changes nothing.
 */
import {
  reportedSchema,
  type EntryStatus,
  type Field,
  type Reported,
} from '../../library/imports/reported.ts';
import type { Entry } from '../sources/entries.ts';

/** Seconds since 1970 of the state of the entry that this source saw; without a date it is older than any. */
const UNDATED = -1e13;
const secondOf = (entry: Pick<Entry, 'updatedAt'>): number =>
  entry.updatedAt === undefined ? UNDATED : Math.floor(entry.updatedAt / 1000);

/** A field's two values of one second: which of them stays, by the value alone. */
type Wins = (next: never, before: never) => boolean;

const later = (next: string | number, before: string | number): boolean => next > before;
const RANK: Readonly<Record<EntryStatus, number>> = { draft: 0, scheduled: 1, live: 2, trashed: 3 };

const WINS: Readonly<Partial<Record<Field, Wins>>> = {
  // A post that went out at its hour is the same state to Blogger: what is further on is true.
  status: (next: EntryStatus, before: EntryStatus) => RANK[next] > RANK[before],
  labels: (next: readonly string[], before: readonly string[]) =>
    later(JSON.stringify(next.toSorted()), JSON.stringify(before.toSorted())),
};

export type Merged = Readonly<{ reported: Reported; changed: ReadonlySet<Field> }>;

export type EntryFields = Pick<Entry, Exclude<Field, 'body' | 'excerpt' | 'raw'>> &
  Readonly<{ body?: string; excerpt?: string; raw?: string; made?: true }>;

/**
 * What is known once `entry` was read too. `changed`: the fields whose value is another than before. Two values of one
 * second are told apart by the values alone, so that their order says nothing.
 */
export function mergeReported(before: Reported, entry: EntryFields): Merged {
  const second = secondOf(entry);
  const next: Reported = { ...before };
  const changed = new Set<Field>();
  for (const field of Object.keys(reportedSchema.shape) as Field[]) {
    const value = entry[field];
    if (value === undefined) continue;
    const known = before[field];
    if (known !== undefined && known[1] > second) continue;
    const same = known !== undefined && sameValue(field, known[0], value);
    if (known?.[1] === second && !same) {
      // Another rendering of the state that is known: it says nothing new.
      if (entry.made === true && second !== UNDATED) continue;
      const wins = (WINS[field] ?? later) as (next: unknown, before: unknown) => boolean;
      if (!wins(value, known[0])) continue;
    }
    (next as Record<Field, unknown>)[field] = [same ? known[0] : value, second];
    if (!same) changed.add(field);
  }
  return { reported: next, changed };
}

/** Labels are a set on Blogger, given in any order. */
function sameValue(field: Field, one: unknown, other: unknown): boolean {
  if (field !== 'labels') return one === other;
  const sorted = (labels: unknown): string => JSON.stringify((labels as readonly string[]).toSorted());
  return sorted(one) === sorted(other);
}

export const valueOf = <Name extends Field>(
  from: Reported,
  field: Name,
): NonNullable<Reported[Name]>[0] | undefined => from[field]?.[0];
