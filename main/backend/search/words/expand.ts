/** Expands the words of a query to the words of the archive that they match. */
import { type ReadableDb, sql, tuples } from '../../core/sql.ts';
import { analyseWord, STOP_WORDS } from '../analysis/tokenizer.ts';
import type { Dictionary } from './dictionary.ts';
import { type Equivalents, equivalentsOf } from './equivalents.ts';
import { inflectionsOf } from '../analysis/inflections.ts';
import { canMatchByStem } from '../analysis/false-friends.ts';
import type { Impact } from '../impact/impact.ts';
import { AS_TYPED, INFLECTED, KEPT_PER_PREFIX, LOOSE, RELATED, type Step } from '../impact/weights.ts';
import type { ArchiveQuery, Phrase, QueryWord, Term } from '../analysis/query.ts';

type Counted = { version: number; words: readonly string[] };
const caches = new WeakMap<Dictionary, Map<string, Counted>>();

/** Counts are renewed after this many new words, none of which is among the most frequent yet. */
const STALE_AFTER = 500;

/**
 * The most frequent words with a prefix. Counting reads the index, so counts are cached; `impact`, if it is up to date,
 * has its own counts.
 */
export function commonestIn(db: ReadableDb, dictionary: Dictionary, impact: Impact | undefined): Commonest {
  return (prefix, isWanted, count) => {
    if (impact !== undefined && count <= KEPT_PER_PREFIX) {
      // Tens of thousands of words begin with one letter, so the dictionary is not read.
      const frequent = commonestOf(impact, prefix, KEPT_PER_PREFIX).filter(isWanted);
      if (frequent.length >= count) return frequent.slice(0, count);
    }
    const among = dictionary.beginning(prefix).filter(isWanted);
    if (among.length <= count) return among;
    const unlisted = new Set(among);
    const most =
      impact === undefined ? countedRows(db, dictionary, prefix) : commonestOf(impact, prefix, KEPT);
    const commonest = most.filter((word) => unlisted.delete(word)).slice(0, count);
    // Words added since, and those after many more frequent ones.
    return commonest.length === count
      ? commonest
      : [...commonest, ...[...unlisted].toSorted().slice(0, count - commonest.length)];
  };
}

const commonestOf = (impact: Impact, prefix: string, most: number): string[] =>
  impact.beginning(prefix, most).map(({ form }) => form);

function countedRows(db: ReadableDb, dictionary: Dictionary, prefix: string): readonly string[] {
  let countsByPrefix = caches.get(dictionary);
  if (countsByPrefix === undefined) caches.set(dictionary, (countsByPrefix = new Map()));
  const before = countsByPrefix.get(prefix);
  if (before !== undefined && dictionary.version - before.version < STALE_AFTER) return before.words;
  const words = mostRows(db, prefix);
  countsByPrefix.set(prefix, { version: dictionary.version, words });
  return words;
}

/** More than is ever shown, because some are excluded for other reasons. */
const KEPT = 256;

function mostRows(db: ReadableDb, prefix: string): string[] {
  return tuples<[string, number]>(
    db,
    // Excludes the separator of passages; U+10FFFF is the last character of Unicode.
    sql`SELECT term, doc FROM search_words WHERE term >= ${prefix} AND term < ${`${prefix}\u{10ffff}`}`,
  )
    .toSorted(([a, some], [b, others]) => others - some || (a < b ? -1 : 1))
    .slice(0, KEPT)
    .map(([term]) => term);
}

export type Form = Readonly<{ word: string; step: Step }>;
export type PhraseClause = Readonly<{
  kind: 'phrase';
  words: readonly string[];
  prefix: boolean;
  step: Step;
}>;

/** A condition on posts for one word, phrase or name of the query. */
export type Clause =
  | Readonly<{ kind: 'word'; forms: readonly Form[]; prefix: string | null }>
  | PhraseClause
  /** One of the alternatives must match; in each, all clauses. */
  | Readonly<{ kind: 'either'; ways: readonly (readonly Clause[])[] }>;

export type Expanded = Readonly<{
  clauses: readonly Clause[];
  /** True if all words are stop words, whose frequency does not count. */
  stopOnly: boolean;
  /** A phrase that ranks posts first without being a condition. */
  together: PhraseClause | undefined;
  /** Names added by equivalents. */
  added: readonly string[];
}>;

/** The `count` most frequent accepted words with a prefix; all if there are fewer. */
type Commonest = (prefix: string, isWanted: (word: string) => boolean, count: number) => readonly string[];

export type Vocabulary = Readonly<{ dictionary: Dictionary; commonest: Commonest; equivalents: Equivalents }>;

export function expandQuery(query: ArchiveQuery, vocabulary: Vocabulary): Expanded {
  const { terms, together } = query;
  const phrase = together === undefined ? undefined : expandPhrase(together, vocabulary);
  return {
    ...expandTerms(terms, vocabulary),
    together: phrase?.kind === 'phrase' && phrase.words.length > 1 ? phrase : undefined,
  };
}

function expandTerms(terms: readonly Term[], vocabulary: Vocabulary): Omit<Expanded, 'together'> {
  const telling = terms.filter((term) => term.kind === 'phrase' || !term.word.stop);
  if (telling.length > 0) return withEquivalents(telling, vocabulary);
  const [only, ...others] = terms;
  if (only?.kind === 'word' && only.prefix && others.length === 0) {
    const { exact } = only.word;
    const forms = prefixForms(exact, new Set([exact]), vocabulary);
    // « d » and « de » are probably the beginning of « démocratie ».
    if (forms.length > 0 && exact.length <= LONGEST_BEGINNING)
      return { clauses: [{ kind: 'word', forms, prefix: exact }], stopOnly: false, added: [] };
    const itself: Form = { word: exact, step: AS_TYPED };
    return {
      clauses: [{ kind: 'word', forms: [itself, ...forms], prefix: exact }],
      stopOnly: true,
      added: [],
    };
  }
  const clauses = terms.map((term) => asTyped(term));
  return { clauses, stopOnly: clauses.length > 0, added: [] };
}

