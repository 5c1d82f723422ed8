/** Passes that hold in French and in English. */
import { SPACE, UNSEEN } from './characters.ts';
import { replacing, type Edit } from './edits.ts';
import type { Style } from './rules.ts';

/** One pass of a language: what it would change in a text whose protected parts are covered. Linear in the text. */
export type Pass = (text: string, style: Style) => Edit[];

const DOTS = /(?<![.…])\.{3}(?![.…])/g;
export const ellipsis: Pass = (text) => replacing(text, DOTS, 'ellipsis', '…');

const SEVERAL = new RegExp(`(?<=[^${SPACE}\\n])[${SPACE}]{2,}(?=[^${SPACE}\\n])`, 'gu');
const BEFORE_STOP = new RegExp(
  `(?<=[^${SPACE}\\n${UNSEEN}([«“–—])[${SPACE}]+(?=(?:,|\\.(?!\\.))(?:[\\s»”"’)\\]]|$))`,
  'gu',
);
const AFTER_OPENING = new RegExp(`(?<=\\()[${SPACE}]+(?=[^${SPACE}\\n)»])`, 'gu');
const BEFORE_CLOSING = new RegExp(`(?<=[^${SPACE}\\n(«])[${SPACE}]+(?=\\))`, 'gu');

/** One space between two words, none before a comma or a full stop, none inside parentheses. What begins or ends a line stays. */
export const spaces: Pass = (text) =>
  replacing(text, SEVERAL, 'spaces', ([run]) => /[^ ]/.exec(run)?.[0] ?? ' ');
export const spacesAtSigns: Pass = (text) =>
  [BEFORE_STOP, AFTER_OPENING, BEFORE_CLOSING]
    .flatMap((pattern) => replacing(text, pattern, 'spaces', ''))
    .toSorted((a, b) => a.start - b.start);
