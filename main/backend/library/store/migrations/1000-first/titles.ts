/**
 * How a title is sorted, as expressions of SQL: case and accents apart, without what stands before its first word, a number
 * with zeros before it (« Épisode 2 » before « Épisode 10 »). By replace() alone: whoever reads the library without Escale's
 * own functions can still write a title. SQLite computes the columns and keeps them in an index alone.
 */

/** Letters of French, and of names that stand in it, by what they are sorted as; lower() knows only those of ASCII. */
const LETTERS: readonly (readonly [as: string, letters: string])[] = [
  ['a', 'àâäáãåÀÂÄÁÃÅ'],
  ['c', 'çÇ'],
  ['e', 'éèêëÉÈÊË'],
  ['i', 'îïíìÎÏÍÌ'],
  ['n', 'ñÑ'],
  ['o', 'ôöóòõÔÖÓÒÕ'],
  ['u', 'ùûüúÙÛÜÚ'],
  ['y', 'ÿŸ'],
  ['oe', 'œŒ'],
  ['ae', 'æÆ'],
  // Grave, acute, circumflex, tilde, diaeresis, cedilla, where they follow their letter.
  ['', '\u0300\u0301\u0302\u0303\u0308\u0327'],
  ["''", '’'],
  [' ', '\u00a0\u202f'],
];
/** What may stand before the first word, and is passed over. */
const BEFORE = " «\"“‘''([…-–—";

/** Numbers of fewer digits are as long as this in the key; longer ones stand as they are. */
export const NUMBER_LENGTH = 4;

const DIGITS = Array.from('0123456789');
const BEGIN = 'char(1)';
/** The end of a number, moved before its last digit so many times. No title holds such characters. */
const end = (moved: number): string => `char(${2 + moved})`;

const replaceAll = (text: string, what: string, by: string): string => `replace(${text}, ${what}, ${by})`;

const replaced = (column: string, letters: typeof LETTERS): string =>
  letters.reduce(
    (text, [as, each]) =>
      Array.from(each).reduce((inner, letter) => replaceAll(inner, `'${letter}'`, `'${as}'`), text),
    column,
  );

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

// In several columns: a call within a call, a hundred times over, is more than some releases of SQLite read.
export const TITLE_PLAIN = replaced('lower(title)', LETTERS.slice(0, 5));
export const TITLE_WORDS = `ltrim(${replaced('title_plain', LETTERS.slice(5))}, '${BEFORE}')`;
export const TITLE_MARKED = moved(moved(marked('title_words'), 1), 2);
/** What has no title comes after all others. */
export const TITLE_KEY = `coalesce(nullif(${filled(moved(moved('title_marked', 3), 4))}, ''), char(1114111))`;
