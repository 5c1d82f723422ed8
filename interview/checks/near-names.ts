/** Names of a post against the directory: one typed a letter apart, or written in another way, is probably the same person. */
import type { Participant } from '../document.ts';
import { foldKey } from '../fold-key.ts';

export type KnownPerson = Readonly<{
  id: string;
  name: string;
  role?: string | undefined;
  organisation?: string | undefined;
}>;
/** `self`: the directory's own entry of that person; else somebody else of nearly the same name. */
export type KnownAs = Readonly<{ participant: string; self: boolean; person: KnownPerson }>;

const bare = (name: string): string =>
  foldKey(name)
    .replace(/[-'.]+/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim();
const inAnyOrder = (name: string): string => name.split(' ').toSorted().join(' ');

/** Of two short names one letter makes another person: « Jean », « Jeanne ». */
const SHORTEST = 7;
const LONG = 14;

/** Whether two names are the same but for accents, case, hyphens, their order, or a slip of the fingers. */
export function isNearName(one: string, other: string): boolean {
  if (one === other) return false;
  const [a, b] = [bare(one), bare(other)];
  if (a === '' || b === '') return false;
  if (a === b || inAnyOrder(a) === inAnyOrder(b)) return true;
  // « Anne Martin », « Anne Martin-Duval »: two people until somebody says so.
  if (a.split(' ').length !== b.split(' ').length || !a.includes(' ')) return false;
  const shorter = Math.min(a.length, b.length);
  if (shorter < SHORTEST) return false;
  const most = shorter >= LONG ? 2 : 1;
  if (Math.abs(a.length - b.length) > most) return false;
  const words = a.split(' ').map((word, index) => [word, b.split(' ')[index] ?? ''] as const);
  // One word differs, and it is no initial; in a first name the first letter stands.
  const different = words.filter(([x, y]) => x !== y);
  if (different.length !== 1) return false;
  const [x, y] = different[0] ?? ['', ''];
  return Math.min(x.length, y.length) >= 4 && x[0] === y[0] && slips(x, y, most) && !isOtherName(x, y);
}

/** Feminine and masculine of one first name are two people: « Daniel », « Danielle »; « André », « Andrée ». */
const isOtherName = (x: string, y: string): boolean => {
  const [short, long] = x.length <= y.length ? [x, y] : [y, x];
  return long === `${short}e` || long === `${short}${short.slice(-1)}e` || long === `${short}s`;
};

/** Whether at most `most` letters were left out, added, changed, or swapped with their neighbour. */
function slips(one: string, other: string, most: number): boolean {
  let before: number[] = [];
  let row = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let i = 1; i <= one.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= other.length; j += 1) {
      const same = one[i - 1] === other[j - 1];
      let cost = Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + (same ? 0 : 1));
      if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1])
        cost = Math.min(cost, (before[j - 2] ?? 0) + 1);
      next.push(cost);
    }
    before = row;
    row = next;
    if (Math.min(...row) > most) return false;
  }
  return (row[other.length] ?? most + 1) <= most;
}

/** What the directory says of the people of a post: their own entries, and others of nearly the same name. */
export function knownAs(people: readonly Participant[], directory: readonly KnownPerson[]): KnownAs[] {
  const inPost = new Set(people.map(({ id }) => id));
  // Two near names share a word: only those that do are compared.
  const wanted = new Set(people.flatMap(({ name }) => bare(name).split(' ')));
  const own = new Map<string, KnownPerson>();
  const sharing: KnownPerson[] = [];
  for (const person of directory) {
    if (inPost.has(person.id)) own.set(person.id, person);
    else if (
      bare(person.name)
        .split(' ')
        .some((word) => wanted.has(word))
    )
      sharing.push(person);
  }
  return people.flatMap(({ id, name }): KnownAs[] => {
    const self = own.get(id);
    const others = sharing.filter((person) => isNearName(name, person.name));
    return [
      ...(self === undefined ? [] : [{ participant: id, self: true, person: self }]),
      ...others.slice(0, 3).map((person) => ({ participant: id, self: false, person })),
    ];
  });
}