/** A stop word of up to this length is treated as the beginning of a longer word while it is typed. */
const LONGEST_BEGINNING = 2;

function asTyped(term: Term): Clause {
  return term.kind === 'word'
    ? { kind: 'word', forms: [{ word: term.word.exact, step: AS_TYPED }], prefix: null }
    : phrase(term.words, term.prefix, AS_TYPED);
}

const phrase = (words: readonly QueryWord[], prefix: boolean, step: Step): PhraseClause => ({
  kind: 'phrase',
  words: words.map((word) => word.exact),
  prefix,
  step,
});

function withEquivalents(terms: readonly Term[], vocabulary: Vocabulary): Omit<Expanded, 'together'> {
  const clauses: Clause[] = [];
  const added = new Set<string>();
  for (let at = 0; at < terms.length;) {
    const equivalents = equivalentsOf(terms, at, vocabulary.equivalents);
    const typed = terms
      .slice(at, at + (equivalents?.length ?? 1))
      .map((term) => expandTerm(term, vocabulary));
    at += typed.length;
    if (equivalents === undefined) clauses.push(...typed);
    else {
      clauses.push(
        orElse(
          typed,
          equivalents.others.map(({ words }) => loosely(words, vocabulary)),
        ),
      );
      for (const { name } of equivalents.others) added.add(name);
    }
  }
  return { clauses, stopOnly: false, added: [...added] };
}

/** A single word becomes a word with more forms; anything else becomes two alternatives. */
function orElse(typed: readonly Clause[], others: readonly Clause[]): Clause {
  const [only] = typed;
  const words = others.every((other) => other.kind === 'word');
  if (typed.length === 1 && only?.kind === 'word' && words) {
    const forms = [...only.forms];
    const formWords = new Set(forms.map((form) => form.word));
    for (const other of others)
      for (const form of other.kind === 'word' ? other.forms : [])
        if (!formWords.has(form.word)) {
          formWords.add(form.word);
          forms.push(form);
        }
    return { kind: 'word', forms, prefix: only.prefix };
  }
  return { kind: 'either', ways: [typed, ...others.map((other) => [other])] };
}

/** An equivalent name: its word with inflections, or its words adjacent. */
function loosely(words: readonly QueryWord[], vocabulary: Vocabulary): Clause {
  const [only] = words;
  if (words.length > 1 || only === undefined) return phrase(words, false, LOOSE);
  const forms = formsOf(only, vocabulary.dictionary).map(({ word }): Form => ({ word, step: LOOSE }));
  return { kind: 'word', forms, prefix: null };
}

function expandTerm(term: Term, vocabulary: Vocabulary): Clause {
  if (term.kind === 'phrase') return expandPhrase(term, vocabulary);
  const forms = formsOf(term.word, vocabulary.dictionary);
  if (!term.prefix) return { kind: 'word', forms, prefix: null };
  const formWords = new Set(forms.map((form) => form.word));
  const { exact } = term.word;
  return { kind: 'word', forms: [...forms, ...prefixForms(exact, formWords, vocabulary)], prefix: exact };
}

/**
 * A phrase as typed. A last word of one letter is ignored, because FTS5 would collect every position of every word with
 * it, which takes a second for 100,000 posts. Alone, it is treated as a word being typed.
 */
function expandPhrase({ words, prefix }: Phrase, vocabulary: Vocabulary): Clause {
  const last = words.at(-1)?.exact ?? '';
  if (!prefix || last.length > 1) return phrase(words, prefix, AS_TYPED);
  if (words.length > 1) return phrase(words.slice(0, -1), false, AS_TYPED);
  const forms = prefixForms(last, new Set(), vocabulary);
  return forms.length === 0 ? phrase(words, prefix, AS_TYPED) : { kind: 'word', forms, prefix: last };
}

/** The word itself, then its inflections in the archive, then words that share a key with one of its spellings. */
function formsOf(word: QueryWord, dictionary: Dictionary): Form[] {
  const { exact, written } = word;
  const forms: Form[] = [{ word: exact, step: AS_TYPED }];
  const formWords = new Set([exact]);
  const add = (other: string, step: Step): void => {
    if (formWords.has(other) || STOP_WORDS.fr.has(other)) return;
    formWords.add(other);
    forms.push({ word: other, step });
  };
  for (const other of inflectionsOf(exact, written)) if (dictionary.has(other)) add(other, INFLECTED);
  for (const key of keysOf(word, dictionary))
    for (const other of dictionary.wordsOf(key)) if (canMatchByStem(exact, other, key)) add(other, RELATED);
  return forms;
}

/** The keys of the word as typed, in each supported language, and of its accented spellings in the archive. */
function keysOf({ written, exact }: QueryWord, dictionary: Dictionary): ReadonlySet<string> {
  return new Set([
    ...analyseWord(written, 'fr').stems,
    ...analyseWord(written, 'en').stems,
    ...dictionary.keysOf(exact),
  ]);
}

/** A prefix of up to three letters matches so many words that only the most frequent are kept. */
const FEW = 12;
const MANY = 64;

function prefixForms(prefix: string, excluded: ReadonlySet<string>, { commonest }: Vocabulary): Form[] {
  const isWanted = (word: string): boolean => !excluded.has(word) && !STOP_WORDS.fr.has(word);
  return commonest(prefix, isWanted, prefix.length <= 3 ? FEW : MANY).map((word): Form => ({
    word,
    step: LOOSE,
  }));
}
