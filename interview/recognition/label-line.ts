/** Recognises a speaker's name at the start of a line, however it is set apart. */
import { foldKey } from '../fold-key.ts';
import { isOpaque, type Line } from './lines.ts';
import { mayBePerson } from './person-words.ts';

// Labels without a colon: « Anne – », « (Anne) », « Q. », « Anne » in bold or alone on its line.

const LETTER = /^(?:Q|R|A)\s?\d{0,3}\s?[./)]\s*(?:[–—-]\s*)?(?=\S)/;
const BRACKETS = /^(?:\(([^()]{1,80})\)|\[([^[\]]{1,80})\])\s*(?:[:–—-]\s+)?/;
const DASH = /^([^–—]{1,80}?)(?:\s*[–—]\s*|\s-\s+)/;
const SOME_DASH = /[–—]|\s-\s/;
/** A final full stop after a word, but not after an initial. */
const LAST_STOP = /(?<=\p{L}{2})\s*\.$/u;
const SIGNS = /^[*_\s]+|[*_\s]+$/g;

/** The label at the start of a line, in any form; null if no speaker is named. */
export function labelOf(line: Line, nameOf: NameReader = readName): LabelLine | null {
  if (isOpaque(line)) return null;
  return (
    readLabel(line.text, nameOf) ??
    letterLabel(line.text) ??
    bracketLabel(line.text) ??
    formattedLabel(line, nameOf) ??
    dashLabel(line.text) ??
    lineLabel(line, nameOf)
  );
}

function makeLabel(
  text: string,
  end: number,
  label: string,
  named: NameParts,
  carrier: LabelLine['carrier'],
): LabelLine {
  const after = text.slice(end);
  return {
    written: text.slice(0, end).trimEnd(),
    label,
    rest: after.trim(),
    glued: !/^\s|\s$/.test(after.slice(0, 1) + text.slice(end - 1, end)),
    carrier,
    ...named,
  };
}

function letterLabel(text: string): LabelLine | null {
  const prefix = LETTER.exec(text)?.[0];
  if (prefix === undefined) return null;
  const label = prefix.slice(0, 1);
  const named = readName(label);
  return named === null ? null : makeLabel(text, prefix.length, label, named, 'colon');
}

function bracketLabel(text: string): LabelLine | null {
  const match = BRACKETS.exec(text);
  const label = (match?.[1] ?? match?.[2] ?? '').trim();
  if (match === null || label === '') return null;
  const named = readName(label);
  if (named === null || named.shape === 'lower') return null;
  return makeLabel(text, match[0].length, label, named, 'brackets');
}

/** A name set apart by its format. */
function formattedLabel(line: Line, nameOf: NameReader): LabelLine | null {
  const lead = line.appearance?.lead ?? 0;
  if (lead === 0 || lead > 120) return null;
  const label = line.text
    .slice(0, lead)
    .trim()
    .replace(/\s*[,–—-]$/, '')
    .replace(LAST_STOP, '');
  const signs = /^\s*[.,]?\s*[–—-]\s+/.exec(line.text.slice(lead))?.[0].length ?? 0;
  if (label === '' || /^[,;]/.test(line.text.slice(lead).trim())) return null;
  const named = nameOf(label);
  if (named === null || named.shape === 'lower') return null;
  return makeLabel(line.text, lead + signs, label, named, 'bold');
}

