/**
 * Converts Markdown (GFM) to HTML. Embedded HTML is cleaned like any other, and turns on single lines stay separate.
 */
import type { Lexer, Token } from 'marked';
import { HTML_LIMITS } from '#interview/markup/parse.ts';
import { separateTurns } from '#interview/recognition/markdown-turns.ts';
import { AppError } from '#contract/failure.ts';
import { TEXT_LIMITS } from '../limits.ts';

/** Throws document.too-complex for excessive nesting. */
export async function markdownToHtml(text: string): Promise<string> {
  if (heaviest(text) > HTML_LIMITS.length) throw new AppError('document.too-complex');
  const { Lexer, Marked } = await import('marked');
  const marked = new Marked({ gfm: true, breaks: false, tokenizer: { lheading: unlessFar } });
  const lexer = new (boundedLexer(Lexer))(marked.defaults);
  try {
    return marked.parser(lexer.lex(separateTurns(lessNested(text))));
  } catch (error) {
    // marked reads nested content recursively.
    if (error instanceof RangeError) throw new AppError('document.too-complex', {}, { cause: error });
    throw error;
  }
}

/** Maximum distance of a heading's underline: marked searches for it from each line. */
const LONGEST_HEADING = 1_000;
const UNDERLINE = /\n {0,3}(?:=+|-+) *(?:\n|$)/;

/** Skips a heading with a distant underline; `false` leaves any other to marked. */
const unlessFar = (source: string): undefined | false =>
  UNDERLINE.test(source.slice(0, LONGEST_HEADING)) ? false : undefined;

/** Characters at which marked searches ahead to the end of its input; SIGN_IN_WORD: to the end of a word. */
const SIGN = /[*_~`[<!\\@:]/g;
const SIGN_IN_WORD = /[.&(]/g;
const LONG_WORD = /\S{500,}/g;
/**
 * Limits for one paragraph, in special characters and in their product with its length; beyond both, marked gets it in
 * pieces.
 */
const MOST_SIGNS = 200;
const MOST_WORK = 2_000_000;

function boundedLexer(Base: typeof Lexer) {
  return class extends Base {
    #depth = 0;

    override inlineTokens(source: string, tokens: Token[] = []): Token[] {
      if (this.#depth === TEXT_LIMITS.emphases) {
        tokens.push({ type: 'text', raw: source, text: source });
        return tokens;
      }
      this.#depth += 1;
      for (const piece of piecesOf(source)) super.inlineTokens(piece, tokens);
      this.#depth -= 1;
      return tokens;
    }
  };
}

const countOf = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;

/** Splits a paragraph into pieces that marked reads in linear time. */
function piecesOf(source: string): string[] {
  const words = source.match(LONG_WORD) ?? [];
  const signs = countOf(source, SIGN) + words.reduce((sum, word) => sum + countOf(word, SIGN_IN_WORD), 0);
  if (signs <= MOST_SIGNS || source.length * signs <= MOST_WORK) return [source];
  const cut = cutNear(source, source.length >> 1);
  return [...piecesOf(source.slice(0, cut)), ...piecesOf(source.slice(cut))];
}

/** The best position to cut before `middle`: the end of a line, before its line break sign; else between words, else anywhere. */
function cutNear(source: string, middle: number): number {
  for (const end of ['\n', ' ']) {
    let at = source.lastIndexOf(end, middle);
    while (at > 0 && /[ \\]/.test(source[at - 1] ?? '')) at -= 1;
    if (at > middle >> 1) return at;
  }
  return middle;
}

/**
 * The maximum size of the result: an address defined once is repeated at each use, and each table row has as many cells
 * as the head. A text of gigabytes would crash the process despite the thread's memory limit.
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

/** `<td></td>` and a line end. */
const CELL = 10;

/** Characters at the beginning of a line that each open a nested quotation or list; excess ones are removed. */
const OPENING = /(?:[ \t]*(?:>|[-*+][ \t]|\d{1,9}[.)][ \t]))/y;

/** Nested lists with one level per line. */
const INDENTED = new RegExp(`^[ \\t]{${4 * TEXT_LIMITS.nesting},}\\S`);

function lessNested(text: string): string {
  return text
    .split('\n')
    .map((fullLine) => {
      const line = INDENTED.test(fullLine)
        ? fullLine.slice(fullLine.search(/\S/) - 4 * TEXT_LIMITS.nesting)
        : fullLine;
      let allowedEnd = 0;
      let markersEnd = 0;
      OPENING.lastIndex = 0;
      for (let count = 1; OPENING.test(line); count += 1) {
        markersEnd = OPENING.lastIndex;
        if (count <= TEXT_LIMITS.nesting) allowedEnd = markersEnd;
      }
      return allowedEnd === markersEnd ? line : line.slice(0, allowedEnd) + line.slice(markersEnd);
    })
    .join('\n');
}
