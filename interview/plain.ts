/** What a reader would hear: the text of a document, without marks. */
import type { AnswerBlock, Inline, List, Table, TopBlock } from './document.ts';

/** The text of one run; a line break becomes `\n`. */
export function inlinesToText(inlines: readonly Inline[]): string {
  let text = '';
  for (const inline of inlines) {
    if (inline.type === 'text') text += inline.text;
    else if (inline.type === 'lineBreak') text += '\n';
    else text += inlinesToText(inline.content);
  }
  return text;
}

/** Several paragraphs, joined by `\n`. */
export function paragraphsToText(paragraphs: readonly (readonly Inline[])[]): string {
  return paragraphs.map(inlinesToText).join('\n');
}

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

/** A rough reading of a sealed card: its tags become spaces, its scripts and styles nothing. Linear, needs no parser. */
export function htmlToText(html: string): string {
  return html
    .replace(/<!--[\s\S]*?(?:-->|$)/g, ' ')
    .replace(/<(script|style|template|noscript)\b[\s\S]*?(?:<\/\1\s*>|$)/gi, ' ')
    .replace(/<[a-z/!?][^>]*(?:>|$)/gi, ' ')
    .replace(/&(?:nbsp|#160|#xa0);/gi, '\u00a0')
    .replace(/&quot;/g, '"')
    .replace(/&#39;|&apos;/g, "'")
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&')
    .replace(/[ \t\r\n\f]+/g, ' ')
    .trim();
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
