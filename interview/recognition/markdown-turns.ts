/** Keeps turns apart in Markdown, where a line end is a space although many authors write one turn per line. */
import { readLabel, readName } from './label-line.ts';
import { endsByQuestionMark, isAddressed } from './question-line.ts';

/** Maximum width at which programs and authors wrap lines. */
const WIDEST = 120;
const SLACK = 4;

const FENCE = /^\s{0,3}(`{3,}|~{3,})/;
/** A line outside of paragraphs: heading, table, code, reference, HTML, rule. */
const BLOCK = /^(?: {4}|\t|\s{0,3}(?:#{1,6}\s|\||<\/?[a-z!]|\[[^\]]+\]:|={2,}\s*$|-{2,}\s*$|\*{3,}\s*$))/i;
const ITEM = /^\s*(?:[-*+]|\d{1,9}[.)])\s/;
const QUOTED = /^\s{0,3}(?:>\s?)+/;
const SIGNS = /^[*_\s]+|[*_\s]+$/g;

const endsSentence = (line: string): boolean => /[.!?？…:»"”)\]](?:[*_\s]|\[\d+\])*$/u.test(line.slice(-40));

/**
 * Adds a hard line break (`\\`) where the next line begins a turn: a label, a dash of dialogue, a question, or text
 * after a label or question of its own. Other line ends stay spaces. A line under a quoted question is an answer,
 * outside of the quotation. Skips code. Linear time.
 */
export function separateTurns(markdown: string): string {
  const lines = markdown.split('\n');
  const width = widthOf(lines);
  let fence: string | undefined;
  let isQuestionOpen = true;
  return lines
    .map((line, index) => {
      const mark = FENCE.exec(line)?.[1];
      if (mark !== undefined && (fence === undefined || mark.startsWith(fence)))
        fence = fence === undefined ? mark : undefined;
      const next = lines[index + 1];
      const before = lines[index - 1];
      if (before === undefined || before.trim() === '') isQuestionOpen = true;
      if (fence !== undefined || mark !== undefined || next === undefined || !isText(line) || !isText(next))
        return line;
      const a = line.replace(QUOTED, '').trim();
      // Without the quotation mark of its line.
      const b = next.replace(QUOTED, '').replace(/\\$/, '').trim();
      if (a === '' || b === '' || ITEM.test(next) || /(?: {2}|\\|<br\s*\/?>)\s*$/.test(line)) return line;
      if (QUOTED.test(line) && !QUOTED.test(next)) return endsByQuestionMark(a) ? `${line}\n` : line;
      const full = width > 0 && a.length + 1 + (/^\S*/.exec(b)?.[0].length ?? 0) > width - SLACK;
      const single = isQuestionOpen;
      isQuestionOpen &&= !/[.!?…]\s/.test(a);
      if (!endsTurn(a, b, full, single)) return line;
      isQuestionOpen = true;
      return `${line}\\`;
    })
    .join('\n');
}

const isText = (line: string): boolean => line.trim() !== '' && !BLOCK.test(line);

/** The width at which the text is wrapped; 0 if its lines are too long for wrapping. */
function widthOf(lines: readonly string[]): number {
  let width = 0;
  lines.forEach((line, index) => {
    const next = lines[index + 1];
    if (next !== undefined && isText(line) && isText(next)) width = Math.max(width, line.trim().length);
  });
  return width > WIDEST ? 0 : width;
}

/**
 * Whether a turn ends between two lines. `full`: the next word would not have fitted; `single`: the turn has one
 * sentence so far.
 */
function endsTurn(a: string, b: string, full: boolean, single: boolean): boolean {
  if (/^[:：]\s/.test(b)) return true;
  const label = readLabel(b);
  if (label !== null && label.shape !== 'lower' && endsSentence(a)) return true;
  const own = readLabel(a);
  if (own !== null && own.rest === '') return true;
  if (/^(?:\*\*|__).+(?:\*\*|__)$/.test(a)) {
    const shape = readName(a.replace(SIGNS, ''))?.shape;
    if (shape === 'name' || shape === 'initials' || endsByQuestionMark(a)) return true;
  }
  if (/^[—–]\s/.test(b) && endsSentence(a)) return true;
  const starts = /^["«“(*_—–]*\s*[\p{Lu}\p{N}]/u.test(b);
  if (endsByQuestionMark(a) && starts && (!full || single)) return true;
  return !full && endsSentence(a) && starts && endsByQuestionMark(b) && isAddressed(b);
}
