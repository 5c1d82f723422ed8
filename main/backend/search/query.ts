/** What an author types, understood. Any text is a query; what is no filter, phrase or exclusion is words. */
import type { Kind } from '../../../interview/document.ts';
import type { PassageHit } from '../../../preload/contract/archive.ts';
import type { Status } from '../../../preload/contract/shapes.ts';
import { foldWord } from './fold.ts';
import { scanWords } from './scan.ts';
import { STOP_WORDS } from './stop-words.ts';

/** A word as written, and its folded form. */
export type QueryWord = Readonly<{ written: string; exact: string; stop: boolean }>;
export type Term =
  /** Stems count; with `prefix` it is being typed, and what it begins counts too. */
  | Readonly<{ kind: 'word'; word: QueryWord; prefix: boolean }>
  /** Exact forms, side by side. */
  | Readonly<{ kind: 'phrase'; words: readonly QueryWord[]; prefix: boolean }>;

export type PassageType = PassageHit['type'];

export type ArchiveQuery = Readonly<{
  /** True for white space only: everything, the newest first. */
  blank: boolean;
  /** All must be found. */
  terms: readonly Term[];
  /** None may be found: exact forms. */
  excluded: readonly (readonly QueryWord[])[];
  /** Each a whole label, folded. */
  labels: readonly string[];
  /** First and last year, both included. */
  years: readonly (readonly [number, number])[];
  /** The words of a name, each. */
  people: readonly (readonly QueryWord[])[];
  statuses: readonly Status[];
  kinds: readonly Kind[];
  /** Where the words must stand; empty: anywhere. */
  parts: readonly PassageType[];
}>;

type Filter = 'label' | 'year' | 'person' | 'status' | 'part' | 'kind';
const FILTERS: Readonly<Record<string, Filter>> = {
  libelle: 'label',
  libelles: 'label',
  etiquette: 'label',
  etiquettes: 'label',
  label: 'label',
  tag: 'label',
  annee: 'year',
  an: 'year',
  year: 'year',
  par: 'person',
  by: 'person',
  statut: 'status',
  etat: 'status',
  status: 'status',
  dans: 'part',
  in: 'part',
  type: 'kind',
  genre: 'kind',
  kind: 'kind',
};
const STATUS_WORDS: Readonly<Record<string, readonly Status[]>> = {
  brouillon: ['draft'],
  brouillons: ['draft'],
  draft: ['draft'],
  drafts: ['draft'],
  attente: ['queued'],
  queued: ['queued'],
  programme: ['scheduled'],
  programmes: ['scheduled'],
  scheduled: ['scheduled'],
  publie: ['published', 'changed'],
  publies: ['published', 'changed'],
  enligne: ['published', 'changed'],
  online: ['published', 'changed'],
  published: ['published'],
  modifie: ['changed'],
  modifies: ['changed'],
  changed: ['changed'],
  corbeille: ['binned'],
  bin: ['binned'],
  binned: ['binned'],
};
const PART_WORDS: Readonly<Record<string, readonly PassageType[]>> = {
  titre: ['title'],
  titres: ['title'],
  title: ['title'],
  titles: ['title'],
  chapo: ['lead'],
  chapeau: ['lead'],
  lead: ['lead'],
  question: ['question'],
  questions: ['question'],
  reponse: ['answer'],
  reponses: ['answer'],
  answer: ['answer'],
  answers: ['answer'],
  texte: ['text'],
  text: ['text'],
  legende: ['caption'],
  legendes: ['caption'],
  caption: ['caption'],
  captions: ['caption'],
  libelle: ['label'],
  libelles: ['label'],
  etiquette: ['label'],
  etiquettes: ['label'],
  label: ['label'],
  labels: ['label'],
};
const KIND_WORDS: Readonly<Record<string, Kind>> = {
  entretien: 'interview',
  entretiens: 'interview',
  interview: 'interview',
  interviews: 'interview',
  article: 'article',
  articles: 'article',
  page: 'page',
  pages: 'page',
};

