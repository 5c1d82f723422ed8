/**
 * Estimates whether two names may be one person: « A. Martin » and « Anne Martin », « MARTIN Anne », « Mme Anne Martin
 * ». Gives a score and reasons for the author to decide. Two different full first names are two people.
 */
import { foldKey } from '../fold-key.ts';
import { PEOPLE_REASONS, type PeopleReason } from './people-reasons.ts';

export type Likeness = Readonly<{
  /** From 0 to 1; suggested from ASK upwards. */
  score: number;
  reasons: readonly PeopleReason[];
}>;

/** The minimum score to ask about two names. */
export const ASK = 0.5;

const TITLES: Readonly<Record<string, 'm' | 'f' | ''>> = {
  m: 'm',
  mm: '',
  mr: 'm',
  monsieur: 'm',
  mme: 'f',
  mmes: 'f',
  madame: 'f',
  mlle: 'f',
  mademoiselle: 'f',
  mrs: 'f',
  ms: 'f',
  miss: 'f',
  dr: '',
  docteur: '',
  docteure: '',
  doctor: '',
  pr: '',
  prof: '',
  professeur: '',
  professeure: '',
  professor: '',
  me: '',
  maitre: '',
  sir: 'm',
};
const PARTICLES = new Set(
  "de du des d' le la les l' von van der den di da del della ben bin ibn el al ten ter".split(' '),
);

/** The folded parts of a name, given names first. */
type NameParts = Readonly<{
  /** Words, or single letters for initials. */
  givenNames: readonly string[];
  family: readonly string[];
  particles: readonly string[];
  title: string;
  gender: 'm' | 'f' | '';
  /** Whether the family name was written first. */
  reversed: boolean;
  /** As written, without white space and the text after a comma or bracket. */
  name: string;
}>;

const isInitial = (word: string): boolean => word.length === 1;

