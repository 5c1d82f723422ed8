/** Passes for both French and English. */
import { LETTERS, SPACE, UNSEEN, WORD } from './characters.ts';
import { type Edit, editsOfMatches } from './edits.ts';
import type { Style } from './rules.ts';

// Dashes of asides (« incises »), dialogues and ranges.

const HYPHENS = new RegExp(
  `(?<=[${LETTERS}»”’).,%€…?!][${SPACE}])-{1,2}(?=[${SPACE}][${LETTERS}«“"‘(])`,
  'gu',
);

/** Protected text may be a number. */
const NUMBER = new RegExp(`[\\d${WORD}]`);

/** Replaces « mot - mot » and « mot -- mot » with a dash, except between numbers, where it is a minus. */
export const hyphens: Pass = (text) =>
  editsOfMatches(text, HYPHENS, 'dash', (match) =>
    /\d/.test(text[match.index - 2] ?? '') && NUMBER.test(text[match.index + match[0].length + 1] ?? '')
      ? null
      : '–',
  );

const DASH = new RegExp(`(?<=[^${SPACE}\\n][${SPACE}])[–—](?=[${SPACE},.;:!?…)»])`, 'gu');
const SENTENCE = new RegExp(`[.?!…][${SPACE}]|\\n`, 'gu');

/** Adds no-break spaces inside two dashes of one sentence, which enclose an aside. A single dash is unchanged. */
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
/** A sentence: it starts with a capital or a quotation and ends with final punctuation. */
const SENTENCE_LINE = new RegExp(`^[«“"(…¿¡${SPACE}]*[\\p{Lu}\\p{N}${WORD}].*[.?!…»”"][${SPACE}\\r]*$`, 'su');

/** Begins a line of dialogue with an em dash and a no-break space. A short dash may also begin list items. */
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
export const pageRanges: Pass = (text) => editsOfMatches(text, PAGES, 'range', '–');

const YEARS = /(?<![\d\p{L}/.,:–-])(1\d{3}|20\d\d)-(1\d{3}|20\d\d)(?![\d\p{L}/–-])/gu;
export const yearRanges: Pass = (text) =>
  editsOfMatches(text, YEARS, 'range', ([, from = '', to = '']) => (from < to ? `${from}–${to}` : null));

const CLOSE = /(?<=\p{L})--(?=\p{L})/gu;
const WIDE = new RegExp(`(?<=[${LETTERS}”’).,][${SPACE}])--(?=[${SPACE}][${LETTERS}“"‘(])`, 'gu');
/** English: two hyphens become an em dash. */
export const doubleHyphens: Pass = (text) =>
  [...editsOfMatches(text, CLOSE, 'dash', '—'), ...editsOfMatches(text, WIDE, 'dash', '—')].toSorted(
    (a, b) => a.start - b.start,
  );

/** A pass of one language: the edits of a text with protected parts covered. Linear time. */
export type Pass = (text: string, style: Style) => Edit[];

const DOTS = /(?<![.…])\.{3}(?![.…])/g;
export const ellipsis: Pass = (text) => editsOfMatches(text, DOTS, 'ellipsis', '…');
const MORE_DOTS = /(?<![.…])\.{4,6}(?![.…])/g;
const STOP_AFTER = /(?<![.…])…\.{1,3}(?![.…])/g;
/**
 * Removes a full stop after an ellipsis, in French; longer rows of dots may be leaders. While typing, the first three
 * are already one sign.
 */
export const longEllipsis: Pass = (text, { unfinished }) =>
  editsOfMatches(text, unfinished ? STOP_AFTER : MORE_DOTS, 'ellipsis', '…');
/** Removes a full stop after an ellipsis: « Voilà…. ». A name may end in one: « choisir Ouvrir…. » */
export const stopAfterEllipsis: Pass = (text) => editsOfMatches(text, STOP_AFTER, 'ellipsis', '…');

const SEVERAL = new RegExp(`(?<=[^${SPACE}\\n])[${SPACE}]{2,}(?=[^${SPACE}\\n])`, 'gu');
const BEFORE_STOP = new RegExp(
  `(?<=[^${SPACE}\\n${UNSEEN}([«“–—])[${SPACE}]+(?=(?:,|\\.(?!\\.))(?:[\\s»”"’)\\]]|$))`,
  'gu',
);
/** A space on the wrong side of a comma: « mot ,autre ». */
const BEFORE_COMMA = new RegExp(`(?<=[\\p{L}»”’)][${SPACE}]?)[${SPACE}],(?=\\p{L})`, 'gu');
const AFTER_OPENING = new RegExp(`(?<=\\()[${SPACE}]+(?=[^${SPACE}\\n)»])`, 'gu');
const BEFORE_CLOSING = new RegExp(`(?<=[^${SPACE}\\n(«])[${SPACE}]+(?=\\))`, 'gu');

/**
 * One space between words, none before a comma or full stop or inside parentheses. Spaces at the ends of a line stay.
 */
export const spaces: Pass = (text) =>
  editsOfMatches(text, SEVERAL, 'spaces', ([run]) => /[^ ]/.exec(run)?.[0] ?? ' ');
export const spacesAtSigns: Pass = (text) =>
  [
    ...[BEFORE_STOP, AFTER_OPENING, BEFORE_CLOSING].flatMap((pattern) =>
      editsOfMatches(text, pattern, 'spaces', ''),
    ),
    ...editsOfMatches(text, BEFORE_COMMA, 'spaces', ', '),
  ].toSorted((a, b) => a.start - b.start);
