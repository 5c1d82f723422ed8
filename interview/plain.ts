/** Plain text: what a reader would hear of a document, without marks; and a text made into paragraphs. */
import { typeOf } from './blocks/blocks.ts';
import type { AnswerBlock, TopBlock } from './document.ts';
import { cleanText, paragraphsToText, textInline, textPieces } from './inlines.ts';

// Plain text, as a mail or a text file holds it, into paragraphs: lines that a mail program cut are one again.

const PREFIX = /^(?:\s*>)*/;
/** Mail programs cut lines between these widths. */
const NARROWEST = 60;
const WIDEST = 82;

/**
 * One paragraph for each line. A line goes on in the next when its text seems cut: lines no wider than a mail's, and a next
 * word that would not have fitted. The signs `>` before quoted lines are kept, once for each paragraph.
 */
export function textToBlocks(text: string): TopBlock[] {
  const lines = cleanText(text).split(/\r\n|[\n\r\u2028\u2029\v\f]/);
  const widest = lines
    .filter((line) => !/\S{50}/.test(line))
    .reduce((most, line) => Math.max(most, line.trimEnd().length), 0);
  const cut = widest >= NARROWEST && widest <= WIDEST;
  const paragraphs: { prefix: string; words: string; last: string }[] = [];
  let open = false;
  for (const raw of lines) {
    const line = raw.trim();
    const prefix = (PREFIX.exec(line)?.[0] ?? '').replace(/\s/g, '');
    const words = line.replace(PREFIX, '').trim();
    if (words === '') {
      open = false;
      continue;
    }
    const before = paragraphs.at(-1);
    const fits = (before?.last.length ?? 0) + 1 + (/^\S+/.exec(words)?.[0].length ?? 0) < widest;
    if (cut && open && before !== undefined && before.prefix === prefix && !fits && !starts(words)) {
      before.words += ` ${words}`;
      before.last = line;
    } else paragraphs.push({ prefix, words, last: line });
    open = true;
  }
  return paragraphs.flatMap(({ prefix, words }) => {
    const whole = prefix === '' ? words : `${prefix} ${words}`;
    return textPieces(whole).map((piece): TopBlock => ({ type: 'paragraph', content: [textInline(piece)] }));
  });
}

/** A number, a bullet or a label begins a line of its own. */
const starts = (words: string): boolean =>
  /^(?:[-–—•*]\s|\d{1,3}\s*[.)]|[^\s:]{1,20}(?: [^\s:]{1,20})?\s?:\s)/u.test(words);

/**
 * The text of one block, lines joined by `\n`; a picture gives its caption and credit (its alternative text when it has
 * neither), a question or answer the text without the names before it.
 */
export function blockToText(block: TopBlock): string {
  if (block.type === 'question') return paragraphsToText(block.content);
  return block.type === 'answer' ? blocksToText(block.blocks) : typeOf(block).text(block);
}

/** The text of several blocks, joined by `\n`; blocks without text leave no empty line. */
export function blocksToText(blocks: readonly (TopBlock | AnswerBlock)[]): string {
  return blocks
    .map(blockToText)
    .filter((line) => line !== '')
    .join('\n');
}
