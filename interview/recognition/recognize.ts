/** Recognises an interview in plain text: title, lead, questions, answerers, and other text. */
import { labelOf } from './label-line.ts';
import { type Line, splitLines } from './lines.ts';
import { endsByQuestionMark } from './question-line.ts';
import { type Reader, readInterview } from './read-interview.ts';
import type { Recognition } from './recognition.ts';

// Rejoins lines wrapped by a mail program.

const NARROWEST = 50;
const WIDEST = 100;
/** Tolerance: programs measure the width differently, and later corrections change it. */
const SLACK = 4;
const STARTS_APART = /^(?:[-–—•*>▪]|\d{1,3}\s*[.)]\s|Q\d*\s?[.:/]|R\d*\s?[.:/])/;

/**
 * Rejoins a text wrapped at one width: its longest line is short, and most lines end where the next word would not have
 * fitted. Texts with whole paragraphs, lists and poems are unchanged. Linear time.
 */
function unwrapMail(lines: readonly Line[]): Line[] {
  let width = 0;
  for (const { text } of lines) width = Math.max(width, text.length);
  if (width < NARROWEST || width > WIDEST) return [...lines];
  const followed = lines.flatMap((_, index) => (lines[index + 1]?.gap === 0 ? [index] : []));
  const full = followed.filter((index) => isFull(lines, index, width));
  if (full.length < 4 || full.length * 2 < followed.length) return [...lines];
  const joined: Line[] = [];
  let open: string[] = [];
  let gap = 0;
  lines.forEach((line, index) => {
    if (open.length === 0) gap = line.gap;
    open.push(line.text);
    if (isFull(lines, index, width) && !breaksAfter(open, lines[index + 1])) return;
    joined.push({ text: open.join(' '), gap });
    open = [];
  });
  return joined;
}

/** Whether the first word of the next line would not have fitted on this one. */
function isFull(lines: readonly Line[], index: number, width: number): boolean {
  const line = lines[index];
  const next = lines[index + 1];
  if (line === undefined || next === undefined || next.gap > 0) return false;
  const word = /^\S{1,40}/.exec(next.text)?.[0] ?? '';
  return line.text.length + 1 + word.length > width - SLACK && line.text.length >= width * 0.6;
}

/** Whether a full line ends its paragraph: a label or item follows, or it is a complete question. */
function breaksAfter(open: readonly string[], next: Line | undefined): boolean {
  if (next === undefined || STARTS_APART.test(next.text)) return true;
  const last = open.at(-1) ?? '';
  if (endsByQuestionMark(last)) return !open.slice(0, -1).some((line) => /[.?!…]\s*$/.test(line));
  if (!/[.!…:;»"”)]$/.test(last)) return false;
  const label = labelOf(next);
  return label !== null && label.shape !== 'lower';
}

export type { Recognition } from './recognition.ts';

/**
 * Reads a pasted text without losses: each visible character is in one block, in order; lines wrapped by a mail program
 * are rejoined. If the text is no interview (`kind: 'article'`, confidence below 0.5), the blocks are a title and
 * paragraphs.
 */
export function recognize(text: string, reader: Reader = {}): Recognition {
  const {
    pieces,
    carrier: _,
    text: rebuilt,
    ...recognition
  } = readInterview(unwrapMail(splitLines(text)), reader);
  const blocks = pieces.map(({ line: _line, from: _from, to: _to, ...block }) => block);
  return { ...recognition, blocks, text: rebuilt };
}
