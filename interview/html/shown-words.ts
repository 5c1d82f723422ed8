/** The words that readers see of blocks, white space aside: what a reading, or a change of the HTML, is held to. */
import type { Inline, List, TopBlock } from '../document.ts';
import { cleanText } from '../inlines.ts';
import { inlinesToText } from '../plain.ts';
import { creditShown } from '../pictures.ts';
import { inlinesOfCite } from '../quotation/cite.ts';
import { shownTextOf } from './shown.ts';

/** Text without white space of any kind: two texts that differ in nothing else are the same to a reader. */
export const squeezed = (text: string): string => cleanText(text).replace(/[\s\u00a0\u202f]+/g, '');

const words = (inlines: readonly Inline[]): string => inlinesToText(inlines);
const listWords = (list: List): string =>
  list.items.map((item) => words(item.content) + (item.children ? listWords(item.children) : '')).join('');

/** The words of one block as a foreign page shows it: no name before an answer, no words for a picture's alternative text. */
export function shownWords(block: TopBlock): string {
  switch (block.type) {
    case 'paragraph':
    case 'heading':
      return squeezed(words(block.content));
    case 'question':
      return squeezed(block.content.map(words).join(''));
    case 'answer':
      return block.blocks.map(shownWords).join('');
    case 'list':
      return squeezed(listWords(block));
    case 'quote':
      return squeezed(block.content.map(words).join('') + words(inlinesOfCite(block.cite ?? '')));
    case 'image':
      return squeezed(words(block.caption) + creditShown(block.credit));
    case 'gallery':
      return block.images.map(shownWords).join('') + squeezed(words(block.caption ?? []));
    case 'table':
      return squeezed(
        words(block.caption ?? []) +
          block.rows.flatMap((row) => row.map((cell) => words(cell.content))).join(''),
      );
    case 'code':
      return squeezed(block.text);
    case 'embed':
      return squeezed(block.title === '' ? block.url : block.title) + squeezed(block.provider ?? '');
    case 'html':
      return squeezed(shownTextOf(block.html));
    case 'rule':
    case 'jumpBreak':
      return '';
  }
}
