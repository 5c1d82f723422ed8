/** What an author types, understood. Any text is a query; what is no filter, phrase or exclusion is words. */
import type { Kind } from '../../../interview/document.ts';
import type { Status } from '../../../preload/contract/shapes.ts';
import { foldWord } from './fold.ts';
import { readPiece, type Piece } from './query-piece.ts';
import { KIND_WORDS, PART_WORDS, STATUS_WORDS, type Filter, type PassageType } from './query-words.ts';
import { scanWords } from './scan.ts';
import { STOP_WORDS } from './stop-words.ts';

export type { PassageType } from './query-words.ts';

/** A word as written, and its folded form. */
export type QueryWord = Readonly<{ written: string; exact: string; stop: boolean }>;
export type Term =
  /** Stems count; with `prefix` it is being typed, and what it begins counts too. */
  | Readonly<{ kind: 'word'; word: QueryWord; prefix: boolean }>
  /** Exact forms, side by side. */
  | Readonly<{ kind: 'phrase'; words: readonly QueryWord[]; prefix: boolean }>;

/** The words of a name; not `whole`, the last one may be half typed. */
export type AskedName = Readonly<{ words: readonly QueryWord[]; whole: boolean }>;

/** Values of one filter: a|b is one of them. */
type Values<Value> = readonly Value[];

export type Filters = Readonly<{
  /** Each a whole label, folded. Of each group one. */
  labels: readonly Values<string>[];
  /** Of each group one. */
  people: readonly Values<AskedName>[];
  /** First and last year, both included; one of the spans. */
  years: Values<readonly [number, number]>;
  statuses: Values<Status>;
  kinds: Values<Kind>;
  /** The words of a blog's name, folded; one of the blogs. */
  blogs: Values<string>;
}>;

export type ArchiveQuery = Filters &
  Readonly<{
    /** True for white space only: everything, the newest first. */
    blank: boolean;
    /** All must be found. */
    terms: readonly Term[];
    /** None may be found: exact forms. */
    excluded: readonly (readonly QueryWord[])[];
    /** Posts that pass one of these are left out: `-libellé:Agenda`. */
    without: readonly Filters[];
    /** Where the words must stand; empty: anywhere. */
    parts: readonly PassageType[];
  }>;

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

type Mutable<Type> = {
  -readonly [Key in keyof Type]: Type[Key] extends readonly (infer Item)[] ? Item[] : never;
};
type Found = Mutable<Filters & Pick<ArchiveQuery, 'parts'>>;

const nothing = (): Found => ({
  labels: [],
  people: [],
  years: [],
  statuses: [],
  kinds: [],
  blogs: [],
  parts: [],
});

/** Reads a query. Pure, and total: no text is refused. */
export function parseQuery(text: string): ArchiveQuery {
  const terms: Term[] = [];
  const excluded: QueryWord[][] = [];
  const without: Filters[] = [];
  const found = nothing();
  let at = 0;
  while (at < text.length) {
    if (SPACE.test(text.charAt(at))) {
      at += 1;
      continue;
    }
    const minus = /[-−–]/.test(text.charAt(at)) && at + 1 < text.length && !SPACE.test(text.charAt(at + 1));
    const piece = readPiece(text, minus ? at + 1 : at);
    at = piece.end;
    if (piece.filter !== undefined) {
      const into = minus ? nothing() : found;
      // « -dans:titre » says nothing that could be left out.
      if (!(minus && piece.filter === 'part') && take(piece.filter, piece.values, into)) {
        if (minus) without.push(into);
        continue;
      }
    }
    const typed = at >= text.length && !piece.closed;
    const plain = wordsOf(piece.whole);
    if (plain.length === 0) continue;
    if (minus) excluded.push(plain);
    else if (piece.quoted && piece.filter === undefined)
      terms.push({ kind: 'phrase', words: plain, prefix: typed });
    else
      plain.forEach((word, index) =>
        terms.push({ kind: 'word', word, prefix: typed && index === plain.length - 1 && endsInWord(text) }),
      );
  }
  return { blank: text.trim() === '', terms: distinct(terms), excluded, without, ...found };
}

/** Whether the last sign typed belongs to a word: « inno » is being typed, « inno, » is not. */
const endsInWord = (text: string): boolean => /[\p{L}\p{N}\p{M}]$/u.test(text);

/** Takes a filter; false where a value means nothing to it: then it was only words. */
function take(filter: Filter, values: Piece['values'], into: Found): boolean {
  const words = values.map(({ value }) => wordsOf(value));
  if (words.some((value) => value.length === 0)) return false;
  const keys = words.map((value) => value.map((word) => word.exact));
  switch (filter) {
    case 'label':
      into.labels.push(keys.map((key) => key.join(' ')));
      return true;
    case 'person':
      // Between quotation marks, as a click on a name gives it, « Anne Martin » is not « Anne Martinez ».
      into.people.push(
        words.map((name, index) => ({
          words: name,
          whole: values[index]?.closed === true && values[index].quoted,
        })),
      );
      return true;
    case 'blog':
      into.blogs.push(...keys.map((key) => key.join(' ')));
      return true;
    case 'year':
      return pushAll(
        into.years,
        values.map(({ value }) => span(value)),
      );
    case 'status':
      return pushAll(
        into.statuses,
        keys.map((key) => own(STATUS_WORDS, key)),
      );
    case 'part':
      return pushAll(
        into.parts,
        keys.map((key) => own(PART_WORDS, key)),
      );
    case 'kind':
      return pushAll(
        into.kinds,
        keys.map((key) => own(KIND_WORDS, key)),
      );
  }
}

const EARLIEST = 0;
const LATEST = 9_999;

/** `2016`, `2016..2018`, `2016-2018`, `2016..`, `..2018`. */
function span(value: string): [readonly [number, number]] | undefined {
  const single = /^\d{4}$/.exec(value.trim());
  if (single !== null) return [[Number(single[0]), Number(single[0])]];
  const years = /^(\d{4})?\s*(?:-|–|\.\.|…)\s*(\d{4})?$/.exec(value.trim());
  if (years === null || (years[1] ?? years[2]) === undefined) return undefined;
  const first = Number(years[1] ?? EARLIEST);
  const last = Number(years[2] ?? LATEST);
  return [[Math.min(first, last), Math.max(first, last)]];
}

const own = <Value>(table: Readonly<Record<string, Value>>, key: readonly string[]): Value | undefined =>
  Object.hasOwn(table, key.join('')) ? table[key.join('')] : undefined;

/** Takes all values, or none where one of them means nothing. */
function pushAll<Value>(into: Value[], values: readonly (readonly Value[] | undefined)[]): boolean {
  if (values.includes(undefined)) return false;
  for (const value of values) into.push(...(value ?? []));
  return true;
}

function distinct(terms: readonly Term[]): Term[] {
  const seen = new Map<string, Term>();
  for (const term of terms) {
    const forms = term.kind === 'word' ? [term.word.exact] : term.words.map((word) => word.exact);
    seen.set(`${term.kind}${term.prefix ? '*' : ''} ${forms.join(' ')}`, term);
  }
  return [...seen.values()];
}
