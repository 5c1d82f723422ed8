/** What tells a person at a glance, in the window and on the pages of a blog: initials and a tint. Never by colour alone. */
/** « Anne-Marie Dubois » gives AD: the first letters of the first and last words of a name; emojis and signs are passed over. */
export function initialsOf(name: string): string {
  const letters = name.split(/\s+/u).flatMap((word) => /[\p{L}\p{N}]\p{M}*/u.exec(word)?.[0] ?? []);
  const [first = ''] = letters;
  return (letters.length > 1 ? first + letters.at(-1) : first).toLocaleUpperCase();
}

/** Grounds and inks of the tints on a light page, in their order; the same as `--tint-N` of the window. Ink on its ground: AA. */
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

/** One of the eight tints for a person, always the same for the same id. */
export function tintOf(id: string): number {
  let sum = 0;
  for (const character of id) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) % 997;
  return (sum % TINTS) + 1;
}

/**
 * The tints of a post's people, in their order: each has the tint they have everywhere, unless somebody who entered the
 * post before has it; then the next free one. So up to eight people are told apart, and who stays keeps their tint when
 * somebody leaves (unless it had been displaced by the very person who leaves).
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
