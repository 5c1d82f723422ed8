/** Identifies the people behind labels: « A. Martin », « Anne » and « AM » are Anne Martin if no one else fits. */
import { foldKey } from '../fold-key.ts';
import { BETWEEN_NAMES, isAsker, keyOfName, meansAll, type LabelLine } from './label-line.ts';
import { hasGivenName, mayBePerson } from './person-words.ts';
import type { Speaker } from './recognition.ts';
import { memoize } from './memoize.ts';

const PARTICLES = new Set('de du des le la von van der den di da del ben el'.split(' '));
const ROLE =
  /^(?:(?:l['’]|la |le |un |une |notre |the |a |an )?)(?:direct|chef|charg|responsable|maire|adjoint|agent|biblioth|ing[ée]nieur|cherch|fondat|pr[ée]sident|m[ée]diat|design|enseign|profess|conseill|coordinat|animat|d[ée]velopp|archiv|jardini|boulang|artis|b[ée]n[ée]vol|m[ée]decin|infirmi|journalis|cons|techni|vice|secr[ée]taire|d[ée]l[ée]gu|chef|head|director|manager|founder|librarian|mayor|nurse|engineer|teacher|curator|gardener)/iu;

type Words = readonly string[];
const wordsOf = (name: string): Words =>
  keyOfName(name)
    .split(/[\s.]+-?/)
    .filter((word) => word !== '');
const initialsOf = (words: Words): string => words.map((word) => word[0] ?? '').join('');

/** Whether a label may mean a full name: first or last name, initials, or a combination. */
export function mayMean(short: string, full: string): boolean {
  const s = wordsOf(short);
  const f = wordsOf(full);
  const first = f[0] ?? '';
  const last = f.at(-1) ?? '';
  if (f.length < 2 || s.length === 0) return false;
  if (s.join(' ') === f.join(' ')) return true;
  const [one = '', two = ''] = s;
  if (s.length === 2 && one.length === 1 && two.length > 1) return first.startsWith(one) && two === last;
  if (s.length === 2 && one.length > 1 && two.length === 1) return one === first && last.startsWith(two);
  if (/^[\p{Lu}. -]+$/u.test(short.trim()) && s.every((word) => word.length === 1 || s.length === 1)) {
    const letters = s.join('').replaceAll('-', '');
    const apart = (words: Words) => initialsOf(words.flatMap((word) => word.split(/[-']/)));
    const plain = f.filter((word) => !PARTICLES.has(word));
    const titled = f.filter((word, index) => index === 0 || !PARTICLES.has(word));
    if ([initialsOf(f), initialsOf(plain), initialsOf(titled), apart(f), apart(plain)].includes(letters))
      return true;
  }
  return s.length === 1 && one.length > 1 && (one === first || one === last);
}

const NAME_WORD = `(?!(?:[CDJLMNST]|Qu)['’]\\p{Ll})\\p{Lu}[\\p{L}\\p{M}'’]{0,40}[\\p{Ll}\\p{M}][\\p{L}\\p{M}'’-]{0,40}`;
const NAME_RUN = new RegExp(
  `(?:\\p{Lu}\\. ?)?${NAME_WORD}(?: (?:(?:${[...PARTICLES].join('|')}) )*(?:\\p{Lu}\\. )?${NAME_WORD})+`,
  'gu',
);
/** A possessive, which is not part of a name: « Microsoft's David Rich ». */
const OWNER = /['’]s$/u;
/** Words before a name that begin a sentence or an office: « Rencontre avec », « Le Monde », « Madame ». */
const NO_FIRST_NAME =
  /^(?:rencontre|entretien|interview|portrait|avec|bonjour|salut|coucou|bienvenue|bonsoir|merci|chers?|cheres?|madame|monsieur|mme|mlle|docteur|maitre|le|la|les|l'|un|une|des|du|ce|cette|notre|nos|son|sa|ses|the|a|an|our|hello|hi|dear|quand|comment|pourquoi|alors|mais|donc|puis|avant|apres|depuis|pour|par|by|chez|dans|selon|aujourd'hui|hier|il|elle|nous|vous|je|on|en|au|aux|in|at|for|and|with|to|how|what|why|when|where|who|this|that|if|but|as|spotlight|meet|contributeurs?|contributrices?|paroles?|questions?|photos?|credits?)$/u;

/** « Pierre FAURE »: a given name before one in capitals. */
const IN_CAPITALS = new RegExp(`${NAME_WORD} \\p{Lu}[\\p{Lu}\\p{M}'’-]{2,40}(?![\\p{L}])`, 'gu');
/** Runs of two to four capitalised words, as possible names in a title or lead, without duplicates. */
export function namesIn(text: string): string[] {
  const names = new Map<string, string>();
  for (const [run] of text.matchAll(NAME_RUN)) {
    const words = run.split(' ');
    for (let from = Math.max(0, words.length - 4); from < words.length - 1; from += 1) {
      const first = words[from] ?? '';
      if (!/^\p{Lu}/u.test(first) || NO_FIRST_NAME.test(foldKey(first))) continue;
      if (words.slice(from, -1).some((word) => OWNER.test(word))) continue;
      const name = words.slice(from).join(' ').replace(OWNER, '');
      names.set(foldKey(name), name);
    }
    // « Élodie Roy de la Direction »: a name of two words needs no particle.
    const particle = words.findIndex((word, index) => index >= 2 && PARTICLES.has(word));
    if (particle >= 2 && words.slice(0, particle).every((word) => /^\p{Lu}/u.test(word))) {
      const name = words.slice(Math.max(0, particle - 3), particle).join(' ');
      if (!NO_FIRST_NAME.test(foldKey(words[Math.max(0, particle - 3)] ?? '')))
        names.set(foldKey(name), name);
    }
  }
  for (const [name] of text.matchAll(IN_CAPITALS)) if (hasGivenName(name)) names.set(foldKey(name), name);
  return [...names.values()];
}

/** The description after a person's name: « Anne Martin, directrice de la médiathèque ». */
export function roleIn(text: string, name: string): string | null {
  const at = text.indexOf(`${name}, `);
  if (at < 0) return null;
  const about = /^[^,.;:()!?\n]*/.exec(text.slice(at + name.length + 2))?.[0].trim() ?? '';
  return ROLE.test(about) && about.length <= 200 ? about : null;
}

export type People = {
  speakers: Speaker[];
  /** The speakers' names by label key (several for joint speakers; none for « R : »). */
  namesOf: Map<string, string[]>;
};

/**
 * The people behind the labels, in order of appearance. Two labels are one person only if the shorter fits exactly one
 * full name among the labels, or else exactly one name in `head` (title and lead).
 */
export function findPeople(
  labels: readonly LabelLine[],
  asks: ReadonlySet<string>,
  head: string,
  knownNames: readonly string[] = [],
): People {
  const keys = new Set(labels.map(({ key }) => key));
  for (const name of new Set(labels.map((label) => label.name))) keys.add(keyOfName(name));
  // Cache: labels repeat in each turn.
  const partsCache = new Map<string, Part[]>();
  const partsOf = (label: LabelLine): Part[] => {
    const written = `${label.key}\n${label.label}`;
    const before = partsCache.get(written);
    if (before !== undefined) return before;
    const parts = splitJoint(label, keys);
    partsCache.set(written, parts);
    return parts;
  };
  const isAll = memoize(meansAll);
  const parts = labels
    .filter(
      (label) =>
        (label.shape !== 'asks' || isAsker(label)) && label.shape !== 'answers' && !isAll(label.label),
    )
    .flatMap(partsOf);
  const full = new Map<string, string>();
  for (const part of new Set(parts))
    if (isFull(part.name) && !full.has(part.key)) full.set(part.key, part.name);
  const inHead = [...namesIn(head).filter(mayBePerson), ...knownNames];
  const people = new Map<string, { speaker: Speaker; forms: Map<string, number> }>();
  const personOfPart = new Map<string, string>();
  for (const part of parts) {
    const name = personOfPart.get(part.key) ?? nameOf(part, full, inHead);
    personOfPart.set(part.key, name);
    const person = people.get(name) ?? {
      speaker: { name, label: part.label, role: null, organisation: null },
      forms: new Map<string, number>(),
    };
    people.set(name, person);
    if (asks.has(part.of)) person.speaker.asks = true;
    person.speaker.role ??= part.role;
    person.speaker.organisation ??= part.organisation;
    if (part.alone) person.forms.set(part.label, (person.forms.get(part.label) ?? 0) + 1);
  }
  for (const { speaker, forms } of people.values()) {
    speaker.role ??= roleIn(head, speaker.name);
    const [most] = [...forms].toSorted((a, b) => b[1] - a[1]);
    if (most !== undefined) speaker.label = most[0];
  }
  const namesOf = new Map<string, string[]>();
  for (const part of parts) {
    const names = namesOf.get(part.of) ?? [];
    const name = personOfPart.get(part.key);
    if (name !== undefined && !names.includes(name)) names.push(name);
    namesOf.set(part.of, names);
  }
  const speakers = [...people.values()].map(({ speaker }) => speaker);
  const answering = speakers.filter((speaker) => speaker.asks !== true).map(({ name }) => name);
  for (const label of labels)
    if (isAll(label.label)) namesOf.set(label.key, answering.length > 0 ? answering : [label.name]);
  return { speakers, namesOf };
}

type Part = {
  of: string;
  key: string;
  name: string;
  label: string;
  role: string | null;
  organisation: string | null;
  alone: boolean;
};

/** « Anne et Paul » and « Anne, Paul » are two joint speakers; with a comma only if both also speak alone. */
function splitJoint(label: LabelLine, keys: ReadonlySet<string>): Part[] {
  const { role } = label;
  // « Sandra Kane (SK) » introduces a short form.
  const organisation =
    label.organisation !== null && mayMean(label.organisation, label.name) ? null : label.organisation;
  const listed = label.label.split(BETWEEN_NAMES);
  const areAllSpeakers = listed.length > 1 && listed.every((name) => keys.has(keyOfName(name)));
  const names = areAllSpeakers
    ? listed
    : label.shape === 'name'
      ? label.name.split(BETWEEN_NAMES)
      : [label.name];
  if (names.length === 1)
    return [
      {
        of: label.key,
        key: label.key,
        name: label.name,
        label: label.label,
        role,
        organisation,
        alone: true,
      },
    ];
  return names.map((name) => ({
    of: label.key,
    key: keyOfName(name),
    name,
    label: name,
    role: null,
    organisation: null,
    alone: false,
  }));
}

const isFull = (name: string): boolean => {
  const words = wordsOf(name);
  return words.length >= 2 && words.every((word) => word.length > 1) && /\p{Ll}|\p{Lu}{3}/u.test(name);
};

/** The spelling of « ANNE MARTIN » in title or lead. */
const inMixedCase = (name: string, inHead: readonly string[]): string =>
  (/\p{Ll}/u.test(name) ? undefined : inHead.find((one) => keyOfName(one) === keyOfName(name))) ?? name;

function nameOf(part: Part, full: ReadonlyMap<string, string>, inHead: readonly string[]): string {
  const spelt = full.get(part.key);
  if (spelt !== undefined) return inMixedCase(spelt, inHead);
  const meant = inHead.find((name) => keyOfName(name) === part.key);
  if (meant !== undefined && part.name.length < meant.length) return meant;
  const fitting = [...full.values()].filter((name) => mayMean(part.name, name));
  if (fitting.length === 1 && fitting[0] !== undefined) return inMixedCase(fitting[0], inHead);
  if (fitting.length > 1) return part.name;
  const named = inHead.filter((name) => mayMean(part.name, name));
  const longest = named.toSorted((a, b) => b.length - a.length)[0];
  // « Anne Martin Duval » includes « Anne Martin »: one person. Any other ambiguity leaves the label unresolved.
  const one = longest !== undefined && named.every((name) => foldKey(longest).includes(foldKey(name)));
  return one ? longest : part.name;
}
