/** French: straight and curly quotation marks become guillemets, “ ” inside them. */
import { SPACE, UNSEEN } from './characters.ts';
import type { Pass } from './common.ts';
import { mergeEdits, replacing, type Edit } from './edits.ts';
import type { Style } from './rules.ts';

type Mark = { at: number; sign: string; opens: boolean | null };

const MARKS = /["“”«»]/g;
const NOTHING_BEFORE = new RegExp(`[${SPACE}\\t\\n\\r([{«“‘’/–—-]`, 'u');
const NOTHING_AFTER = new RegExp(`[${SPACE}\\t\\n\\r]`, 'u');

/** Pairs quotation marks line by line; one without a partner stays as it is, unless the text goes on. */
export const quotes: Pass = (text, style) => {
  const edits: Edit[] = [];
  let line: Mark[] = [];
  let end = text.indexOf('\n');
  for (const match of text.matchAll(MARKS)) {
    while (end !== -1 && end < match.index) {
      pair(line, style, edits);
      line = [];
      end = text.indexOf('\n', end + 1);
    }
    const mark = markAt(text, match.index, match[0]);
    if (mark !== null) line.push(mark);
  }
  pair(line, style, edits);
  return mergeEdits([edits, doubled(text, style), single(text)]);
};

function markAt(text: string, at: number, sign: string): Mark | null {
  if (sign === '«' || sign === '“') return { at, sign, opens: true };
  if (sign === '»' || sign === '”') return { at, sign, opens: false };
  const before = text[at - 1] ?? '\n';
  const after = text[at + 1] ?? '\n';
  // 15" is a measure, unless a quotation ends there.
  const open = NOTHING_BEFORE.test(before) || (before === UNSEEN && !NOTHING_AFTER.test(after));
  const close = NOTHING_AFTER.test(after) || /[.,;:!?…)\]}»”"’–—-]/.test(after) || after === UNSEEN;
  return { at, sign, opens: open === close ? null : open };
}

function pair(line: readonly Mark[], style: Style, edits: Edit[]): void {
  const open: Mark[] = [];
  const pairs: [Mark, Mark | null, number][] = [];
  for (const mark of line) {
    const last = open.at(-1);
    const partner = last !== undefined && agree(last.sign, mark.sign) ? last : undefined;
    if (mark.opens === false || (mark.opens === null && partner !== undefined)) {
      if (partner === undefined) {
        // « Il dit "oui » : the inner one has no partner, the outer one has.
        const index = open.findLastIndex((one) => agree(one.sign, mark.sign));
        if (index === -1) continue;
        open.length = index + 1;
      }
      const opening = open.pop();
      if (opening !== undefined) pairs.push([opening, mark, open.length]);
    } else open.push(mark);
  }
  if (style.unfinished)
    for (const [depth, mark] of open.entries())
      if (mark.sign === '"' && mark.opens === true) pairs.push([mark, null, depth]);
  for (const [opening, closing, depth] of pairs) {
    // What is right already stays; guillemets inside guillemets are a usage too.
    if (opening.sign === '«' || (opening.sign === '“' && depth > 0)) {
      if (closing?.sign === '"') edits.push(sign(closing.at, opening.sign === '«' ? `${style.wide}»` : '”'));
      continue;
    }
    edits.push(sign(opening.at, depth === 0 ? `«${style.wide}` : '“'));
    if (closing !== null) edits.push(sign(closing.at, depth === 0 ? `${style.wide}»` : '”'));
  }
}

const agree = (opening: string, closing: string): boolean =>
  (opening === '"' && closing === '"') ||
  (opening === '«' && (closing === '»' || closing === '"')) ||
  (opening === '“' && (closing === '”' || closing === '"')) ||
  (opening === '"' && closing === '”');

const sign = (at: number, after: string): Edit => ({ start: at, end: at + 1, after, rule: 'quotes' });

/** <<mot>>, as keyboards without guillemets write them. */
const DOUBLED = new RegExp(
  `(?<!<)<<[${SPACE}]?(?=[^${SPACE}<>=\\n])([^<>\\n]{1,500})(?<=[^${SPACE}<>\\n])[${SPACE}]?>>(?!>)`,
  'gu',
);
const doubled = (text: string, { wide }: Style): Edit[] =>
  text.includes('<<')
    ? replacing(text, DOUBLED, 'quotes', ([, words]) => `«${wide}${words}${wide}»`).flatMap(ends(text))
    : [];

/** A replacement of a whole passage, as the replacements of its two ends: what is between stays untouched. */
const ends =
  (text: string) =>
  ({ start, end, after, rule }: Edit): Edit[] => {
    const inside = text.slice(start, end);
    const words = inside.replace(new RegExp(`^<<[${SPACE}]?|[${SPACE}]?>>$`, 'gu'), '');
    const from = start + inside.indexOf(words);
    const at = after.indexOf(words);
    return [
      { start, end: from, after: after.slice(0, at), rule },
      { start: from + words.length, end, after: after.slice(at + words.length), rule },
    ];
  };

/** 'mot' : a quotation inside a quotation, or a word held at a distance. */
const SINGLE = /(?<![\p{L}\p{N}'’])'(?=[^\s'])[^'\n]{1,200}(?<=[^\s'])'(?![\p{L}\p{N}'])/gu;
const single = (text: string): Edit[] =>
  [...text.matchAll(SINGLE)].flatMap((match) => [
    sign(match.index, '‘'),
    sign(match.index + match[0].length - 1, '’'),
  ]);
