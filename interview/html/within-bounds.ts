/**
 * Whether what the HTML reader made of a page keeps within the bounds of a document. The reader's types are those of the
 * schema, so that only lengths and addresses are looked at: a fraction of what the schema takes (within-bounds.test.ts holds
 * the two together).
 */
import { type Image, type Inline, LIMITS, type List, type Table, type TopBlock } from '../document.ts';
import { isLinkAddress, isPictureAddress } from '../links.ts';

function areInlines(inlines: readonly Inline[]): boolean {
  return (
    inlines.length <= LIMITS.inlines &&
    inlines.every((inline) => {
      if (inline.type === 'lineBreak') return true;
      if (inline.type === 'text') return inline.text.length > 0 && inline.text.length <= LIMITS.text;
      const { url, title = '', content } = inline;
      return isLinkAddress(url) && title.length <= LIMITS.line && areInlines(content);
    })
  );
}

const isList = ({ items, start = 1 }: List, depth = 1): boolean =>
  depth <= LIMITS.lists &&
  items.length > 0 &&
  items.length <= LIMITS.blocks &&
  Number.isSafeInteger(start) &&
  start >= 0 &&
  start <= 1_000_000 &&
  items.every(
    ({ content, children }) => areInlines(content) && (children === undefined || isList(children, depth + 1)),
  );

const isWhole = (count: number, most: number): boolean =>
  Number.isSafeInteger(count) && count >= 1 && count <= most;

const isTable = ({ caption = [], rows }: Table): boolean =>
  areInlines(caption) &&
  rows.length <= 1_000 &&
  rows.every(
    (row) =>
      row.length <= 100 &&
      row.every(
        ({ content, columns = 1, rows: down = 1 }) =>
          areInlines(content) && isWhole(columns, 100) && isWhole(down, 1_000),
      ),
  );

const isImage = ({ url, width = 1, height = 1, alt, caption, credit }: Image): boolean =>
  (url === undefined || isPictureAddress(url)) &&
  isWhole(width, 100_000) &&
  isWhole(height, 100_000) &&
  alt.length <= LIMITS.line &&
  credit.length <= LIMITS.line &&
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
        (block.cite ?? '').length <= LIMITS.line &&
        block.content.every(areInlines)
      );
    case 'image':
      return isImage(block);
    case 'gallery':
      return (
        block.images.length >= 2 &&
        block.images.length <= 3 &&
        block.images.every(isImage) &&
        areInlines(block.caption ?? [])
      );
    case 'table':
      return isTable(block);
    case 'code':
      return block.text.length <= LIMITS.text && (block.language ?? '').length <= 40;
    case 'embed':
      return (
        isPictureAddress(block.url) &&
        block.title.length <= LIMITS.line &&
        (block.provider ?? '').length <= LIMITS.line
      );
    case 'html':
      return block.html.length <= LIMITS.html;
    case 'rule':
    case 'jumpBreak':
      return true;
    case 'question':
    case 'answer':
      // They refer to participants, which are not blocks.
      return false;
  }
}

/** True if the schema surely accepts them; if false, the schema must decide. */
export const isWithinBounds = (body: readonly TopBlock[]): boolean =>
  body.length <= LIMITS.blocks && body.every(isBlock);
