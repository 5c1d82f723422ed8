/** Changes of a text made of segments (runs of one look), shared out: which segment takes what. */
import type { Run } from './correct.ts';
import type { Edit } from './edits.ts';
import type { Change } from './rules.ts';

export type Segment = Run &
  Readonly<{
    /** What is put at its edge rather goes to its neighbour: a link, a passage in another language. */
    apart?: boolean;
    /** Superscript already. */
    raised?: boolean;
  }>;

/**
 * For each segment the changes inside it, in whatever order they are given, places counted from its own beginning. What is put between two segments goes to
 * the first, unless that one is apart or kept; a change that covers several puts its text in the first of them.
 */
export function shareChanges(segments: readonly Segment[], changes: readonly Change[]): Edit[][] {
  const shares: Edit[][] = segments.map(() => []);
  let index = 0;
  let start = 0;
  for (const { at, before, after, rule, raised } of inOrder(changes)) {
    for (let segment = segments[index]; segment !== undefined; segment = segments[index]) {
      if (start + segment.text.length > at || index === segments.length - 1) break;
      start += segment.text.length;
      index += 1;
    }
    if (before === '') {
      const chosen = at === start ? edge(segments, index) : index;
      const place = chosen < index ? (segments[chosen]?.text.length ?? 0) : at - start;
      shares[chosen]?.push({ start: place, end: place, after, rule });
      continue;
    }
    let put = after;
    let from = at;
    const end = at + before.length;
    for (let reached = index, begin = start; from < end && reached < segments.length; reached += 1) {
      const length = segments[reached]?.text.length ?? 0;
      const stop = Math.min(end, begin + length);
      if (stop > from || put !== '')
        shares[reached]?.push({
          start: from - begin,
          end: Math.max(from, stop) - begin,
          after: put,
          rule,
          ...(raised && { raised }),
        });
      put = '';
      from = Math.max(from, stop);
      begin += length;
    }
  }
  return shares;
}

/** What raises an ending has put it right too: beside it, the change that does only that falls away. */
function inOrder(changes: readonly Change[]): Change[] {
  let done = 0;
  return changes
    .toSorted((a, b) => a.at - b.at || Number(b.raised ?? false) - Number(a.raised ?? false))
    .filter(({ at, before, raised }) => {
      if (raised === true) done = at + before.length;
      return raised === true || at >= done;
    });
}

/** Between segment `index - 1` and segment `index`: which of the two takes what is put there. */
function edge(segments: readonly Segment[], index: number): number {
  let before = index - 1;
  while (before > 0 && segments[before]?.text === '') before -= 1;
  const first = segments[before];
  const second = segments[index];
  if (first === undefined || first.kept === true || first.text.endsWith('\n')) return index;
  return first.apart === true && second !== undefined && second.kept !== true && second.apart !== true
    ? index
    : before;
}
