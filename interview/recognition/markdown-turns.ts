/** Markdown whose turns stay apart: in it a line that ends is a space, and many write one turn a line. */
import { readLabel, readName } from './label-line.ts';
import { endsByQuestionMark, isAddressed } from './question-line.ts';

/** The widest at which programs and authors wrap their lines. */
const WIDEST = 120;
const SLACK = 4;

const FENCE = /^\s{0,3}(`{3,}|~{3,})/;
/** A line that is no paragraph's: heading, table, code, reference, HTML, rule. */
const BLOCK = /^(?: {4}|\t|\s{0,3}(?:#{1,6}\s|\||<\/?[a-z!]|\[[^\]]+\]:|={2,}\s*$|-{2,}\s*$|\*{3,}\s*$))/i;
const ITEM = /^\s*(?:[-*+]|\d{1,9}[.)])\s/;
const QUOTED = /^\s{0,3}(?:>\s?)+/;
const SIGNS = /^[*_\s]+|[*_\s]+$/g;

const ends = (line: string): boolean => /[.!?？…:»"”)\]](?:[*_\s]|\[\d+\])*$/u.test(line.slice(-40));

/**
 * Adds the mark of a line that ends (`\`) where the next line begins a turn: a label, a dash of dialogue, a question, or
 * what follows a label or a question that stands alone. Every other line end stays the space that Markdown makes of it.
 * A line under a quoted question is an answer, and no part of the quotation. Code is left alone. Linear.
 */
export function turnsApart(markdown: string): string {
  const lines = markdown.split('\n');
  const width = widthOf(lines);
  let fence: string | undefined;
  let asked = true;
  return lines
    .map((line, index) => {
      const mark = FENCE.exec(line)?.[1];
      if (mark !== undefined && (fence === undefined || mark.startsWith(fence)))
        fence = fence === undefined ? mark : undefined;
      const next = lines[index + 1];
      const before = lines[index - 1];
      if (before === undefined || before.trim() === '') asked = true;
      if (fence !== undefined || mark !== undefined || next === undefined || !isText(line) || !isText(next))
        return line;
      const a = line.replace(QUOTED, '').trim();
      // Without the mark of its own quotation.
      const b = next.replace(QUOTED, '').replace(/\\$/, '').trim();
      if (a === '' || b === '' || ITEM.test(next) || /(?: {2}|\\|<br\s*\/?>)\s*$/.test(line)) return line;
      if (QUOTED.test(line) && !QUOTED.test(next)) return endsByQuestionMark(a) ? `${line}\n` : line;
      const full = width > 0 && a.length + 1 + (/^\S*/.exec(b)?.[0].length ?? 0) > width - SLACK;
      const single = asked;
      asked &&= !/[.!?…]\s/.test(a);
      if (!turns(a, b, full, single)) return line;
      asked = true;
      return `${line}\\`;
    })
    .join('\n');
}

const isText = (line: string): boolean => line.trim() !== '' && !BLOCK.test(line);

/** How wide the text is wrapped; 0 where its lines are longer than any program wraps them. */
function widthOf(lines: readonly string[]): number {
  let width = 0;
  lines.forEach((line, index) => {
    const next = lines[index + 1];
    if (next !== undefined && isText(line) && isText(next)) width = Math.max(width, line.trim().length);
  });
  return width > WIDEST ? 0 : width;
}

/** Whether a turn ends between two lines. `full`: the next word would not have fitted; `single`: one sentence so far. */
function turns(a: string, b: string, full: boolean, single: boolean): boolean {
  if (/^[:：]\s/.test(b)) return true;
  const label = readLabel(b);
  if (label !== null && label.shape !== 'lower' && ends(a)) return true;
  const own = readLabel(a);
  if (own !== null && own.rest === '') return true;
  if (/^(?:\*\*|__).+(?:\*\*|__)$/.test(a)) {
    const shape = readName(a.replace(SIGNS, ''))?.shape;
    if (shape === 'name' || shape === 'initials' || endsByQuestionMark(a)) return true;
  }
  if (/^[—–]\s/.test(b) && ends(a)) return true;
  const starts = /^["«“(*_—–]*\s*[\p{Lu}\p{N}]/u.test(b);
  if (endsByQuestionMark(a) && starts && (!full || single)) return true;
  return !full && ends(a) && starts && endsByQuestionMark(b) && isAddressed(b);
}
