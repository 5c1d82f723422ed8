/** Converts documents to plain text, and plain text to paragraphs. */
import { typeOf } from './blocks/blocks.ts';
import type { AnswerBlock, TopBlock } from './document.ts';
import { cleanText, paragraphsToText, textInline, textPieces } from './inlines.ts';

// Plain text of a mail or text file to paragraphs, rejoining lines wrapped by a mail program.

const PREFIX = /^(?:\s*>)*/;
/** Range of widths at which mail programs wrap. */
const NARROWEST = 60;
const WIDEST = 82;

/**
 * One paragraph per line. A line is joined to the next if it seems wrapped: lines no wider than a mail's, and a next
 * word that would not have fitted. The `>` of quoted lines is kept once per paragraph.
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
    if (cut && open && before !== undefined && before.prefix === prefix && !fits && !startsNewLine(words)) {
      before.words += ` ${words}`;
      before.last = line;
    } else paragraphs.push({ prefix, words, last: line });
    open = true;
  }
  return paragraphs.flatMap(({ prefix, words }) => {
    const paragraph = prefix === '' ? words : `${prefix} ${words}`;
    return textPieces(paragraph).map((piece): TopBlock => ({
      type: 'paragraph',
      content: [textInline(piece)],
    }));
  });
}

/** A number, bullet or label starts a new line. */
const startsNewLine = (words: string): boolean =>
  /^(?:[-–—•*]\s|\d{1,3}\s*[.)]|[^\s:]{1,20}(?: [^\s:]{1,20})?\s?:\s)/u.test(words);

/**
 * The text of a block, lines joined by `\n`; a picture gives its caption and credit (or its alternative text), a
 * question or answer its text without names.
 */
export function blockToText(block: TopBlock): string {
  if (block.type === 'question') return paragraphsToText(block.content);
  return block.type === 'answer' ? blocksToText(block.blocks) : typeOf(block).text(block);
}

/** The text of several blocks, joined by `\n`, without empty lines. */
export function blocksToText(blocks: readonly (TopBlock | AnswerBlock)[]): string {
  return blocks
    .map(blockToText)
    .filter((line) => line !== '')
    .join('\n');
}
