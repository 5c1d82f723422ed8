/** Words as FTS5 expressions. Only folded words go in, each in quotes: no text of an author is ever syntax. */
import type { PassageType, QueryWord } from '../analysis/query.ts';
import { type Column, COLUMN_OF, COLUMNS } from './rows-of-post.ts';

export const EVERYWHERE: readonly Column[] = COLUMNS;

/** The columns of the kinds of passages asked for; all where none is. */
export const columnsOf = (parts: readonly PassageType[]): readonly Column[] =>
  parts.length === 0 ? EVERYWHERE : parts.map((part) => COLUMN_OF[part]);

/** Rows that hold one of the words, folded, in one of the columns. */
export const anyWord = (words: readonly string[], columns: readonly Column[]): string =>
  `${within(columns)}(${words.map((word) => quoted([word])).join(' OR ')})`;

/** Rows that hold the words side by side in one of the columns; with `prefix` the last one may go on. */
export const sideBySide = (words: readonly string[], prefix: boolean, columns: readonly Column[]): string =>
  `${within(columns)}${quoted(words)}${prefix ? ' *' : ''}`;

/** Rows that hold one of the words or phrases that a query excludes. */
export const anyExcluded = (excluded: readonly (readonly QueryWord[])[]): string =>
  `(${excluded.map((words) => quoted(words.map((word) => word.exact))).join(' OR ')})`;

/** Empty for all columns: a column filter makes FTS5 check every position of every word. */
const within = (columns: readonly Column[]): string =>
  columns.length === COLUMNS.length ? '' : `{${columns.join(' ')}} : `;

/** Folded words hold letters and digits alone. */
const quoted = (words: readonly string[]): string => `"${words.join(' ')}"`;
