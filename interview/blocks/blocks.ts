/** The table of block types. A new type is a file in this folder and a line here. */
import type { Answer, Image, Inline, Question, TopBlock } from '../document.ts';
import type { BlockType, Pictures, SimpleBlock } from './block-type.ts';
import { aside } from './aside.ts';
import { code } from './code.ts';
import { embed } from './embed.ts';
import { gallery } from './gallery.ts';
import { heading } from './heading.ts';
import { htmlCard } from './html-card.ts';
import { image } from './image.ts';
import { jumpBreak } from './jump-break.ts';
import { list } from './list.ts';
import { paragraph } from './paragraph.ts';
import { quote } from './quote.ts';
import { rule } from './rule.ts';
import { table } from './table.ts';

/** In the order in which the HTML reader tries them. */
const TYPES: Readonly<{
  [Type in SimpleBlock['type']]: BlockType<Extract<SimpleBlock, { type: Type }>>;
}> = {
  paragraph,
  heading,
  rule,
  list,
  quote,
  aside,
  code,
  table,
  gallery,
  image,
  embed,
  html: htmlCard,
  jumpBreak,
};

/** The implementation of a block's type. */
export const typeOf = <Block extends SimpleBlock>({ type }: Block): BlockType<Block> =>
  TYPES[type] as unknown as BlockType<Block>;

/** The text runs of a block that readers see, in order. */
export function shownRunsOf(block: SimpleBlock): readonly (readonly Inline[])[] {
  const { shownRuns, runs } = typeOf(block);
  return (shownRuns ?? runs)(block);
}

/** Functions that read an HTML element, in the order of practice. */
export const READERS = Object.values(TYPES).flatMap(({ read }) => read ?? []);

export const isTurn = (block: TopBlock): block is Question | Answer =>
  block.type === 'question' || block.type === 'answer';

/** The pictures of a block or answer, in reading order. */
export function imagesIn(block: TopBlock): readonly Image[] {
  if (block.type === 'question') return [];
  if (block.type === 'answer') return block.blocks.flatMap(imagesIn);
  return typeOf(block).images?.(block) ?? [];
}

/** Whether a block of an answer belongs to the speaker; pictures and boxed notes do not. */
export const isSpoken = (block: SimpleBlock): boolean =>
  !isPictures(block) && typeOf(block).isEditorial !== true;

/** Whether a block holds only pictures and captions. */
export const isPictures = (block: TopBlock): block is Pictures =>
  !isTurn(block) && typeOf(block).images !== undefined;

/** The block without its source HTML. */
export function withoutSource<Block extends TopBlock>(block: Block): Block {
  const { source: _source, ...rest } = block as Block & { source?: string };
  return rest as Block;
}