function dashLabel(text: string): LabelLine | null {
  const start = text.slice(0, 120);
  const match = SOME_DASH.test(start) ? DASH.exec(start) : null;
  const label = match?.[1]?.replace(SIGNS, '').replace(LAST_STOP, '') ?? '';
  if (match === null || label === '') return null;
  const named = readName(label);
  if (named === null || named.shape === 'lower') return null;
  const after = text.slice(match[0].length);
  if (!/^["«“(*_]*\s*[\p{L}\p{N}…]/u.test(after)) return null;
  // « Marie–Anne » is one name: an introducing dash has a space on at least one side.
  if (!/\s/.test(match[0].slice(match[1]?.length ?? 0))) return null;
  return makeLabel(text, match[0].length, label, named, 'dash');
}

/** A name that is the whole line. */
function lineLabel(line: Line, nameOf: NameReader): LabelLine | null {
  const { text } = line;
  if (text.length > 120 || /[.!?…:;,»"”]$/u.test(text)) return null;
  const label = text.replace(SIGNS, '');
  const named = nameOf(label);
  if (named === null || named.shape === 'lower' || (named.shape === 'answers' && label.length < 2))
    return null;
  return makeLabel(text, text.length, label, named, 'line');
}

/** The start of a line that may name the speaker. */
export type LabelLine = {
  /** As written, with the colon. */
  written: string;
  /** As written, without the colon. */
  label: string;
  /** The folded name: labels with one key are one speaker. */
  key: string;
  name: string;
  role: string | null;
  organisation: string | null;
  shape: 'asks' | 'answers' | 'initials' | 'name' | 'phrase' | 'lower';
  rest: string;
  /** No white space between the colon and the words. */
  glued: boolean;
  /** The form of the label: a colon, brackets, a dash, its format, a line of its own, or a dash of dialogue. */
  carrier: 'colon' | 'brackets' | 'dash' | 'bold' | 'line' | 'dialogue';
};

const ASKS =
  /^(?:q|question|questions|interviewer|intervieweur|intervieweuse|journaliste|la redaction|question de la redaction|moderator|moderateur|moderatrice)$/;
/** Askers named by their function. */
const ASKER = /^(?:interview|intervieweu|journaliste|la redaction|moderat)/;
/** All answerers together. */
const TOGETHER =
  /^(?:tous|toutes|ensemble|(?:tous|toutes) (?:ensemble|en choeur|les (?:deux|trois|quatre))|les (?:deux|trois|quatre)(?: \p{L}+s)?|en choeur|(?:toute )?l'equipe|(?:tout )?le groupe|all|both|all (?:three|of us|together)|everyone|everybody|together|the (?:whole )?team)$/u;
const ANSWERS = /^(?:r|a|reponse|answer|rep)$/;
const PARTICLE = /^(?:de|du|des|le|la|les|von|van|der|den|di|da|del|ben|bin|el|al|et|and|&|d['’]\p{L}+)$/u;
const CAPITAL = /^(?:[dl]['’])?\p{Lu}[\p{L}\p{M}'’.-]*$/u;
const HONORIFIC =
  /^(?:m|mm|mme|mlle|mr|mrs|ms|dr|pr|me|maitre|docteur|monsieur|madame|mademoiselle)\.?\s+(?!\p{L}\.?$)/u;
const ARTICLE = /^(?:le|la|les|l['’].+|un|une|notre|nos|the|our)$/i;

/** Nouns before a colon that are not speakers. */
const NOT_SPEAKERS = new Set(
  (
    'note notes nota nb ps attention important rappel remarque exemple exemples horaire horaires adresse date dates lieu ' +
    'lieux contact contacts tel telephone mobile fax email e-mail mail courriel site web source sources credit credits ' +
    'photo photos image video legende texte resultat resultats conclusion objectif objectifs but conseil conseils astuce ' +
    'ingredients ingredient preparation cuisson tarif tarifs prix duree public inscription inscriptions lien liens info ' +
    'infos information informations renseignements programme avantage avantages inconvenient inconvenients editeur auteur ' +
    'auteurs autrice titre sujet objet resume definition bilan constat constats etape etapes methode materiel capacite ' +
    'acces parking niveau theme themes mots motscles langue version licence budget total quantite reference references ' +
    'liste listes voici voila ouverture fermeture accueil matin midi soir lundi mardi mercredi jeudi vendredi samedi ' +
    'dimanche janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre monday tuesday ' +
    'wednesday thursday friday saturday sunday warning tip tips example summary hours address phone price where when who ' +
    'what step result results goal goals http https partie chapitre article point points suite fin bref annexe defi idee ' +
    'file files copyright license licence comment comments author authors upstream format package packages output input returns ' +
    'default type types value values usage option options parameter parameters description features requirements note see ' +
    'todo warning bug fix changes liability warranties warranty damages oui non si certes exact exactement absolument bonjour ' +
    'salut merci alors donc mais yes no well thanks hello intro introduction tldr edit maj update salle session tableau figure ' +
    'interrogation interrogations hypothese hypotheses probleme problemes solution solutions besoin besoins choix enjeu enjeux ' +
    'moderation animation discutants discutantes intervenants intervenantes participants participantes atelier debat table conference seance'
  ).split(' '),
);

const OPENING_MARKS = /^[*_]+/;
const CLOSING_MARKS = /[*_]+$/;

/** Reads the label at the start of a line; null if the text before its first colon cannot name a speaker. */
export function readLabel(line: string, nameOf: NameReader = readName): LabelLine | null {
  const colon = line.slice(0, 140).search(/[:：]/);
  if (colon < 1) return null;
  const marks = OPENING_MARKS.exec(line.slice(colon + 1))?.[0] ?? '';
  const end = colon + 1 + (OPENING_MARKS.test(line) ? marks.length : 0);
  const label = line.slice(0, colon).replace(OPENING_MARKS, '').replace(CLOSING_MARKS, '').trim();
  const after = line.slice(end);
  const rest = after.trim();
  if (after.startsWith('//') || label === '') return null;
  const person = nameOf(label);
  if (person === null) return null;
  const glued = rest !== '' && !/^\s/.test(after);
  // « 9:30 » and « a:b » are not labels; a name without a space after the colon is, if a capital or quotation follows.
  if (glued && !/^[\p{Lu}«"“(*_]/u.test(rest)) return null;
  return { written: line.slice(0, end), label, rest, glued, carrier: 'colon', ...person };
}

/** A reporting verb: « Paul Roy, un des fondateurs, écrit : » is a quotation in another person's words. */
const REPORTING_VERB =
  /(?<!\p{L})(?:ecri[tv]\p{L}*|dit|disait|explique\p{L}*|declare\p{L}*|precise\p{L}*|ajoute\p{L}*|resume\p{L}*|constate\p{L}*|affirme\p{L}*|rappelle\p{L}*|note|notait|says?|said|writes?|wrote|notes|explains?)$/u;

export type NameParts = Pick<LabelLine, 'key' | 'name' | 'role' | 'organisation' | 'shape'>;

/** `readName`, or a memoized version (memoize.ts). */
export type NameReader = (label: string) => NameParts | null;

export function readName(label: string): NameParts | null {
  const bare = foldKey(label)
    .replace(/\s*(?:n\s*[°º]\s*)?\d{1,3}\s*[.)]?$/, '')
    .replace(/\.$/, '');
  const unnamed = { name: label, role: null, organisation: null };
  if (ASKS.test(bare)) return { key: bare, shape: 'asks', ...unnamed };
  if (ANSWERS.test(bare)) return { key: bare, shape: 'answers', ...unnamed };
  if (TOGETHER.test(bare) && /^\p{Lu}/u.test(label)) return { key: bare, shape: 'phrase', ...unnamed };
  if (/[?!;…«»"“”@/]/u.test(label)) return null;
  if (listsNames(label)) return { ...unnamed, key: keyOfName(label), shape: 'name' };
  const cut = label.search(/[,(]/);
  const name = (cut < 0 ? label : label.slice(0, cut)).trim();
  // Names contain no digits, but their additions may: « Zoé, 10 ans », « Bapt (compte créé en 2000) ».
  if (/\d/.test(name)) return null;
  const about =
    cut < 0
      ? ''
      : label
          .slice(cut + 1)
          .replace(/\)\s*$/, '')
          .trim();
  // A full stop ends a sentence, except after an initial or a short « Mme. ».
  if (name === '' || /\p{L}{4,}\.|\.\s+\p{Ll}{3,}/u.test(name)) return null;
  const shape = shapeOf(name);
  // « ploum (compte créé en 2002) »: other labels may have the same form.
  const aside = shape === 'lower' && label[cut] === '(';
  if (shape === null || (about !== '' && shape !== 'name' && !aside)) return null;
  if (about.split(/\s+/).length > 14 || REPORTING_VERB.test(foldKey(about))) return null;
  const organisation = /^\p{Lu}/u.test(about);
  return {
    key: shape === 'initials' ? keyOfInitials(name) : keyOfName(name),
    name,
    role: about !== '' && !organisation ? about : null,
    organisation: organisation ? about : null,
    shape,
  };
}

/** Separates names: « Anne, Paul et Léa ». */
export const BETWEEN_NAMES = /,\s*|\s+(?:et|ET|and|AND|&)\s+/;

/** Three or more people, without places or occupations: « Anne Martin, Luc Petit et Léa Roy ». */
function listsNames(label: string): boolean {
  if (!label.includes(',') || !/\s(?:et|ET|and|AND|&)\s/.test(label)) return false;
  const names = label.split(BETWEEN_NAMES);
  return (
    names.length >= 3 &&
    names.length <= 8 &&
    names.every((name) => shapeOf(name) === 'name' && mayBePerson(name)) &&
    new Set(names.map((name) => name.split(' ').length === 1)).size === 1
  );
}

/** The key of a name: folded, without « M. » or « Mme ». */
export function keyOfName(name: string): string {
  return foldKey(name)
    .replace(HONORIFIC, '')
    .replace(/\s*\.\s*/g, '.')
    .replace(/\.$/, '');
}

/** « É » and « È » may be two people, who differ only by the accent. */
const keyOfInitials = (name: string): string =>
  /^\p{L}\.?$/u.test(name.normalize('NFC'))
    ? name.normalize('NFC').toLowerCase().replace('.', '')
    : keyOfName(name);

/** Whether a label means all answerers: « Tous », « Les deux ». */
export const meansAll = (label: string): boolean => TOGETHER.test(foldKey(label));
/** Whether an asking label is a person: « Journaliste », unlike « Question 3 ». */
export const isAsker = (label: LabelLine): boolean =>
  label.shape === 'asks' && ASKER.test(foldKey(label.label));

/** Whether the label announces something: « Horaires », « Le programme ». */
export const announcesThings = (label: string): boolean =>
  foldKey(label)
    .split(/[\s'-]+/)
    .some((word) => NOT_SPEAKERS.has(word));

function shapeOf(name: string): LabelLine['shape'] | null {
  const words = name.split(/\s+/);
  if (announcesThings(name)) return null;
  if (/^(?:\p{Lu}\.?[ -]?){1,5}$/u.test(name)) return 'initials';
  const first = words[0] ?? '';
  if (/^(?:Monsieur|Madame|M\.|Mme)$/.test(first) && /^(?:le|la|l['’]\p{L}+)$/u.test(words[1] ?? ''))
    return words.length <= 6 ? 'phrase' : null;
  if (ARTICLE.test(first))
    return words.length <= 6 && /^\p{Lu}/u.test(first) && /\p{L}{3}/u.test(name) ? 'phrase' : null;
  const joint = words.some((word) => /^(?:et|and|&)$/.test(word));
  if (
    CAPITAL.test(first) &&
    words.length <= (joint ? 9 : 5) &&
    words.every((word) => CAPITAL.test(word) || PARTICLE.test(word))
  ) {
    return 'name';
  }
  return words.length <= 3 && words.every((word) => /^[\p{Ll}\p{M}'’-]{2,}$/u.test(word)) ? 'lower' : null;
}
