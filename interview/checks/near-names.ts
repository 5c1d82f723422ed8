/** Names of a post against the directory: one typed a letter apart, or written in another way, is probably the same person. */
import type { Credit } from '../people/person-fields.ts';
import type { Participant } from '../document.ts';
import { distanceWithin } from '../similarity.ts';
import { foldKey } from '../fold-key.ts';

export type KnownPerson = Readonly<{ id: string; name: string }> & Credit;
/** `self`: the directory's own entry of that person; else somebody else of nearly the same name. */
type KnownAs = Readonly<{ participant: string; self: boolean; person: KnownPerson }>;

const bare = (name: string): string => foldKey(name.replace(/[-'’.]+/gu, ' '));
const inAnyOrder = (name: string): string => name.split(' ').toSorted().join(' ');

/** Of two short names one letter makes another person: « Jean », « Jeanne ». */
const SHORTEST = 7;
const LONG = 14;

/** Whether two names are the same but for accents, case, hyphens, their order, or a slip of the fingers. */
export const isNearName = (one: string, other: string): boolean =>
  one !== other && isNear(bare(one), bare(other));

function isNear(a: string, b: string): boolean {
  if (a === '' || b === '') return false;
  if (a === b) return true;
  // « Anne Martin », « Anne Martin-Duval »: two people until somebody says so.
  if (Math.abs(a.length - b.length) > 2) return false;
  const [left, right] = [a.split(' '), b.split(' ')];
  if (left.length !== right.length || left.length === 1) return false;
  if (a.length === b.length && inAnyOrder(a) === inAnyOrder(b)) return true;
  const shorter = Math.min(a.length, b.length);
  if (shorter < SHORTEST) return false;
  const most = shorter >= LONG ? 2 : 1;
  // One word differs, and it is no initial; its first letter stands.
  let different: readonly [string, string] | undefined;
  for (const [index, word] of left.entries()) {
    const against = right[index] ?? '';
    if (word === against) continue;
    if (different !== undefined) return false;
    different = [word, against];
  }
  const [x, y] = different ?? ['', ''];
  return (
    Math.min(x.length, y.length) >= 4 &&
    x[0] === y[0] &&
    distanceWithin(x, y, most) <= most &&
    !isOtherName(x, y)
  );
}

/** Feminine and masculine of one first name are two people: « Daniel », « Danielle »; « André », « Andrée ». */
const isOtherName = (x: string, y: string): boolean => {
  const [short, long] = x.length <= y.length ? [x, y] : [y, x];
  return long === `${short}e` || long === `${short}${short.slice(-1)}e` || long === `${short}s`;
};

type Barred = Readonly<{ person: KnownPerson; name: string }>;

/** What the directory says of the people of a post: their own entries, and others of nearly the same name. */
export function knownAs(people: readonly Participant[], directory: readonly KnownPerson[]): KnownAs[] {
  const inPost = new Set(people.map(({ id }) => id));
  const own = new Map<string, KnownPerson>();
  // Two near names share a word that is one (not « de »), and are nearly as long: only those are compared.
  const names = people.map(({ id, name }) => ({ id, written: name, name: bare(name) }));
  const wanted = new Set(names.flatMap(({ name }) => name.split(' ').filter(isWord)));
  const sharing = new Map<number, Barred[]>();
  for (const person of directory) {
    if (inPost.has(person.id)) {
      own.set(person.id, person);
      continue;
    }
    const name = bare(person.name);
    if (!name.split(' ').some((word) => wanted.has(word))) continue;
    const group = sharing.get(name.length);
    if (group === undefined) sharing.set(name.length, [{ person, name }]);
    else group.push({ person, name });
  }
  return names.flatMap(({ id, written, name }): KnownAs[] => {
    const self = own.get(id);
    const others = [-2, -1, 0, 1, 2]
      .flatMap((by) => sharing.get(name.length + by) ?? [])
      .filter((one) => one.person.name !== written && isNear(name, one.name));
    return [
      ...(self === undefined ? [] : [{ participant: id, self: true, person: self }]),
      ...others.slice(0, 3).map(({ person }) => ({ participant: id, self: false, person })),
    ];
  });
}

const isWord = (word: string): boolean => word.length > 2;
