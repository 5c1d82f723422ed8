/** The selected parts of a turn's paragraphs, in order. */

/** A paragraph index and a UTF-16 offset in it. */
type TextPosition = readonly [paragraph: number, at: number];
export type Stretch = Readonly<{ from: TextPosition; to: TextPosition }>;

const compare = (one: TextPosition, other: TextPosition): number => one[0] - other[0] || one[1] - other[1];
const later = (one: TextPosition, other: TextPosition): TextPosition =>
  compare(one, other) < 0 ? other : one;

/** Sorts stretches, joins those with only spaces between them, and drops empty ones. */
export function mergeStretches(paragraphs: readonly string[], chosen: readonly Stretch[]): Stretch[] {
  const merged: Stretch[] = [];
  for (const stretch of chosen.toSorted((a, b) => compare(a.from, b.from))) {
    if (wordsBetween(paragraphs, stretch.from, stretch.to).join('').trim() === '') continue;
    const last = merged.at(-1);
    const touches =
      last !== undefined &&
      (compare(stretch.from, last.to) <= 0 ||
        wordsBetween(paragraphs, last.to, stretch.from).join('').trim() === '');
    if (touches) merged[merged.length - 1] = { from: last.from, to: later(last.to, stretch.to) };
    else merged.push(stretch);
  }
  return merged;
}

/** The paragraphs between two positions, trimmed, without blank ones. */
function wordsBetween(paragraphs: readonly string[], from: TextPosition, to: TextPosition): string[] {
  return paragraphs
    .slice(from[0], to[0] + 1)
    .map((text, index) =>
      text.slice(index === 0 ? from[1] : 0, index === to[0] - from[0] ? to[1] : text.length),
    )
    .map((text) => text.trim())
    .filter((text) => text !== '');
}

/** The paragraphs of each stretch, for a quotation with omissions between stretches. */
export function paragraphsOfStretches(paragraphs: readonly string[], chosen: readonly Stretch[]): string[][] {
  return mergeStretches(paragraphs, chosen).map(({ from, to }) => wordsBetween(paragraphs, from, to));
}
