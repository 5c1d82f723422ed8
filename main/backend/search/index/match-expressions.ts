/** FTS5 expressions for words. They only contain folded words in quotes, so that user text is never syntax. */
import type { PassageType, QueryWord } from '../analysis/query.ts';
import { type Column, COLUMN_OF, COLUMNS } from './rows-of-post.ts';

export const EVERYWHERE: readonly Column[] = COLUMNS;

/** The columns of the requested types of passages; all without any. */
export const columnsOf = (parts: readonly PassageType[]): readonly Column[] =>
  parts.length === 0 ? EVERYWHERE : parts.map((part) => COLUMN_OF[part]);

/** Rows with one of the folded words in one of the columns. */
export const anyWord = (words: readonly string[], columns: readonly Column[]): string =>
  `${within(columns)}(${words.map((word) => quoted([word])).join(' OR ')})`;

/** Rows with the words adjacent in one of the columns; with `prefix` the last one may continue. */
export const adjacentWords = (
  words: readonly string[],
  prefix: boolean,
  columns: readonly Column[],
): string => `${within(columns)}${quoted(words)}${prefix ? ' *' : ''}`;

/** Rows with one of the excluded words or phrases. */
export const anyExcluded = (excluded: readonly (readonly QueryWord[])[]): string =>
  `(${excluded.map((words) => quoted(words.map((word) => word.exact))).join(' OR ')})`;

/** Empty for all columns, because a column filter makes FTS5 check every position of every word. */
const within = (columns: readonly Column[]): string =>
  columns.length === COLUMNS.length ? '' : `{${columns.join(' ')}} : `;

/** Folded words only have letters and digits. */
const quoted = (words: readonly string[]): string => `"${words.join(' ')}"`;
