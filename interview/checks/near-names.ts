/**
 * Compares the names of a post with the directory: names that differ by a letter or in spelling are probably one
 * person.
 */
import type { Credit } from '../people/person-fields.ts';
import type { Participant } from '../document.ts';
import { distanceWithin } from '../similarity.ts';
import { foldKey } from '../fold-key.ts';

export type KnownPerson = Readonly<{ id: string; name: string }> & Credit;
/** `self`: the directory's entry of the participant; otherwise another person with a similar name. */
type NameMatch = Readonly<{ participant: string; self: boolean; person: KnownPerson }>;

const foldName = (name: string): string => foldKey(name.replace(/[-'’.]+/gu, ' '));
const sortedWords = (name: string): string => name.split(' ').toSorted().join(' ');

/** In shorter names, one letter makes another name: « Jean », « Jeanne ». */
const SHORTEST = 7;
const LONG = 14;

/** Whether two names differ only in accents, case, hyphens, order, or a typing mistake. */
export const isNearName = (one: string, other: string): boolean =>
  one !== other && isNear(foldName(one), foldName(other));

function isNear(a: string, b: string): boolean {
  if (a === '' || b === '') return false;
  if (a === b) return true;
  // « Anne Martin » and « Anne Martin-Duval » count as two people.
  if (Math.abs(a.length - b.length) > 2) return false;
  const [left, right] = [a.split(' '), b.split(' ')];
  if (left.length !== right.length || left.length === 1) return false;
  if (a.length === b.length && sortedWords(a) === sortedWords(b)) return true;
  const shorter = Math.min(a.length, b.length);
  if (shorter < SHORTEST) return false;
  const most = shorter >= LONG ? 2 : 1;
  // One word may differ, but not an initial or the first letter.
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

/** Feminine and masculine forms are different names: « Daniel », « Danielle »; « André », « Andrée ». */
const isOtherName = (x: string, y: string): boolean => {
  const [short, long] = x.length <= y.length ? [x, y] : [y, x];
  return long === `${short}e` || long === `${short}${short.slice(-1)}e` || long === `${short}s`;
};

type FoldedPerson = Readonly<{ person: KnownPerson; name: string }>;

/** The directory's entries of participants, and other people with similar names. */
export function matchNames(people: readonly Participant[], directory: readonly KnownPerson[]): NameMatch[] {
  const inPost = new Set(people.map(({ id }) => id));
  const own = new Map<string, KnownPerson>();
  // Similar names share a word longer than a particle and are close in length; only those are compared.
  const names = people.map(({ id, name }) => ({ id, written: name, name: foldName(name) }));
  const participantWords = new Set(names.flatMap(({ name }) => name.split(' ').filter(isWord)));
  const candidatesByLength = new Map<number, FoldedPerson[]>();
  for (const person of directory) {
    if (inPost.has(person.id)) {
      own.set(person.id, person);
      continue;
    }
    const name = foldName(person.name);
    if (!name.split(' ').some((word) => participantWords.has(word))) continue;
    const group = candidatesByLength.get(name.length);
    if (group === undefined) candidatesByLength.set(name.length, [{ person, name }]);
    else group.push({ person, name });
  }
  return names.flatMap(({ id, written, name }): NameMatch[] => {
    const self = own.get(id);
    const others = [-2, -1, 0, 1, 2]
      .flatMap((by) => candidatesByLength.get(name.length + by) ?? [])
      .filter((one) => one.person.name !== written && isNear(name, one.name));
    return [
      ...(self === undefined ? [] : [{ participant: id, self: true, person: self }]),
      ...others.slice(0, 3).map(({ person }) => ({ participant: id, self: false, person })),
    ];
  });
}

const isWord = (word: string): boolean => word.length > 2;
