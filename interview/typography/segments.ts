/** Distributes the changes of a text among its segments (runs of one format). */
import type { Run } from './correct.ts';
import type { Edit } from './edits.ts';
import type { Change } from './rules.ts';

export type Segment = Run &
  Readonly<{
    /** Prefers insertions at its edge to go to a neighbour: a link, or a passage in another language. */
    apart?: boolean;
    /** Already superscript. */
    raised?: boolean;
  }>;

/**
 * The changes inside each segment, with offsets in that segment, from changes in any order. An insertion between two
 * segments goes to the first, unless that is `apart` or protected; a change across several puts its text into the
 * first.
 */
export function shareChanges(segments: readonly Segment[], changes: readonly Change[]): Edit[][] {
  const shares: Edit[][] = segments.map(() => []);
  let index = 0;
  let start = 0;
  for (const { at, before, after, rule, raised } of sortChanges(changes)) {
    for (let segment = segments[index]; segment !== undefined; segment = segments[index]) {
      if (start + segment.text.length > at || index === segments.length - 1) break;
      start += segment.text.length;
      index += 1;
    }
    if (before === '') {
      const chosen = at === start ? segmentAtEdge(segments, index) : index;
      const offset = chosen < index ? (segments[chosen]?.text.length ?? 0) : at - start;
      shares[chosen]?.push({ start: offset, end: offset, after, rule });
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

/** A change that raises an ending also corrects it: drops the separate correction. */
function sortChanges(changes: readonly Change[]): Change[] {
  let done = 0;
  return changes
    .toSorted((a, b) => a.at - b.at || Number(b.raised ?? false) - Number(a.raised ?? false))
    .filter(({ at, before, raised }) => {
      if (raised === true) done = at + before.length;
      return raised === true || at >= done;
    });
}

/** Chooses the segment for an insertion between segments `index - 1` and `index`. */
function segmentAtEdge(segments: readonly Segment[], index: number): number {
  let before = index - 1;
  while (before > 0 && segments[before]?.text === '') before -= 1;
  const first = segments[before];
  const second = segments[index];
  if (first === undefined || first.isProtected === true || first.text.endsWith('\n')) return index;
  return first.apart === true && second !== undefined && second.isProtected !== true && second.apart !== true
    ? index
    : before;
}
