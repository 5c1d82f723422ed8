/** One thing in three versions, of which one may be taken. */

type Picked<Value> =
  | Readonly<{ kind: 'settled'; value: Value; from: 'none' | 'mine' | 'theirs' | 'both' }>
  | Readonly<{ kind: 'conflict' }>;

/** As stored: the order of keys, and keys without a value, say nothing. */
export function stored(value: unknown): string {
  return (
    JSON.stringify(value, (_, field: unknown) => {
      if (typeof field !== 'object' || field === null || Array.isArray(field)) return field;
      return Object.fromEntries(Object.entries(field).toSorted(([a], [b]) => (a < b ? -1 : 1)));
    }) ?? ''
  );
}

/** Most blocks of three versions are the same to the letter: only others are put in order to be compared. */
const areStoredAlike = (one: unknown, other: unknown): boolean =>
  JSON.stringify(one) === JSON.stringify(other) || stored(one) === stored(other);

/**
 * What only one side changed is taken from that side. `key`: what counts; what differs in nothing else is taken from the
 * side that is not exactly the base, so that merging with an unchanged side gives the other byte for byte.
 */
export function pick<Value>(
  base: Value,
  mine: Value,
  theirs: Value,
  key: (value: Value) => string = stored,
): Picked<Value> {
  const [b, m, t] = [key(base), key(mine), key(theirs)];
  const settled = (value: Value, from: 'none' | 'mine' | 'theirs' | 'both'): Picked<Value> => ({
    kind: 'settled',
    value,
    from,
  });
  if (m === b && t === b) return settled(areStoredAlike(mine, base) ? theirs : mine, 'none');
  if (m === t) return settled(mine, 'both');
  if (m === b) return settled(theirs, 'theirs');
  if (t === b) return settled(mine, 'mine');
  return { kind: 'conflict' };
}
