/** The same interview as other programs save it: the recognition must not change. */
export type Mutation = { name: string; input: (text: string) => string; expected: (text: string) => string };

const identity = (text: string): string => text;
const swap = (one: string, two: string) => (text: string) =>
  text.replaceAll(one, '\u0000').replaceAll(two, one).replaceAll('\u0000', two);

/** A colon that follows a label: at most 140 characters into its line, before a space or the end. */
const beforeColon = (space: string) => (text: string) =>
  text.replace(/^([^\n:?]{1,100}?)[ \u00a0\u202f]*:(?=\s|$)/gm, `$1${space}:`);
/** Texts have colons too (« Horaires : »): they are compared with one spelling of the space before a colon. */
export const normalizeColons = (text: string): string =>
  text.replace(/[ \u00a0\u202f]*:/g, ':').replaceAll('’', "'");

export const mutations: readonly Mutation[] = [
  { name: 'as it is', input: identity, expected: identity },
  { name: 'CRLF', input: (text) => text.replaceAll('\n', '\r\n'), expected: identity },
  { name: 'CR', input: (text) => text.replaceAll('\n', '\r'), expected: identity },
  { name: 'a space before the colon', input: beforeColon(' '), expected: identity },
  { name: 'a no-break space before the colon', input: beforeColon('\u00a0'), expected: identity },
  { name: 'a narrow no-break space before the colon', input: beforeColon('\u202f'), expected: identity },
  { name: 'nothing before the colon', input: beforeColon(''), expected: identity },
  { name: 'no blank lines', input: (text) => text.replace(/\n{2,}/g, '\n'), expected: identity },
  { name: 'every line apart', input: (text) => text.replace(/\n+/g, '\n\n'), expected: identity },
  { name: 'trailing spaces', input: (text) => text.replace(/$/gm, ' \u00a0 '), expected: identity },
  { name: 'leading spaces and tabs', input: (text) => text.replace(/^/gm, '\t  '), expected: identity },
  { name: 'straight apostrophes', input: (text) => text.replaceAll('’', "'"), expected: identity },
  { name: 'typographic apostrophes', input: (text) => text.replaceAll("'", '’'), expected: identity },
  { name: 'a byte order mark', input: (text) => `\ufeff${text}`, expected: identity },
];

/** Exchanges two names everywhere, full names and their parts. */
export function swapNames([one, two]: readonly string[]): Mutation | null {
  if (one === undefined || two === undefined || !one.includes(' ') || !two.includes(' ')) return null;
  const [oneFirst = '', oneLast = ''] = one.split(' ');
  const [twoFirst = '', twoLast = ''] = two.split(' ');
  const both = (text: string): string => swap(oneLast, twoLast)(swap(oneFirst, twoFirst)(text));
  return { name: 'names exchanged', input: both, expected: both };
}
