/**
 * Finds the blocks that are read as one card each in a post made in WordPress's editor. Text, pictures and blocks that only group
 * others are read through (docs/design/wordpress.md#blocks-of-others).
 */
import { type Block, parseBlocks } from '../../markup/block-tree.ts';
import { shownTextOf } from '../../markup/shown.ts';

/** Blocks that authors edit in Escale. */
const READ = new Set(
  'code freeform heading html image list list-item more paragraph preformatted pullquote quote separator table verse'.split(
    ' ',
  ),
);
export const GROUPS: ReadonlySet<string> = new Set(['group', 'columns', 'column']);
const SHOWS = /<(?:audio|button|canvas|embed|form|iframe|img|input|object|script|style|svg|video)\b/i;
/** Blocks deeper than this are not looked into. */
export const DEEPEST_BLOCK = 20;

/** The outermost ones, in order. */
export const sealedBlocks = (html: string): readonly Block[] => sealedAmong(html, parseBlocks(html), 0);

function sealedAmong(html: string, blocks: readonly Block[], depth: number): readonly Block[] {
  return blocks.flatMap((block) => {
    if (depth >= DEEPEST_BLOCK || block.inner === block.end) return [block];
    const isExtension = block.name.includes('/');
    if (!READ.has(block.name) && !GROUPS.has(block.name) && !isExtension) return [block];
    const inside = sealedAmong(html, block.blocks, depth + 1);
    return !isExtension || isGroup(html, block, new Set(inside)) ? inside : [block];
  });
}

/** Whether an extension's block shows only its inner blocks, and some of them can be edited. */
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
