/** Initials and tints that identify a person in the window and on pages. Colour is never the only sign. */
/**
 * The first letters of the first and last words of a name, without emojis and symbols: « Anne-Marie Dubois » gives AD.
 */
export function initialsOf(name: string): string {
  const letters = name.split(/\s+/u).flatMap((word) => /[\p{L}\p{N}]\p{M}*/u.exec(word)?.[0] ?? []);
  const [first = ''] = letters;
  return (letters.length > 1 ? first + letters.at(-1) : first).toLocaleUpperCase();
}

/**
 * Background and text colours of the tints on a light page, in order; equal to the window's `--tint-N`. Contrast: AA.
 */
export const TINT_COLOURS = [
  ['#d9ebe8', '#0f5c59'],
  ['#f6e2d3', '#8a4010'],
  ['#e3e2f5', '#4a3f99'],
  ['#f5dfe6', '#96274f'],
  ['#e4ecd3', '#4b5f12'],
  ['#d9e6f5', '#1d5390'],
  ['#f3e6bf', '#6d5200'],
  ['#eadff0', '#75347f'],
] as const;
const TINTS = TINT_COLOURS.length;

/** The colours of a tint (1 to 8). */
export const coloursOf = (tint: number): (typeof TINT_COLOURS)[number] =>
  TINT_COLOURS[tint - 1] ?? TINT_COLOURS[0];

/** One of eight tints, always the same for an id. */
export function tintOf(id: string): number {
  let sum = 0;
  for (const character of id) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) % 997;
  return (sum % TINTS) + 1;
}

/**
 * The tints of a post's people, in order: each has its usual tint, unless an earlier participant has it; then the next
 * free one. Up to eight people have different tints, and those who stay keep theirs when another leaves (unless the
 * leaver had displaced it).
 */
export function tintsOf(people: readonly Readonly<{ id: string }>[]): ReadonlyMap<string, number> {
  const tints = new Map<string, number>();
  const taken = new Set<number>();
  for (const { id } of people) {
    if (taken.size === TINTS) taken.clear();
    let tint = tintOf(id);
    while (taken.has(tint)) tint = (tint % TINTS) + 1;
    taken.add(tint);
    tints.set(id, tint);
  }
  return tints;
}
