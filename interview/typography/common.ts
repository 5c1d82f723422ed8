/** Passes that hold in French and in English. */
import { LETTERS, SPACE, UNSEEN, WORD } from './characters.ts';
import { type Edit, replacing } from './edits.ts';
import type { Style } from './rules.ts';

// Dashes: of an aside (« incise »), of dialogue, of ranges.

const HYPHENS = new RegExp(
  `(?<=[${LETTERS}»”’).,%€…?!][${SPACE}])-{1,2}(?=[${SPACE}][${LETTERS}«“"‘(])`,
  'gu',
);

/** What is covered may be a number too. */
const NUMBER = new RegExp(`[\\d${WORD}]`);

/** « mot - mot », « mot -- mot »: a dash. Not between two numbers, where it takes away. */
export const hyphens: Pass = (text) =>
  replacing(text, HYPHENS, 'dash', (match) =>
    /\d/.test(text[match.index - 2] ?? '') && NUMBER.test(text[match.index + match[0].length + 1] ?? '')
      ? null
      : '–',
  );

const DASH = new RegExp(`(?<=[^${SPACE}\\n][${SPACE}])[–—](?=[${SPACE},.;:!?…)»])`, 'gu');
const SENTENCE = new RegExp(`[.?!…][${SPACE}]|\\n`, 'gu');

/** Two dashes in one sentence hold an aside: no line ends just inside them. A lone one stays as it is. */
export const asides: Pass = (text, { wide }) => {
  const dashes = [...text.matchAll(DASH)].map((match) => match.index);
  if (dashes.length < 2) return [];
  const ends = [...text.matchAll(SENTENCE)].map((match) => match.index);
  const edits: Edit[] = [];
  let sentence: number[] = [];
  const flush = (): void => {
    if (sentence.length % 2 === 0)
      for (let index = 0; index < sentence.length; index += 2)
        edits.push(...inside(text, sentence[index] ?? 0, sentence[index + 1] ?? 0, wide));
    sentence = [];
  };
  let next = 0;
  for (const dash of dashes) {
    for (; (ends[next] ?? Infinity) < dash; next += 1)
      if ((ends[next] ?? 0) >= (sentence[0] ?? dash)) flush();
    sentence.push(dash);
  }
  flush();
  return edits;
};

function inside(text: string, opening: number, closing: number, wide: string): Edit[] {
  const places = [opening + 1, closing - 1].filter((at) => text[at] !== wide && /\s/.test(text[at] ?? ''));
  return places.map((at) => ({ start: at, end: at + 1, after: wide, rule: 'dash' }));
}

const LINE = new RegExp(`^[ ]{0,3}(—|–|--?)([${SPACE}]*)(?=[${LETTERS}«“"¿¡(…])([^\\n]*)`, 'gmu');
/** A sentence: it begins with a capital or a quotation and ends as sentences end. */
const SENTENCE_LINE = new RegExp(`^[«“"(…¿¡${SPACE}]*[\\p{Lu}\\p{N}${WORD}].*[.?!…»”"][${SPACE}\\r]*$`, 'su');

/** A line that someone says begins with an em dash and a no-break space. A short dash also begins the items of lists. */
export const dialogue: Pass = (text, { wide, hyphenLists, unfinished }) => {
  const edits: Edit[] = [];
  for (const match of text.matchAll(LINE)) {
    const [whole, dash = '', space = '', words = ''] = match;
    const start = match.index + whole.indexOf(dash);
    const end = start + dash.length + space.length;
    const item = dash === '-' && hyphenLists;
    const glued = dash !== '—' && space === '';
    if (item || glued) continue;
    const spoken = dash === '—' || dash === '--' || (!unfinished && SENTENCE_LINE.test(words));
    if (!spoken && dash === '-') continue;
    const after = `${spoken ? '—' : '–'}${wide}`;
    if (text.slice(start, end) !== after) edits.push({ start, end, after, rule: 'dialogue' });
  }
  return edits;
};

