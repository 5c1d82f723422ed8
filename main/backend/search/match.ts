/** From a query to FTS5 expressions. Only folded words go in, each in quotes: no text of an author is ever syntax. */
import { analyseWord } from './analysis.ts';
import type { ArchiveQuery, PassageType, QueryWord, Term } from './query.ts';

/** Exact columns, and the columns of their stems. */
type Columns = Readonly<{ exact: readonly string[]; stems: readonly string[] }>;

const COLUMN_OF: Readonly<Record<PassageType, string>> = {
  title: 'title',
  lead: 'lead',
  question: 'questions',
  answer: 'answers',
  text: 'texts',
  caption: 'captions',
  label: 'labels',
};
const EVERYWHERE: readonly PassageType[] = [
  'title',
  'lead',
  'question',
  'answer',
  'text',
  'caption',
  'label',
];
/** Where a query of stop words alone looks. */
const TELLING: readonly PassageType[] = ['title', 'question'];

function columnsOf(parts: readonly PassageType[], people: boolean): Columns {
  const columns = parts.map((part) => COLUMN_OF[part]);
  return {
    exact: people ? [...columns, 'people'] : columns,
    stems: columns.map((column) => `${column}_stems`),
  };
}

/** The terms that must be found: all, or all but the stop words; and whether they are stop words alone. */
export function askedTerms(query: ArchiveQuery): { terms: readonly Term[]; stopOnly: boolean } {
  const telling = query.terms.filter((term) => (term.kind === 'word' ? !term.word.stop : true));
  return telling.length === 0
    ? { terms: query.terms, stopOnly: query.terms.length > 0 }
    : { terms: telling, stopOnly: false };
}

/** What each post must match, for search_posts; null where the query has no words. `exactly`: without stems. */
export function postExpression(query: ArchiveQuery, exactly = false): string | null {
  const { terms, stopOnly } = askedTerms(query);
  const parts = query.parts.length > 0 ? query.parts : stopOnly ? TELLING : EVERYWHERE;
  return all(terms, columnsOf(parts, query.parts.length === 0 && !stopOnly), exactly || stopOnly);
}

/** What one voice must match, for search_voices: the name, and every word in what that person answers. */
export function voiceExpression(query: ArchiveQuery, person: readonly QueryWord[], exactly = false): string {
  const { terms, stopOnly } = askedTerms(query);
  const words = all(terms, { exact: ['answers'], stems: ['answers_stems'] }, exactly || stopOnly);
  const last = person.length - 1;
  const name = person.map((word, index) => `people : ${quoted([word], index === last)}`).join(' AND ');
  return words === null ? name : `${name} AND ${words}`;
}

/** What no post may match; null where nothing is excluded. */
export function excludedExpression(query: ArchiveQuery): string | null {
  if (query.excluded.length === 0) return null;
  const { exact } = columnsOf(EVERYWHERE, true);
  return `{${exact.join(' ')}} : (${query.excluded.map((words) => quoted(words, false)).join(' OR ')})`;
}

/** Questions that hold any of the words, folded. */
export function anyWordExpression(forms: readonly string[]): string {
  return `{questions questions_stems} : (${forms.flatMap((form) => [form, ...stemsOf({ written: form, exact: form, stop: false })].map((word) => `"${word}"`)).join(' OR ')})`;
}

/** Titles whose words begin as those of `words`. */
export function titleExpression(words: readonly QueryWord[]): string {
  return `title : (${words.map((word) => quoted([word], true)).join(' AND ')})`;
}

function all(terms: readonly Term[], columns: Columns, exactly: boolean): string | null {
  if (terms.length === 0) return null;
  return terms.map((term) => one(term, columns, exactly)).join(' AND ');
}

function one(term: Term, columns: Columns, exactly: boolean): string {
  const words = term.kind === 'word' ? [term.word] : term.words;
  const exact = `{${columns.exact.join(' ')}} : ${quoted(words, term.prefix)}`;
  if (exactly || term.kind === 'phrase') return exact;
  const stems = stemsOf(term.word);
  return stems.length === 0
    ? exact
    : `(${exact} OR {${columns.stems.join(' ')}} : (${stems.map((stem) => `"${stem}"`).join(' OR ')}))`;
}

const quoted = (words: readonly QueryWord[], prefix: boolean): string =>
  `"${words.map((word) => word.exact).join(' ')}"${prefix ? ' *' : ''}`;

/** The stems that a word of a query stands for, in each language an author writes. */
export function stemsOf(word: QueryWord): readonly string[] {
  return [...new Set([...analyseWord(word.written, 'fr').stems, ...analyseWord(word.written, 'en').stems])];
}
