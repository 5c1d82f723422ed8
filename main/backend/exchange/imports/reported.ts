/**
 * The values of an entry's fields as its sources reported them, each with its time. The result does not depend on the
 * order of the sources (feed, backup, API): the newest value of each field wins, and a source without a value changes
 * nothing.
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
 * Merges the fields of `entry`. `changed`: fields with a new value. Two values of the same second are decided by the
 * values alone, so that their order does not matter.
 */
export function mergeReported(before: Reported, entry: EntryFields): Merged {
  const second = secondOf(entry);
  const next: Reported = { ...before };
  const changed = new Set<Field>();
  for (const field of Object.keys(reportedSchema.shape) as Field[]) {
    const value = entry[field];
    if (value === undefined) continue;
    const stored = before[field];
    if (stored !== undefined && stored[1] > second) continue;
    const same = stored !== undefined && sameValue(field, stored[0], value);
    if (stored?.[1] === second && !same) {
      // Another rendering of the known state has no news.
      if (entry.made === true && second !== UNDATED) continue;
      const wins = (WINS[field] ?? later) as (next: unknown, before: unknown) => boolean;
      if (!wins(value, stored[0])) continue;
    }
    (next as Record<Field, unknown>)[field] = [same ? stored[0] : value, second];
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
