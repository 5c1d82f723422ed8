/** Parser of search queries. Any text is a query; text that is no filter, phrase or exclusion is words. */
import type { Kind } from '#interview/document.ts';
import { foldedWords, readPieces, type Filter } from '#interview/search/read-query.ts';
import type { PassageHit } from '#contract/archive.ts';
import type { ShownStatus } from '#contract/shapes.ts';
import { STOP_WORDS } from './tokenizer.ts';

export type PassageType = PassageHit['type'];

/** A word as written, and its folded form. */
export type QueryWord = Readonly<{ written: string; exact: string; stop: boolean }>;
/** Exact forms, side by side. */
export type Phrase = Readonly<{ kind: 'phrase'; words: readonly QueryWord[]; prefix: boolean }>;
export type Term =
  /** Stems count; with `prefix` it is being typed, and what it begins counts too. */
  Readonly<{ kind: 'word'; word: QueryWord; prefix: boolean }> | Phrase;

/** The words of a name; not `isComplete`, the last one may be half typed. */
export type AskedName = Readonly<{ words: readonly QueryWord[]; isComplete: boolean }>;

/** Values of one filter: a|b is one of them. */
type Values<Value> = readonly Value[];

export type Filters = Readonly<{
  /** Each a whole label, folded. Of each group one. */
  labels: readonly Values<string>[];
  /** Of each group one. */
  people: readonly Values<AskedName>[];
  /** First and last year, both included; one of the spans. */
  years: Values<readonly [number, number]>;
  statuses: Values<ShownStatus>;
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
    /** The words outside quotation marks, two or more, as one phrase: posts that hold it come first. */
    together: Phrase | undefined;
    /** None may be found: exact forms. */
    excluded: readonly (readonly QueryWord[])[];
    /** Posts that pass one of these are left out: `-libellé:Agenda`. */
    without: readonly Filters[];
    /** The kinds of passages that must hold the words; empty: any. */
    parts: readonly PassageType[];
  }>;

/** A text folded for comparing whole values (labels). */
export const foldText = (text: string): string =>
  wordsOf(text)
    .map((word) => word.exact)
    .join(' ');

export const wordsOf = (text: string): QueryWord[] =>
  foldedWords(text).map((word) => ({ ...word, stop: STOP_WORDS.fr.has(word.exact) }));

type Mutable<Type> = {
  -readonly [Key in keyof Type]: Type[Key] extends readonly (infer Item)[] ? Item[] : never;
};
type Parsed = Mutable<Filters & Pick<ArchiveQuery, 'parts'>>;

const nothing = (): Parsed => ({
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
  const unquoted: QueryWord[] = [];
  let unquotedOpen = false;
  const excluded: QueryWord[][] = [];
  const without: Filters[] = [];
  const filters = nothing();
  for (const { filter, excluded: minus, whole, quoted, open, end } of readPieces(text)) {
    if (filter !== undefined) {
      const into = minus ? nothing() : filters;
      take(filter, into);
      if (minus) without.push(into);
      continue;
    }
    const typed = end >= text.length && (open !== undefined || !quoted);
    const plain = wordsOf(whole);
    if (plain.length === 0) continue;
    if (minus) excluded.push(plain);
    else if (quoted) terms.push({ kind: 'phrase', words: plain, prefix: typed });
    else {
      unquoted.push(...plain);
      unquotedOpen = typed && endsInWord(text);
      plain.forEach((word, index) =>
        terms.push({ kind: 'word', word, prefix: unquotedOpen && index === plain.length - 1 }),
      );
    }
  }
  const together: Phrase | undefined =
    unquoted.length < 2 ? undefined : { kind: 'phrase', words: unquoted, prefix: unquotedOpen };
  return { blank: text.trim() === '', terms: distinct(terms), together, excluded, without, ...filters };
}

/** Whether the last character typed belongs to a word: true for « inno », false for « inno, ». */
const endsInWord = (text: string): boolean => /[\p{L}\p{N}\p{M}]$/u.test(text);

function take(filter: Filter, into: Parsed): void {
  const { values } = filter;
  switch (filter.kind) {
    case 'label':
      into.labels.push(values.map(({ value }) => foldText(value)));
      return;
    case 'person':
      // Between quotation marks, as a click on a name gives it, « Anne Martin » is not « Anne Martinez ».
      into.people.push(
        values.map(({ value, quoted, closed }) => ({ words: wordsOf(value), isComplete: quoted && closed })),
      );
      return;
    case 'blog':
      into.blogs.push(...values.map(({ value }) => foldText(value)));
      return;
    case 'year':
      into.years.push(...filter.spans);
      return;
    case 'status':
      into.statuses.push(...filter.means);
      return;
    case 'part':
      into.parts.push(...filter.means);
      return;
    case 'kind':
      into.kinds.push(...filter.means);
      return;
  }
}

function distinct(terms: readonly Term[]): Term[] {
  const distinctTerms = new Map<string, Term>();
  for (const term of terms) {
    const forms = term.kind === 'word' ? [term.word.exact] : term.words.map((word) => word.exact);
    distinctTerms.set(`${term.kind}${term.prefix ? '*' : ''} ${forms.join(' ')}`, term);
  }
  return [...distinctTerms.values()];
}
