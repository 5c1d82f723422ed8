/** Plain text: what a reader would hear of a document, without marks; and a text made into paragraphs. */
import type { AnswerBlock, List, Table, TopBlock } from './document.ts';
import { cleanText, inlinesToText, paragraphsToText, textInline, textPieces } from './inlines.ts';
import { htmlToText } from './markup/html-text.ts';

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

function listLines(list: List): string[] {
  return list.items.flatMap((item) => [
    inlinesToText(item.content),
    ...(item.children ? listLines(item.children) : []),
  ]);
}

function tableLines(table: Table): string[] {
  const rows = table.rows.map((row) => row.map((cell) => inlinesToText(cell.content)).join('\t'));
  return [table.caption ? inlinesToText(table.caption) : '', ...rows];
}

/**
 * The text of one block, lines joined by `\n`; a picture gives its caption and credit (its alternative text when it has
 * neither), a question or answer the text without the names before it.
 */
export function blockToText(block: TopBlock): string {
  switch (block.type) {
    case 'paragraph':
    case 'heading':
      return inlinesToText(block.content);
    case 'question':
      return paragraphsToText(block.content);
    case 'answer':
      return blocksToText(block.blocks);
    case 'list':
      return listLines(block).join('\n');
    case 'quote':
      return [paragraphsToText(block.content), block.cite ?? ''].filter((line) => line !== '').join('\n');
    case 'image': {
      const shown = [inlinesToText(block.caption), block.credit].filter((line) => line !== '').join('\n');
      return shown === '' && !block.decorative ? block.alt : shown;
    }
    case 'gallery':
      return [...block.images.map(blockToText), inlinesToText(block.caption ?? [])]
        .filter((line) => line !== '')
        .join('\n');
    case 'table':
      return tableLines(block)
        .filter((line) => line !== '')
        .join('\n');
    case 'code':
      return block.text;
    case 'embed':
      return block.title === '' ? block.url : block.title;
    case 'html':
      return htmlToText(block.html);
    case 'rule':
    case 'jumpBreak':
      return '';
  }
}

/** The text of several blocks, joined by `\n`; blocks without text leave no empty line. */
export function blocksToText(blocks: readonly (TopBlock | AnswerBlock)[]): string {
  return blocks
    .map(blockToText)
    .filter((line) => line !== '')
    .join('\n');
}
