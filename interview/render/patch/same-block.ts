/** Whether two blocks say the same: fields in one order, without bytes and without what only the library knows. */
import type { TopBlock } from '../../document.ts';

function canonical(value: unknown, key = ''): unknown {
  if (Array.isArray(value)) return value.map((item) => canonical(item));
  if (typeof value === 'string') return key === 'language' ? value.toLowerCase() : value;
  if (typeof value !== 'object' || value === null) return value;
  const fields = value as Readonly<Record<string, unknown>>;
  const hidden = new Set(['source', ...(fields['url'] === undefined ? [] : ['asset'])]);
  // A picture that only decorates and one without a text are the same to a page.
  if (fields['type'] === 'image') hidden.add('decorative');
  return Object.fromEntries(
    Object.entries(fields)
      .filter(([name, part]) => part !== undefined && !hidden.has(name))
      .toSorted(([one], [other]) => (one < other ? -1 : 1))
      .map(([name, part]) => [name, canonical(part, name)]),
  );
}

export function sameBlock(one: TopBlock, other: TopBlock): boolean {
  return JSON.stringify(canonical(one)) === JSON.stringify(canonical(other));
}
