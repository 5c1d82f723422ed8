/** The stretch of a passage that is shown, and the words marked in it. */

/** About three lines of a result, in UTF-16 units. */
const EXCERPT = 260;

/** Where a term of the query stands in a text, in UTF-16 units. */
export type Mark = { start: number; end: number; term: number; exact: boolean };

/** The text cut around its marks, and the marks within the cut, in order, none overlapping. */
export function excerptOf(
  text: string,
  marks: readonly Mark[],
): { excerpt: string; marks: [number, number][] } {
  const merged = merge(marks);
  const { excerpt, at, before } = cut(text, merged);
  const inside = merged
    .filter((mark) => mark.start >= at.start && mark.end <= at.end)
    .map(({ start, end }): [number, number] => [start - at.start + before, end - at.start + before]);
  return { excerpt, marks: inside };
}

/** In order, overlapping marks as one. */
function merge(marks: readonly Mark[]): { start: number; end: number; term: number }[] {
  const merged: { start: number; end: number; term: number }[] = [];
  for (const mark of marks.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
    const last = merged.at(-1);
    if (last !== undefined && mark.start < last.end) last.end = Math.max(last.end, mark.end);
    else merged.push({ start: mark.start, end: mark.end, term: mark.term });
  }
  return merged;
}

type Cut = { excerpt: string; at: { start: number; end: number }; before: number };

/** The stretch of a text where most terms stand together, cut between words. */
function cut(text: string, marks: readonly { start: number; end: number; term: number }[]): Cut {
  if (text.length <= EXCERPT) return { excerpt: text, at: { start: 0, end: text.length }, before: 0 };
  const centre = bestWindow(marks);
  const room = Math.max(0, EXCERPT - (centre.end - centre.start));
  let start = Math.max(0, centre.start - Math.floor(room / 3));
  let end = Math.min(text.length, start + EXCERPT);
  start = Math.max(0, Math.min(start, end - EXCERPT));
  start = start === 0 ? 0 : toWordStart(text, start, centre.start);
  end = end === text.length ? end : toWordEnd(text, end, Math.max(centre.end, start + 1));
  const [before, after] = [start > 0 ? '… ' : '', end < text.length ? ' …' : ''];
  return { excerpt: before + text.slice(start, end) + after, at: { start, end }, before: before.length };
}

/** The marks within one excerpt that hold the most distinct terms. */
function bestWindow(marks: readonly { start: number; end: number; term: number }[]): {
  start: number;
  end: number;
} {
  let best = { start: 0, end: 0, terms: 0 };
  marks.forEach((first, index) => {
    const terms = new Set<number>();
    let end = Math.min(first.end, first.start + EXCERPT);
    for (let next = index; next < marks.length; next += 1) {
      const mark = marks[next];
      if (mark === undefined || mark.end - first.start > EXCERPT) break;
      terms.add(mark.term);
      end = mark.end;
    }
    if (terms.size > best.terms) best = { start: first.start, end, terms: terms.size };
  });
  return best;
}

const isSpace = (text: string, at: number): boolean => /\s/.test(text.charAt(at));

/** The first place from `at` on, at most at `limit`, where a word begins; `at` itself where there is none near. */
function toWordStart(text: string, at: number, limit: number): number {
  for (let place = at; place <= Math.min(limit, at + 40); place += 1)
    if (isSpace(text, place - 1) && !isSpace(text, place)) return place;
  return isLowSurrogate(text, at) ? at - 1 : at;
}

/** The last place up to `at`, at least at `limit`, where a word ends. */
function toWordEnd(text: string, at: number, limit: number): number {
  for (let place = at; place >= Math.max(limit, at - 40); place -= 1)
    if (isSpace(text, place) && !isSpace(text, place - 1)) return place;
  return isLowSurrogate(text, at) ? at - 1 : at;
}

function isLowSurrogate(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return unit >= 0xdc00 && unit <= 0xdfff && at > 0;
}
