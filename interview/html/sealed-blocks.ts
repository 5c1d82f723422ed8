/**
 * Finds the blocks that are read as one card each in a post made in WordPress's editor. Text, pictures and blocks that only group
 * others are read through (docs/design/wordpress.md#blocks-of-others).
 */
import { type Block, parseBlocks } from './block-tree.ts';
import { shownTextOf } from './shown.ts';

/** Blocks that authors edit in Escale. */
const READ = new Set(
  'code freeform heading html image list list-item more paragraph preformatted pullquote quote separator table verse'.split(
    ' ',
  ),
);
const GROUPS = new Set(['group', 'columns', 'column']);
const SHOWS = /<(?:audio|button|canvas|embed|form|iframe|img|input|object|script|style|svg|video)\b/i;
const DEEPEST = 20;

/** The outermost ones, in order. */
export const sealedBlocks = (html: string): readonly Block[] => sealedAmong(html, parseBlocks(html), 0);

const sealedAmong = (html: string, blocks: readonly Block[], depth: number): readonly Block[] =>
  blocks.flatMap((block) => {
    if (depth >= DEEPEST || block.inner === block.end) return [block];
    if (READ.has(block.name)) return sealedAmong(html, block.blocks, depth + 1);
    if (!GROUPS.has(block.name) && !isGroupOfExtension(html, block)) return [block];
    return sealedAmong(html, block.blocks, depth + 1);
  });

/** Whether an extension's block shows only its inner blocks, and some of them can be edited. */
function isGroupOfExtension(html: string, { name, blocks, inner, innerEnd }: Block): boolean {
  if (!name.includes('/') || !blocks.some(isRead)) return false;
  let shell = '';
  let from = inner;
  for (const { start, end } of blocks) {
    shell += html.slice(from, start);
    from = end;
  }
  shell += html.slice(from, innerEnd);
  return !SHOWS.test(shell) && shownTextOf(shell).trim() === '';
}

const isRead = ({ name, blocks }: Block): boolean =>
  READ.has(name) || GROUPS.has(name) || (name.includes('/') && blocks.some(isRead));