/** Parses a name; undefined if there is none. Text after a comma or in brackets is a role. */
export function readName(text: string): NameParts | undefined {
  const name = (/^[^,(;:–—]*/u.exec(text)?.[0] ?? '').replace(/\s+/g, ' ').trim();
  const words = name.split(/\s+/).filter((word) => /\p{L}/u.test(word));
  let title = '';
  let gender: NameParts['gender'] = '';
  while (words.length > 1) {
    const bare = foldKey(words[0] ?? '').replace(/\.$/, '');
    const titleGender = Object.hasOwn(TITLES, bare) ? TITLES[bare] : undefined;
    // « M. Martin » is a man; « M. » as the only first name may be an initial, but is read as a title.
    if (titleGender === undefined) break;
    title = bare;
    gender = gender === '' ? titleGender : gender;
    words.shift();
  }
  if (words.length === 0) return undefined;
  const { ordered, reversed, families } = orderWords(words);
  const parts = ordered.flatMap((word, index) =>
    partsOf(word).map((part) => ({ ...part, family: index >= ordered.length - families })),
  );
  const particles = parts.filter(({ particle }) => particle).map(({ text: part }) => part);
  const named = parts.filter(({ particle }) => !particle);
  const givenNames = named.filter(({ family }) => !family).map(({ text: part }) => part);
  const family = named.filter((part) => part.family).map(({ text: part }) => part);
  if (family.length === 0) return undefined;
  return { givenNames, family, particles, title, gender, reversed, name };
}

/** Puts given names first, using capitals as in « MARTIN Anne ». `families`: number of words of the family name. */
function orderWords(words: readonly string[]): { ordered: string[]; reversed: boolean; families: number } {
  const capitals = words.map((word) => /^(?:\p{Lu}['’-]?){2,}$/u.test(word) && !/\./.test(word));
  const first = capitals.findIndex((capital) => !capital);
  const shouting =
    words.length > 1 && capitals[0] === true && first > 0 && !capitals.slice(first).includes(true);
  if (shouting && !(words.length - first === 1 && PARTICLES.has(foldKey(words[first] ?? ''))))
    return { ordered: [...words.slice(first), ...words.slice(0, first)], reversed: true, families: first };
  // Trailing capitalised words are the family name; otherwise the last word with the particles before it.
  const trailing = capitals.length - 1 - capitals.findLastIndex((capital) => !capital);
  return {
    ordered: [...words],
    reversed: false,
    families: trailing > 0 && trailing < words.length ? trailing : 1,
  };
}

/** « Jean-Pierre » gives two words, « J.-P. » and « J.P. » two initials, « d’Orsay » a particle and a word. */
function partsOf(word: string): { text: string; particle: boolean }[] {
  const folded = foldKey(word).replace(/[^\p{L}'.-]/gu, '');
  if (PARTICLES.has(folded)) return [{ text: folded, particle: true }];
  const elided = /^([dl]')(.+)$/.exec(folded);
  if (elided !== null) return [{ text: elided[1] ?? '', particle: true }, ...partsOf(elided[2] ?? '')];
  return folded
    .split(/[-.']+/)
    .filter((part) => part !== '')
    .map((part) => ({ text: part, particle: false }));
}

/** Keys of a name; only names that share a key need to be compared. */
function matchingKeys({ givenNames: given, family }: NameParts): string[] {
  const first = given[0];
  const last = family.at(-1) ?? '';
  const keys = new Set(family.filter((word) => !isInitial(word)).map((word) => `last ${word}`));
  if (first === undefined) return [...keys];
  if (!isInitial(first)) {
    keys.add(`both ${[first, last].toSorted((a, b) => (a < b ? -1 : 1)).join(' ')}`);
    keys.add(`first ${first} ${last.slice(0, 1)}`);
    // « Martin A. » may have the family name first.
    if (isInitial(last)) keys.add(`last ${first}`);
  }
  return [...keys];
}

const same = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((word, index) => word === other[index]);
const begins = (short: readonly string[], long: readonly string[]): boolean =>
  short.length <= long.length && short.every((word, index) => word === long[index]);

/** The likelihood that two names are one person; undefined for different people. Symmetric. */
export function likeness(one: NameParts, other: NameParts): Likeness | undefined {
  if (one.gender !== '' && other.gender !== '' && one.gender !== other.gender) return undefined;
  const straight = compare(one, other);
  const turned = [compare(swapNames(one), other), compare(one, swapNames(other))].flatMap((match) =>
    match === undefined
      ? []
      : [{ score: match.score - 0.1, reasons: [...match.reasons, 'reversed' as const] }],
  );
  const [best] = [...(straight === undefined ? [] : [straight]), ...turned].toSorted(
    (a, b) => b.score - a.score,
  );
  if (best === undefined) return undefined;
  const reasons = new Set<PeopleReason>(best.reasons);
  if (one.reversed !== other.reversed) reasons.add('reversed');
  if (one.title !== other.title) reasons.add('title');
  if (!same(one.particles, other.particles)) reasons.add('particle');
  if (reasons.size === 0) reasons.add('spelling');
  const score = Math.round((best.score - (reasons.has('particle') ? 0.03 : 0)) * 100) / 100;
  return { score, reasons: PEOPLE_REASONS.filter((reason) => reasons.has(reason)) };
}

/** Takes the first word as the family name: « Martin Anne », « Martin A. ». */
function swapNames(parts: NameParts): NameParts {
  const [first, ...rest] = parts.givenNames;
  if (first === undefined || rest.length > 0 || parts.family.length > 1 || parts.reversed)
    return { ...parts, givenNames: [], family: [] };
  return { ...parts, givenNames: parts.family, family: [first] };
}

type PartialMatch = { score: number; reasons: PeopleReason[] };

function compare(one: NameParts, other: NameParts): PartialMatch | undefined {
  const familyMatch = compareFamily(one.family, other.family);
  const givenMatch = compareGiven(one.givenNames, other.givenNames);
  if (familyMatch === undefined || givenMatch === undefined) return undefined;
  // Two initials are not enough: « A. M. ».
  if (familyMatch.reasons.includes('last-initial') && givenMatch.reasons.includes('first-initial'))
    return undefined;
  return {
    score: Math.min(familyMatch.score, givenMatch.score),
    reasons: [...givenMatch.reasons, ...familyMatch.reasons],
  };
}

function compareFamily(one: readonly string[], other: readonly string[]): PartialMatch | undefined {
  if (one.length === 0 || other.length === 0) return undefined;
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  if (same(short, long)) return { score: isInitial(short[0] ?? '') ? 0.5 : 1, reasons: [] };
  const [letter = '', word = ''] = [short[0], long[0]];
  if (short.length === 1 && long.length === 1) {
    const initial = isInitial(letter) ? letter : isInitial(word) ? word : undefined;
    if (initial === undefined || !(isInitial(letter) ? word : letter).startsWith(initial)) return undefined;
    return { score: 0.6, reasons: ['last-initial'] };
  }
  if (short.some(isInitial)) return undefined;
  // An added family name: « Martin » and « Martin-Duval », either part.
  const within = begins(short, long) || begins(short.toReversed(), long.toReversed());
  return within ? { score: 0.6, reasons: ['fewer-names'] } : undefined;
}

function compareGiven(one: readonly string[], other: readonly string[]): PartialMatch | undefined {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  // « Mme Martin » may be anybody of that name.
  if (short.length === 0)
    return long.length === 0 ? { score: 1, reasons: [] } : { score: 0.4, reasons: ['fewer-names'] };
  let initials = false;
  for (const [index, word] of short.entries()) {
    const against = long[index] ?? '';
    if (word === against) continue;
    const [letter, name] = word.length <= against.length ? [word, against] : [against, word];
    if (!isInitial(letter) || !name.startsWith(letter)) return undefined;
    initials = true;
  }
  const all = short.length === long.length;
  if (all && !initials) return { score: 1, reasons: [] };
  if (all) return { score: short.length > 1 ? 0.85 : 0.8, reasons: ['first-initial'] };
  return {
    score: initials ? 0.65 : 0.55,
    reasons: [...(initials ? (['first-initial'] as const) : []), 'fewer-names'],
  };
}

/** The more complete of two names of one person: full words first, then capitals and accents. */
export function fullerName(one: string, other: string): string {
  return completeness(other) > completeness(one) ? other : one;
}

function completeness(text: string): number {
  const parts = readName(text);
  if (parts === undefined) return 0;
  const full = [...parts.givenNames, ...parts.family].filter((word) => !isInitial(word)).length;
  const proper = /^\p{Lu}.*\p{Ll}/u.test(parts.name) && !parts.reversed ? 1 : 0;
  const accents = text.normalize('NFD').replace(/[^\p{M}]/gu, '').length;
  return full * 1_000 + (parts.title === '' ? 100 : 0) + proper * 50 + Math.min(accents, 40);
}

export type KnownName = Readonly<{ id: string; name: string }>;
export type PeopleMatch = Readonly<{ person: string; other: string }> & Likeness;

/**
 * Matches the names of `candidates` with fuller names among them or in the `directory` that may be the same person, likeliest
 * first. Compares only names that share a key. Runs one step per `next()`, so that long lists do not block.
 */
export function* matchPeople(
  candidates: readonly KnownName[],
  directory: readonly KnownName[],
): Generator<undefined, PeopleMatch[]> {
  type Entry = KnownName & { parts: NameParts; isInDirectory: boolean };
  const meetings = new Map<string, Entry[]>();
  for (const [names, isInDirectory] of [
    [candidates, false],
    [directory, true],
  ] as const)
    for (const name of names) {
      yield;
      const parts = readName(name.name);
      if (parts === undefined) continue;
      const entry: Entry = { ...name, parts, isInDirectory };
      for (const key of matchingKeys(parts)) {
        const sharingKey = meetings.get(key);
        if (sharingKey === undefined) meetings.set(key, [entry]);
        else sharingKey.push(entry);
      }
    }
  const matches = new Map<string, PeopleMatch>();
  for (const group of meetings.values()) {
    for (const [index, one] of group.entries()) {
      for (const other of group.slice(index + 1)) {
        if (one.id === other.id || (one.isInDirectory && other.isInDirectory)) continue;
        const like = likeness(one.parts, other.parts);
        if (like === undefined || like.score < ASK) continue;
        const [person, fuller] =
          one.isInDirectory || (!other.isInDirectory && fullerName(one.name, other.name) === one.name)
            ? [other, one]
            : [one, other];
        matches.set(`${person.id} ${fuller.id}`, { person: person.id, other: fuller.id, ...like });
      }
      yield;
    }
  }
  const fitting = new Map<string, number>();
  for (const { person } of matches.values()) fitting.set(person, (fitting.get(person) ?? 0) + 1);
  return [...matches.values()]
    .map((match) =>
      (fitting.get(match.person) ?? 0) > 1 && match.score < 0.9
        ? {
            ...match,
            score: Math.max(ASK, Math.round(match.score * 75) / 100),
            reasons: [...match.reasons, 'several' as const],
          }
        : match,
    )
    .toSorted((a, b) => b.score - a.score);
}
