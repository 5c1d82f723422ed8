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

/** Most are the same to the letter, or differ in their length, whatever the order of their keys: only others are put in order. */
export function areStoredAlike(one: unknown, other: unknown): boolean {
  const [first, second] = [lettersOf(one), lettersOf(other)];
  return first === second || (first.length === second.length && stored(one) === stored(other));
}

const lettersOf = (value: unknown): string => JSON.stringify(value) ?? '';

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
  const [before, own, other] = [lettersOf(base), lettersOf(mine), lettersOf(theirs)];
  const settled = (value: Value, from: 'none' | 'mine' | 'theirs' | 'both'): Picked<Value> => ({
    kind: 'settled',
    value,
    from,
  });
  // What is the same to the letter says the same, and is most of a text: its key, which costs a hundred times as much, is not needed.
  if (own === before && other === before) return settled(mine, 'none');
  const b = key(base);
  const m = own === before ? b : key(mine);
  const t = other === before ? b : other === own ? m : key(theirs);
  if (m === b && t === b) return settled(areStoredAlike(mine, base) ? theirs : mine, 'none');
  if (m === t) return settled(mine, 'both');
  if (m === b) return settled(theirs, 'theirs');
  if (t === b) return settled(mine, 'mine');
  return { kind: 'conflict' };
}
