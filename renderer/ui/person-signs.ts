/** « Anne-Marie Dubois » gives AD: the first letters of the first and last words of a name. */
export function initialsOf(name: string): string {
  const words = name.split(/\s+/u).filter((word) => word !== '');
  const letters = words.length > 1 ? [words[0], words.at(-1)] : [words[0]];
  return letters
    .map((word) => Array.from(word ?? '').at(0) ?? '')
    .join('')
    .toLocaleUpperCase();
}

const TINTS = 8;

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
