/** Markdown (GFM) as HTML; what it holds of HTML is read and cleaned as any other, and turns written one a line stay apart. */
import type { Tokens } from 'marked';
import { HTML_LIMITS } from '#interview/html/parse.ts';
import { turnsApart } from '#interview/recognition/markdown-turns.ts';
import { AppError } from '#contract/failure.ts';
import { TEXT_LIMITS } from './limits.ts';

/** Throws document.too-complex: nested so deep that no reader follows. */
export async function markdownToHtml(text: string): Promise<string> {
  if (heaviest(text) > HTML_LIMITS.length) throw new AppError('document.too-complex');
  const { Marked } = await import('marked');
  const marked = new Marked({ async: true, gfm: true, breaks: false, tokenizer: { emStrong: asWritten } });
  try {
    return await marked.parse(turnsApart(lessNested(text)));
  } catch (error) {
    // It reads each nesting by calling itself.
    if (error instanceof RangeError) throw new AppError('document.too-complex', {}, { cause: error });
    throw error;
  }
}

/** Each pair of marks is an emphasis inside the one before, and marked's time grows with the square of them. */
const MOST_MARKS = 100;

/** A run of marks that is too long for an emphasis stays as it is written; `false` leaves any other to marked. */
function asWritten(source: string): Tokens.Strong | false {
  const run = /^(?:\*+|_+)/.exec(source)?.[0] ?? '';
  if (run.length <= MOST_MARKS) return false;
  // marked takes any token here; its type names the two it makes itself.
  return { type: 'text', raw: run, text: run } as unknown as Tokens.Strong;
}

/**
 * What it may become, at most: an address that is defined once is written at each place that names it, and a row of a table
 * has as many cells as its head. A text of gigabytes would end the process, whatever memory its thread may take.
 */
function heaviest(text: string): number {
  const lines = text.split('\n');
  const defined = lines.reduce(
    (most, line, at) =>
      /^[ \t>*+-]*\[[^\]]+\]:/.test(line) ? Math.max(most, line.length + (lines[at + 1]?.length ?? 0)) : most,
    0,
  );
  const rows = lines.filter((line) => line.includes('|')).length;
  const widest = lines.reduce(
    (most, line) => (/^[\s|:>-]+$/.test(line) ? Math.max(most, line.split('|').length) : most),
    0,
  );
  return defined * text.split('[').length + CELL * rows * widest;
}

/** `<td></td>`, and a line's end. */
const CELL = 10;

/** Signs at the beginning of a line that each open a quotation or a list in the one before: those too many are left out. */
const OPENING = /(?:[ \t]*(?:>|[-*+][ \t]|\d{1,9}[.)][ \t]))/y;

/** Lists inside each other may also stand one on each line. */
const INDENTED = new RegExp(`^[ \\t]{${4 * TEXT_LIMITS.nesting},}\\S`);

function lessNested(text: string): string {
  return text
    .split('\n')
    .map((whole) => {
      const line = INDENTED.test(whole) ? whole.slice(whole.search(/\S/) - 4 * TEXT_LIMITS.nesting) : whole;
      let kept = 0;
      let all = 0;
      OPENING.lastIndex = 0;
      for (let count = 1; OPENING.test(line); count += 1) {
        all = OPENING.lastIndex;
        if (count <= TEXT_LIMITS.nesting) kept = all;
      }
      return kept === all ? line : line.slice(0, kept) + line.slice(all);
    })
    .join('\n');
}
