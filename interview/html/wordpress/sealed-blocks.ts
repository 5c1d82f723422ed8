/**
 * Finds the blocks of WordPress's editor that are read as one card each. Text, pictures and blocks that only group
 * others are read through (docs/design/wordpress.md#blocks-of-others).
 */
import { type Block, parseBlocks } from '../../markup/block-tree.ts';
import { shownTextOf } from '../../markup/shown-text.ts';

/** Blocks that authors can edit in Escale. */
const EDITABLE = new Set(
  'code freeform heading html image list list-item more paragraph preformatted pullquote quote separator table verse'.split(
    ' ',
  ),
);
export const GROUPS: ReadonlySet<string> = new Set(['group', 'columns', 'column']);
const SHOWS = /<(?:audio|button|canvas|embed|form|iframe|img|input|object|script|style|svg|video)\b/i;
/** Deeper blocks are sealed unread. */
export const DEEPEST_BLOCK = 20;

/** The outermost sealed blocks, in order. */
export const sealedBlocks = (html: string): readonly Block[] => sealedAmong(html, parseBlocks(html), 0);

function sealedAmong(html: string, blocks: readonly Block[], depth: number): readonly Block[] {
  return blocks.flatMap((block) => {
    if (depth >= DEEPEST_BLOCK || block.inner === block.end) return [block];
    const isExtension = block.name.includes('/');
    if (!EDITABLE.has(block.name) && !GROUPS.has(block.name) && !isExtension) return [block];
    const inside = sealedAmong(html, block.blocks, depth + 1);
    return !isExtension || isGroup(html, block, new Set(inside)) ? inside : [block];
  });
}

/** Whether an extension's block only shows its inner blocks, some of which can be edited. */
function isGroup(html: string, { blocks, inner, innerEnd }: Block, sealed: ReadonlySet<Block>): boolean {
  if (blocks.every((block) => sealed.has(block))) return false;
  let shell = '';
  let from = inner;
  for (const { start, end } of blocks) {
    shell += html.slice(from, start);
    from = end;
  }
  shell += html.slice(from, innerEnd);
  return !SHOWS.test(shell) && shownTextOf(shell).trim() === '';
}
