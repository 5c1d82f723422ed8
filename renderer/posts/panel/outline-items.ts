/** What the outline's list needs of its items: keys, places to drop on, the same object while nothing has changed. */
import type { OutlineItem } from '#interview/outline.ts';

/** Beside a question, or beside a heading, counted from 0 among those of the body. */
export type OutlineDrop = Readonly<
  { position: 'before' | 'after' } & ({ kind: 'question'; id: string } | { kind: 'heading'; index: number })
>;

export const keyOf = (item: OutlineItem): string =>
  item.kind === 'question' ? `q-${item.id}` : `h-${item.index}`;

/** Where a question goes that is dropped at this row; undefined for a drop on a row, which means nothing here. */
export function dropOf(
  items: readonly OutlineItem[],
  key: string,
  position: 'before' | 'after' | 'on',
): OutlineDrop | undefined {
  const item = items.find((one) => keyOf(one) === key);
  if (item === undefined || position === 'on') return undefined;
  return item.kind === 'question'
    ? { position, kind: 'question', id: item.id }
    : { position, kind: 'heading', index: item.index };
}

/** A function that gives its items back, those of last time where they say the same. */
export function keepSame(): (items: readonly OutlineItem[]) => readonly OutlineItem[] {
  let before = new Map<string, Readonly<{ json: string; item: OutlineItem }>>();
  return (items) => {
    const next = new Map<string, Readonly<{ json: string; item: OutlineItem }>>();
    for (const item of items) {
      const json = JSON.stringify(item);
      const known = before.get(keyOf(item));
      next.set(keyOf(item), known?.json === json ? known : { json, item });
    }
    before = next;
    return [...next.values()].map(({ item }) => item);
  };
}