const CLOSING: Readonly<Record<string, RegExp>> = { '"': /["”“]/g, '“': /["”]/g, '„': /["”“]/g, '«': /»/g };
const SPACE = /\s/;

/** A text folded for comparing whole values (labels). */
export const foldText = (text: string): string =>
  wordsOf(text)
    .map((word) => word.exact)
    .join(' ');

export function wordsOf(text: string): QueryWord[] {
  const words: QueryWord[] = [];
  scanWords(text, (start, end) => {
    const written = text.slice(start, end);
    const exact = foldWord(written).slice(0, 60);
    if (exact !== '') words.push({ written, exact, stop: STOP_WORDS.fr.has(exact) });
  });
  return words;
}

/** Reads a query. Pure, and total: no text is refused. */
export function parseQuery(text: string): ArchiveQuery {
  const terms: Term[] = [];
  const excluded: QueryWord[][] = [];
  const found: {
    -readonly [
      Key in 'labels' | 'years' | 'people' | 'statuses' | 'kinds' | 'parts'
    ]: ArchiveQuery[Key][number][];
  } = {
    labels: [],
    years: [],
    people: [],
    statuses: [],
    kinds: [],
    parts: [],
  };
  let at = 0;
  while (at < text.length) {
    if (SPACE.test(text.charAt(at))) {
      at += 1;
      continue;
    }
    const minus = /[-−–]/.test(text.charAt(at)) && at + 1 < text.length && !SPACE.test(text.charAt(at + 1));
    const piece = readPiece(text, minus ? at + 1 : at);
    at = piece.end;
    const words = wordsOf(piece.value);
    if (piece.filter !== undefined && !minus && take(piece.filter, piece.value, words, found)) continue;
    const typed = at >= text.length && !piece.closed;
    const plain = piece.filter === undefined ? words : wordsOf(piece.whole);
    if (plain.length === 0) continue;
    if (minus) excluded.push(plain);
    else if (piece.quoted && piece.filter === undefined)
      terms.push({ kind: 'phrase', words: plain, prefix: typed });
    else
      plain.forEach((word, index) =>
        terms.push({ kind: 'word', word, prefix: typed && index === plain.length - 1 && endsInWord(text) }),
      );
  }
  return { blank: text.trim() === '', terms: distinct(terms), excluded, ...found };
}

/** Whether the last sign typed belongs to a word: « inno » is being typed, « inno, » is not. */
const endsInWord = (text: string): boolean => /[\p{L}\p{N}\p{M}]$/u.test(text);

type Piece = {
  value: string;
  whole: string;
  quoted: boolean;
  closed: boolean;
  filter: Filter | undefined;
  end: number;
};

/** One word, phrase or filter, from `start` to its end. */
function readPiece(text: string, start: number): Piece {
  const name = /^([\p{L}\p{M}]{2,12})[\u00a0\u202f]?:(?=\S)/u.exec(text.slice(start, start + 20));
  const filter = name === null ? undefined : FILTERS[foldWord(name[1] ?? '')];
  const from = start + (filter === undefined ? 0 : (name?.[0].length ?? 0));
  const close = CLOSING[text.charAt(from)];
  if (close !== undefined) {
    close.lastIndex = from + 1;
    const end = close.exec(text)?.index;
    const value = text.slice(from + 1, end ?? text.length);
    return {
      value,
      whole: text.slice(start, end ?? text.length),
      quoted: true,
      closed: end !== undefined,
      filter,
      end: end === undefined ? text.length : end + 1,
    };
  }
  let end = from;
  while (
    end < text.length &&
    !SPACE.test(text.charAt(end)) &&
    (end === from || CLOSING[text.charAt(end)] === undefined)
  )
    end += 1;
  return {
    value: text.slice(from, end),
    whole: text.slice(start, end),
    quoted: false,
    closed: false,
    filter,
    end,
  };
}

type Found = {
  labels: string[];
  years: (readonly [number, number])[];
  people: (readonly QueryWord[])[];
  statuses: Status[];
  kinds: Kind[];
  parts: PassageType[];
};

/** Takes a filter; false where its value means nothing to it: then it was only words. */
function take(filter: Filter, value: string, words: readonly QueryWord[], into: Found): boolean {
  const key = words.map((word) => word.exact).join('');
  if (key === '') return false;
  switch (filter) {
    case 'label':
      into.labels.push(words.map((word) => word.exact).join(' '));
      return true;
    case 'person':
      into.people.push(words);
      return true;
    case 'year': {
      const years = /^(\d{4})(?:(?:-|–|\.\.)(\d{4}))?$/.exec(value.trim());
      if (years === null) return false;
      const first = Number(years[1]);
      const last = Number(years[2] ?? years[1]);
      into.years.push([Math.min(first, last), Math.max(first, last)]);
      return true;
    }
    case 'status':
      return pushAll(into.statuses, own(STATUS_WORDS, key));
    case 'part':
      return pushAll(into.parts, own(PART_WORDS, key));
    case 'kind': {
      const kind = own(KIND_WORDS, key);
      return pushAll(into.kinds, kind === undefined ? undefined : [kind]);
    }
  }
}

const own = <Value>(table: Readonly<Record<string, Value>>, key: string): Value | undefined =>
  Object.hasOwn(table, key) ? table[key] : undefined;

function pushAll<Value>(into: Value[], values: readonly Value[] | undefined): boolean {
  into.push(...(values ?? []));
  return values !== undefined;
}

function distinct(terms: readonly Term[]): Term[] {
  const seen = new Map<string, Term>();
  for (const term of terms) {
    const forms = term.kind === 'word' ? [term.word.exact] : term.words.map((word) => word.exact);
    seen.set(`${term.kind}${term.prefix ? '*' : ''} ${forms.join(' ')}`, term);
  }
  return [...seen.values()];
}
