/**
 * Lists by title have « Épisode 2 » before « Épisode 10 », as lists of files do: in the key, a number stands with zeros
 * before it. By replace() alone: whoever reads the library without Escale's own functions can still write a title.
 */
import type { WritableDb } from '../sql.ts';
import { SORTED_WORDS } from './0250-list-orders.ts';
import type { Migration } from './index.ts';

/** Numbers of fewer digits are as long as this in the key; longer ones stand as they are. */
export const NUMBER_LENGTH = 4;

const DIGITS = Array.from('0123456789');
const BEGIN = 'char(1)';
/** The end of a number, moved before its last digit so many times. No title holds such characters. */
const end = (moved: number): string => `char(${2 + moved})`;

const replaceAll = (text: string, what: string, by: string): string => `replace(${text}, ${what}, ${by})`;

/** Each number between a beginning and an end. */
const marked = (text: string): string =>
  replaceAll(
    DIGITS.reduce(
      (inner, digit) => replaceAll(inner, `'${digit}'`, `${BEGIN} || '${digit}' || ${end(0)}`),
      text,
    ),
    `${end(0)} || ${BEGIN}`,
    "''",
  );

/** The end of each number moved over one digit more; where none is left, it stays at the beginning. */
const moved = (text: string, times: number): string =>
  DIGITS.reduce(
    (inner, digit) => replaceAll(inner, `'${digit}' || ${end(times - 1)}`, `${end(times)} || '${digit}'`),
    text,
  );

/** An end that stayed at the beginning says how many digits are missing. */
const filled = (text: string): string => {
  const short = Array.from({ length: NUMBER_LENGTH - 1 }, (_, at) => at + 1).reduce(
    (inner, digits) =>
      replaceAll(inner, `${BEGIN} || ${end(digits)}`, `'${'0'.repeat(NUMBER_LENGTH - digits)}'`),
    text,
  );
  return replaceAll(replaceAll(short, end(NUMBER_LENGTH), "''"), BEGIN, "''");
};

export const numbersInTitles: Migration = {
  number: 260,
  name: 'numbers-in-titles',
  up(db: WritableDb): void {
    db.exec(`
      DROP INDEX posts_by_title;
      ALTER TABLE posts DROP COLUMN title_key;
      ALTER TABLE posts ADD COLUMN title_words TEXT GENERATED ALWAYS AS (${SORTED_WORDS}) VIRTUAL;
      -- title_words with its numbers marked, on the way to title_key
      ALTER TABLE posts ADD COLUMN title_marked TEXT GENERATED ALWAYS AS
        (${moved(moved(marked('title_words'), 1), 2)}) VIRTUAL;
      -- how a title is sorted: title_words, numbers of fewer than four digits with zeros before them; empty ones last
      ALTER TABLE posts ADD COLUMN title_key TEXT GENERATED ALWAYS AS
        (coalesce(nullif(${filled(moved(moved('title_marked', 3), 4))}, ''), char(1114111))) VIRTUAL;
      CREATE INDEX posts_by_title -- posts.list by title
        ON posts (title_key, rowid) WHERE binned_at IS NULL;
    `);
  },
};
