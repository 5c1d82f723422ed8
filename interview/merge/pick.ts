/** Merges three versions of one value. */

type Picked<Value> =
  | Readonly<{ kind: 'settled'; value: Value; from: 'none' | 'mine' | 'theirs' | 'both' }>
  | Readonly<{ kind: 'conflict' }>;

/** Serialises a value regardless of key order and undefined keys. */
export function serialize(value: unknown): string {
  return (
    JSON.stringify(value, (_, field: unknown) => {
      if (typeof field !== 'object' || field === null || Array.isArray(field)) return field;
      return Object.fromEntries(Object.entries(field).toSorted(([a], [b]) => (a < b ? -1 : 1)));
    }) ?? ''
  );
}

/** Most values are identical or differ in length whatever their key order: only the rest is sorted for a comparison. */
export function areSerializedAlike(one: unknown, other: unknown): boolean {
  const [first, second] = [jsonOf(one), jsonOf(other)];
  return first === second || (first.length === second.length && serialize(one) === serialize(other));
}

const jsonOf = (value: unknown): string => JSON.stringify(value) ?? '';

/**
 * Takes the value of the side that changed it. `key`: the content that counts. If only other content differs, takes the
 * side that is not exactly the base, so that merging with an unchanged side gives the other byte for byte.
 */
export function pick<Value>(
  base: Value,
  mine: Value,
  theirs: Value,
  key: (value: Value) => string = serialize,
): Picked<Value> {
  const [before, own, other] = [jsonOf(base), jsonOf(mine), jsonOf(theirs)];
  const settled = (value: Value, from: 'none' | 'mine' | 'theirs' | 'both'): Picked<Value> => ({
    kind: 'settled',
    value,
    from,
  });
  // Identical values, the common case, need no key, which costs a hundred times as much.
  if (own === before && other === before) return settled(mine, 'none');
  const b = key(base);
  const m = own === before ? b : key(mine);
  const t = other === before ? b : other === own ? m : key(theirs);
  if (m === b && t === b) return settled(areSerializedAlike(mine, base) ? theirs : mine, 'none');
  if (m === t) return settled(mine, 'both');
  if (m === b) return settled(theirs, 'theirs');
  if (t === b) return settled(mine, 'mine');
  return { kind: 'conflict' };
}
