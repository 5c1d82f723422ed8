/** How much the reviewed pass of typography (F7) would change, text by text as it reads them. */
import type { AnswerBlock, Image, Inline, List, Post, TopBlock } from '../document.ts';
import { hasTypography } from '../typography/correct.ts';
import { correctInlines } from '../typography/inlines.ts';
import type { House } from '../typography/rules.ts';

const plain = (text: string): Inline[] => (text === '' ? [] : [{ type: 'text', text }]);

const ofImage = ({ caption, credit, alt }: Image): Inline[][] => [caption, plain(credit), plain(alt)];
const ofList = ({ items }: List): Inline[][] =>
  items.flatMap(({ content, children }) => [content, ...(children === undefined ? [] : ofList(children))]);

/** The texts of one block that are read each by itself; none of code and sealed cards. */
function textsOf(block: TopBlock | AnswerBlock): Inline[][] {
  switch (block.type) {
    case 'paragraph':
    case 'heading':
      return [block.content];
    case 'question':
      return block.content;
    case 'quote':
      return block.content;
    case 'list':
      return ofList(block);
    case 'image':
      return ofImage(block);
    case 'gallery':
      return [...block.images.flatMap(ofImage), block.caption ?? []];
    case 'table':
      return [block.caption ?? [], ...block.rows.flat().map(({ content }) => content)];
    case 'embed':
      return [plain(block.title)];
    case 'answer':
      return block.blocks.flatMap(textsOf);
    case 'code':
    case 'html':
    case 'rule':
    case 'jumpBreak':
      return [];
  }
}

function count(texts: readonly Inline[][], language: string, house: House): number {
  if (!hasTypography(language) && texts.every((text) => text.every((one) => !('language' in one)))) return 0;
  return texts.reduce(
    (sum, text) => sum + (text.length === 0 ? 0 : correctInlines(text, { language, house }).changes.length),
    0,
  );
}

/** Of one block; `around`: the language of the answer or of the post. */
export function typographyLeftIn(block: TopBlock | AnswerBlock, around: string, house: House): number {
  const own = block.type === 'quote' || block.type === 'question' ? block.language : undefined;
  // The source of a quote is said by who quotes.
  const source = block.type === 'quote' ? count([plain(block.cite ?? '')], around, house) : 0;
  return count(textsOf(block), own ?? around, house) + source;
}

/** Of the title and the lead. */
export const typographyLeftAbove = ({ title, lead, language }: Post, house: House): number =>
  count([plain(title), ...(lead ?? [])], language, house);
