/**
 * Whether what the HTML reader made of a page keeps within the bounds of a document. The reader's types are those of the
 * schema, so that only lengths and addresses are looked at: a fraction of what the schema takes (within-bounds.test.ts holds
 * the two together).
 */
import { type Image, type Inline, LIMITS, type List, type TopBlock } from '../document.ts';
import { isLinkAddress, isPictureAddress } from '../links.ts';

const LONGEST_LINE = 2_000;

function areInlines(inlines: readonly Inline[]): boolean {
  return (
    inlines.length <= LIMITS.inlines &&
    inlines.every((inline) => {
      if (inline.type === 'lineBreak') return true;
      if (inline.type === 'text') return inline.text.length > 0 && inline.text.length <= LIMITS.text;
      const { url, title = '', content } = inline;
      return isLinkAddress(url) && title.length <= LONGEST_LINE && areInlines(content);
    })
  );
}

const isList = ({ items, start = 1 }: List): boolean =>
  items.length > 0 &&
  items.length <= LIMITS.blocks &&
  Number.isSafeInteger(start) &&
  start >= 0 &&
  start <= 1_000_000 &&
  items.every(({ content, children }) => areInlines(content) && (children === undefined || isList(children)));

const isSide = (side: number | undefined): boolean =>
  side === undefined || (Number.isSafeInteger(side) && side >= 1 && side <= 100_000);

const isImage = ({ url, width, height, alt, caption, credit }: Image): boolean =>
  (url === undefined || isPictureAddress(url)) &&
  isSide(width) &&
  isSide(height) &&
  alt.length <= LONGEST_LINE &&
  credit.length <= LONGEST_LINE &&
  areInlines(caption);

function isBlock(block: TopBlock): boolean {
  if ('source' in block && (block.source?.length ?? 0) > LIMITS.html) return false;
  switch (block.type) {
    case 'paragraph':
    case 'heading':
      return areInlines(block.content);
    case 'list':
      return isList(block);
    case 'quote':
      return (
        block.content.length <= LIMITS.blocks &&
        (block.cite ?? '').length <= LONGEST_LINE &&
        block.content.every(areInlines)
      );
    case 'image':
      return isImage(block);
    case 'html':
      return block.html.length <= LIMITS.html;
    case 'rule':
    case 'jumpBreak':
      return true;
    default:
      return false;
  }
}

/** True where the schema takes them for sure; false where it is to be asked. */
export const isWithinBounds = (body: readonly TopBlock[]): boolean =>
  body.length <= LIMITS.blocks && body.every(isBlock);
