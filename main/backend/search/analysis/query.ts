/** Parses search queries. Any text is valid; text other than filters, phrases and exclusions is read as words. */
import type { Kind } from '#interview/document.ts';
import { foldedWords, readPieces, type Filter } from '#interview/search/read-query.ts';
import type { PassageHit } from '#contract/search.ts';
import type { ShownStatus } from '#contract/shapes.ts';
import { STOP_WORDS } from './tokenizer.ts';

export type PassageType = PassageHit['type'];

/** A word as typed, and its folded form. */
export type QueryWord = Readonly<{ written: string; exact: string; stop: boolean }>;
/** Adjacent exact forms. */
export type Phrase = Readonly<{ kind: 'phrase'; words: readonly QueryWord[]; prefix: boolean }>;
export type Term =
  /** Matches by stem; with `prefix`, the word is still being typed and also matches words it begins. */
  Readonly<{ kind: 'word'; word: QueryWord; prefix: boolean }> | Phrase;

/** The words of a name; unless `isComplete`, the last one may be incomplete. */
export type AskedName = Readonly<{ words: readonly QueryWord[]; isComplete: boolean }>;

/** Alternative values of one filter: a|b. */
type Values<Value> = readonly Value[];

export type Filters = Readonly<{
  /** Complete folded labels; one of each group must match. */
  labels: readonly Values<string>[];
  /** One of each group must match. */
  people: readonly Values<AskedName>[];
  /** Spans of years, both ends included; one must match. */
  years: Values<readonly [number, number]>;
  statuses: Values<ShownStatus>;
  kinds: Values<Kind>;
  /** The folded words of a blog's name; one of the blogs must match. */
  blogs: Values<string>;
}>;

export type ArchiveQuery = Filters &
  Readonly<{
    /** True for white space only, which finds all posts, newest first. */
    blank: boolean;
    terms: readonly Term[];
    /** The words outside quotation marks, if two or more, as one phrase: posts containing it come first. */
    together: Phrase | undefined;
    /** Exact forms, none of which may match. */
    excluded: readonly (readonly QueryWord[])[];
    /** Posts that match one of these are excluded: `-libellé:Agenda`. */
    without: readonly Filters[];
    /** The types of passages that must contain the words; empty for any. */
    parts: readonly PassageType[];
  }>;

/** A folded text, to compare whole values (labels). */
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

/** Parses a query. Pure; accepts any text. */
export function parseQuery(text: string): ArchiveQuery {
  const terms: Term[] = [];
  const unquoted: QueryWord[] = [];
  let unquotedOpen = false;
  const excluded: QueryWord[][] = [];
  const without: Filters[] = [];
  const filters = nothing();
  for (const { filter, excluded: minus, text: whole, quoted, open, end } of readPieces(text)) {
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

/** True if the last character belongs to a word, as in « inno » but not in « inno, ». */
const endsInWord = (text: string): boolean => /[\p{L}\p{N}\p{M}]$/u.test(text);

function take(filter: Filter, into: Parsed): void {
  const { values } = filter;
  switch (filter.kind) {
    case 'label':
      into.labels.push(values.map(({ value }) => foldText(value)));
      return;
    case 'person':
      // In quotation marks, as after a click on a name, « Anne Martin » does not match « Anne Martinez ».
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
