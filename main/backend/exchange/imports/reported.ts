/**
 * Merges the values of an entry's fields from several sources, each with its time. The result does not depend on the
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

/** Seconds since 1970 of the entry's state in this source; an entry without a date counts as the oldest. */
const UNDATED = -1e13;
const secondOf = (entry: Pick<Entry, 'updatedAt'>): number =>
  entry.updatedAt === undefined ? UNDATED : Math.floor(entry.updatedAt / 1000);

/** Chooses between two values of the same second by the values alone. */
type Wins = (next: never, before: never) => boolean;

const later = (next: string | number, before: string | number): boolean => next > before;
const RANK: Readonly<Record<EntryStatus, number>> = { draft: 0, scheduled: 1, live: 2, trashed: 3 };

const WINS: Readonly<Partial<Record<Field, Wins>>> = {
  // The blog does not change the date when a scheduled post is published, so the later status wins.
  status: (next: EntryStatus, before: EntryStatus) => RANK[next] > RANK[before],
  labels: (next: readonly string[], before: readonly string[]) =>
    later(JSON.stringify(next.toSorted()), JSON.stringify(before.toSorted())),
};

export type Merged = Readonly<{ reported: Reported; changed: ReadonlySet<Field> }>;

export type EntryFields = Pick<Entry, Exclude<Field, 'body' | 'excerpt' | 'raw'>> &
  Readonly<{ body?: string; excerpt?: string; raw?: string; made?: true }>;

/**
 * Merges the fields of `entry`. `changed` is the set of fields with a new value. Values of the same second are chosen
 * by the values alone, so that the order does not matter.
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
      // A different rendering of the same state has nothing new.
      if (entry.made === true && second !== UNDATED) continue;
      const wins = (WINS[field] ?? later) as (next: unknown, before: unknown) => boolean;
      if (!wins(value, stored[0])) continue;
    }
    (next as Record<Field, unknown>)[field] = [same ? stored[0] : value, second];
    if (!same) changed.add(field);
  }
  return { reported: next, changed };
}

/** A blog's labels are a set in any order. */
function sameValue(field: Field, one: unknown, other: unknown): boolean {
  if (field !== 'labels') return one === other;
  const sorted = (labels: unknown): string => JSON.stringify((labels as readonly string[]).toSorted());
  return sorted(one) === sorted(other);
}

export const valueOf = <Name extends Field>(
  from: Reported,
  field: Name,
): NonNullable<Reported[Name]>[0] | undefined => from[field]?.[0];
