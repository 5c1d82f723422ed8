/**
 * Edits pages of WordPress's editor by whole blocks: a block is moved and removed with its comments, and new elements
 * are written as blocks (docs/design/wordpress.md#blocks-of-others).
 */
import { type Block, parseBlocks } from '../../markup/block-tree.ts';
import type { Range, Unit } from '../../html/block-sources.ts';
import { parseWhole } from '../../markup/parse.ts';
import { DEEPEST_BLOCK, GROUPS } from '../../html/wordpress/sealed-blocks.ts';
import { childBlocks } from '../../html/wordpress/to-blocks.ts';

export type PageBlocks = Readonly<{
  /** Joins the units inside one block into one. */
  joinUnits: (units: readonly Unit[]) => readonly Unit[];
  /** The block of a unit; undefined for HTML in no editable block. */
  blockOf: (unit: Unit) => Range | undefined;
  /** The range of a unit's block with the white space before it. */
  removalOf: (unit: Unit) => Range | undefined;
  /** Converts HTML that replaces a unit to blocks; unchanged inside a block of plain HTML. */
  toBlocks: (html: string, unit: Unit | undefined) => string;
  /**
   * Converts a new element between two units to a block; a moved element takes its block along. Undefined inside plain
   * HTML.
   */
  insertion: (html: string, between: Between) => Insertion | undefined;
}>;

type Between = Readonly<{ after: Unit | undefined; next: Unit | undefined }>;
/** `spaced`: with the white space between blocks. `offset`: undefined next to HTML without a block. */
export type Insertion = Readonly<{ html: string; spaced: string; offset: number | undefined }>;

/** Undefined for a page without blocks. */
export function pageBlocks(base: string): PageBlocks | undefined {
  // Classic posts only have shortcode blocks (html/wordpress/classic-html.ts).
  if (!/<!-- wp:(?!shortcode\t)/.test(base)) return undefined;
  const tree = parseBlocks(base);
  /** Blocks of plain HTML with several units, which are edited like other HTML. */
  const plain = new Set<Block>();
  const isPlain = (unit: Unit): boolean => {
    const block = blockAround(tree, unit);
    return block !== undefined && plain.has(block);
  };
  const blockOf = (unit: Unit): Block | undefined => (isPlain(unit) ? undefined : blockAround(tree, unit));
  /** The HTML of a block by that of its unit. */
  const blockBytes = new Map<string, string>();
  const asBlocks = (html: string): string => {
    const nodes = parseWhole(html);
    return blockBytes.get(html) ?? (nodes === undefined ? html : childBlocks(html, nodes).join('\n\n'));
  };
  return {
    joinUnits(units) {
      const joined: Unit[] = [];
      let last: Block | undefined;
      for (const unit of units) {
        const block = blockAround(tree, unit);
        const before = joined.at(-1);
        const isShared = block !== undefined && block === last && before !== undefined;
        if (isShared && block.name === 'html') plain.add(block);
        if (isShared && block.name !== 'html')
          joined[joined.length - 1] = {
            ...before,
            end: unit.end,
            blocks: [...before.blocks, ...unit.blocks],
            around: [],
          };
        else joined.push(unit);
        last = block;
      }
      for (const unit of joined) {
        const block = blockOf(unit);
        if (block !== undefined)
          blockBytes.set(base.slice(unit.start, unit.end), base.slice(block.start, block.end));
      }
      return joined;
    },
    blockOf,
    removalOf(unit) {
      const block = blockOf(unit);
      if (block === undefined) return undefined;
      const { start, end } = block;
      const before = /\n{1,2}$/.exec(base.slice(Math.max(0, start - 2), start))?.[0].length ?? 0;
      const after = before > 0 ? 0 : (/^\n{1,2}/.exec(base.slice(end, end + 2))?.[0].length ?? 0);
      return { start: start - before, end: end + after };
    },
    toBlocks: (html, unit) => (unit !== undefined && isPlain(unit) ? html : asBlocks(html)),
    insertion(html, { after, next }) {
      const isSameBlock =
        after !== undefined && next !== undefined && blockAround(tree, after) === blockAround(tree, next);
      if (isSameBlock && isPlain(after)) return undefined;
      const written = asBlocks(html);
      if (after === undefined)
        return {
          html: written,
          spaced: `${written}\n\n`,
          offset: next && blocksAround(tree, next)[0]?.start,
        };
      return {
        html: written,
        spaced: `\n\n${written}`,
        offset: blockBefore(blocksAround(tree, after), next)?.end,
      };
    },
  };
}

/** The groups around a range, outermost first, and its own block. */
function blocksAround(blocks: readonly Block[], { start, end }: Range): Block[] {
  const around: Block[] = [];
  let among = blocks;
  while (around.length <= DEEPEST_BLOCK) {
    const block = lastFrom(among, start);
    if (block === undefined || block.end < end) break;
    around.push(block);
    if ((block.start === start && block.end === end) || !isGroup(block)) break;
    among = block.blocks;
  }
  return around;
}

function blockAround(blocks: readonly Block[], range: Range): Block | undefined {
  const block = blocksAround(blocks, range).at(-1);
  return block === undefined || (isGroup(block) && block.start !== range.start) ? undefined : block;
}

/** Groups that accept any block; columns only accept columns. */
const TAKES_BLOCKS = new Set(['group', 'column']);

/** The block before a new one. Groups that end before `next` are unchanged: the new block follows them. */
const blockBefore = (around: readonly Block[], next: Unit | undefined): Block | undefined =>
  around.find((block, at) => {
    const parent = around[at - 1];
    const ends = next === undefined || next.start >= block.end;
    return ends && (parent === undefined || TAKES_BLOCKS.has(parent.name));
  }) ?? around.at(-1);

const isGroup = ({ name, blocks }: Block): boolean =>
  GROUPS.has(name) || (name.includes('/') && blocks.length > 0);

/** The last block that begins at or before an offset. */
function lastFrom(blocks: readonly Block[], offset: number): Block | undefined {
  let [low, high] = [0, blocks.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((blocks[middle]?.start ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return blocks[low - 1];
}