const PAGES = new RegExp(`(?<=(?<!\\p{L})(?:pp?\\.|pages?)[${SPACE}]\\d{1,4})-(?=\\d{1,4}(?![\\d-]))`, 'giu');
export const pageRanges: Pass = (text) => replacing(text, PAGES, 'range', '–');

const YEARS = /(?<![\d\p{L}/.,:–-])(1\d{3}|20\d\d)-(1\d{3}|20\d\d)(?![\d\p{L}/–-])/gu;
export const yearRanges: Pass = (text) =>
  replacing(text, YEARS, 'range', ([, from = '', to = '']) => (from < to ? `${from}–${to}` : null));

const CLOSE = /(?<=\p{L})--(?=\p{L})/gu;
const WIDE = new RegExp(`(?<=[${LETTERS}”’).,][${SPACE}])--(?=[${SPACE}][${LETTERS}“"‘(])`, 'gu');
/** English: two hyphens are an em dash. */
export const doubleHyphens: Pass = (text) =>
  [...replacing(text, CLOSE, 'dash', '—'), ...replacing(text, WIDE, 'dash', '—')].toSorted(
    (a, b) => a.start - b.start,
  );

/** One pass of a language: what it would change in a text whose protected parts are covered. Linear in the text. */
export type Pass = (text: string, style: Style) => Edit[];

const DOTS = /(?<![.…])\.{3}(?![.…])/g;
export const ellipsis: Pass = (text) => replacing(text, DOTS, 'ellipsis', '…');
const MORE_DOTS = /(?<![.…])\.{4,6}(?![.…])/g;
const STOP_AFTER = /(?<![.…])…\.{1,3}(?![.…])/g;
/** French has no stop after an ellipsis; longer rows of dots lead to something. As one types, the first three are one sign already. */
export const longEllipsis: Pass = (text, { unfinished }) =>
  replacing(text, unfinished ? STOP_AFTER : MORE_DOTS, 'ellipsis', '…');
/** « Voilà…. » : a slip, unless the ellipsis belongs to a name, « choisir Ouvrir…. » */
export const stopAfterEllipsis: Pass = (text) => replacing(text, STOP_AFTER, 'ellipsis', '…');

const SEVERAL = new RegExp(`(?<=[^${SPACE}\\n])[${SPACE}]{2,}(?=[^${SPACE}\\n])`, 'gu');
const BEFORE_STOP = new RegExp(
  `(?<=[^${SPACE}\\n${UNSEEN}([«“–—])[${SPACE}]+(?=(?:,|\\.(?!\\.))(?:[\\s»”"’)\\]]|$))`,
  'gu',
);
/** « mot ,autre » : the space stands on the wrong side. */
const BEFORE_COMMA = new RegExp(`(?<=[\\p{L}»”’)][${SPACE}]?)[${SPACE}],(?=\\p{L})`, 'gu');
const AFTER_OPENING = new RegExp(`(?<=\\()[${SPACE}]+(?=[^${SPACE}\\n)»])`, 'gu');
const BEFORE_CLOSING = new RegExp(`(?<=[^${SPACE}\\n(«])[${SPACE}]+(?=\\))`, 'gu');

/** One space between two words, none before a comma or a full stop, none inside parentheses. What begins or ends a line stays. */
export const spaces: Pass = (text) =>
  replacing(text, SEVERAL, 'spaces', ([run]) => /[^ ]/.exec(run)?.[0] ?? ' ');
export const spacesAtSigns: Pass = (text) =>
  [
    ...[BEFORE_STOP, AFTER_OPENING, BEFORE_CLOSING].flatMap((pattern) =>
      replacing(text, pattern, 'spaces', ''),
    ),
    ...replacing(text, BEFORE_COMMA, 'spaces', ', '),
  ].toSorted((a, b) => a.start - b.start);
