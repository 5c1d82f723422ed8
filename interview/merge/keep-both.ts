/** « Reprendre les deux »: combines both versions of a passage, and converts it to and from plain text for editing. */
import type { Inline, TopBlock } from '../document.ts';
import { blockToText } from '../plain.ts';
import type { KeyOf } from './identities.ts';
import { mergeBlocks } from './merge-blocks.ts';

/**
 * Combines the changes of both sides; of a block that both changed, mine comes before theirs. A block removed by one
 * side and changed by the other stays.
 */
export function bothBlocks<Block extends TopBlock>(
  base: readonly Block[],
  mine: readonly Block[],
  theirs: readonly Block[],
  key: KeyOf,
): Block[] {
  return mergeBlocks(base, mine, theirs, key, {
    choose: ({ mine: own, theirs: other }) => [own, other].filter((block) => block !== undefined),
  }).blocks;
}

/** Blocks that can be edited as plain text; others (pictures, tables, lists…) stay unchanged. */
const WRITTEN = new Set<TopBlock['type']>(['paragraph', 'heading']);
const EMPTY_LINES = /\n[^\S\n]*\n\s*/;

/** The text of a block without empty lines, which would split it. */
const fieldText = (block: TopBlock): string =>
  blockToText(block)
    .replace(/\n\s*\n/g, '\n')
    .trim();
const isWritten = (block: TopBlock): boolean => WRITTEN.has(block.type) && fieldText(block) !== '';

/** The plain text of blocks, with an empty line between paragraphs. */
export function textOfBlocks(blocks: readonly TopBlock[]): string {
  return blocks.filter(isWritten).map(fieldText).join('\n\n');
}

const plainInlines = (text: string): Inline[] =>
  text
    .split('\n')
    .flatMap((line, at): Inline[] => [
      ...(at === 0 ? [] : [{ type: 'lineBreak' as const }]),
      ...(line.trim() === '' ? [] : [{ type: 'text' as const, text: line.trim() }]),
    ]);

/**
 * Rebuilds the blocks from the edited text: an unchanged paragraph keeps its marks and links, a changed one is plain, a
 * deleted one is removed. Other blocks stay after the paragraph they followed.
 */
export function blocksOfText<Block extends TopBlock>(
  blocks: readonly Block[],
  text: string,
): (Block | Extract<TopBlock, { type: 'paragraph' }>)[] {
  const chunks = text
    .replace(/\r\n?/g, '\n')
    .split(EMPTY_LINES)
    .map((chunk) => chunk.trim())
    .filter((chunk) => chunk !== '');
  const unmatchedTexts = blocks.map((block) => (isWritten(block) ? fieldText(block) : undefined));
  /** The block of each unchanged paragraph. */
  const unchangedBlocks = chunks.map((chunk) => {
    const at = unmatchedTexts.indexOf(chunk);
    if (at !== -1) unmatchedTexts[at] = undefined;
    return at === -1 ? undefined : at;
  });
  const result: (Block | Extract<TopBlock, { type: 'paragraph' }>)[] = [];
  const addedIndexes = new Set<number>();
  /** Adds the remaining non-text blocks before this index. */
  const addOthersBefore = (until: number): void => {
    blocks.slice(0, until).forEach((block, at) => {
      if (isWritten(block) || addedIndexes.has(at)) return;
      addedIndexes.add(at);
      result.push(block);
    });
  };
  chunks.forEach((chunk, index) => {
    const at = unchangedBlocks[index];
    const block = at === undefined ? undefined : blocks[at];
    if (at !== undefined) addOthersBefore(at);
    result.push(block ?? { type: 'paragraph', content: plainInlines(chunk) });
  });
  addOthersBefore(blocks.length);
  return result;
}
