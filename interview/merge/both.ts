/** « Reprendre les deux »: what two sides wrote in one place, one after the other, and the plain text in which an author edits it. */
import type { Inline, TopBlock } from '../document.ts';
import { blockToText } from '../plain.ts';
import type { KeyOf } from './identities.ts';
import { mergeBlocks } from './merge-blocks.ts';

/** All that one side or the other changed; where both changed one block, mine before theirs. What one took out and the other wrote again stays. */
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

/** Blocks whose words can be written in a plain field; the others (pictures, tables, lists…) stay as they are. */
const WRITTEN = new Set<TopBlock['type']>(['paragraph', 'heading']);
const EMPTY_LINES = /\n[^\S\n]*\n\s*/;

/** One line of a field: what a paragraph holds of empty lines would cut it in two. */
const fieldText = (block: TopBlock): string =>
  blockToText(block)
    .replace(/\n\s*\n/g, '\n')
    .trim();
const isWritten = (block: TopBlock): boolean => WRITTEN.has(block.type) && fieldText(block) !== '';

/** The words of some blocks as one edits them: an empty line between two paragraphs. */
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
 * The blocks again, with their words as the author left them: a paragraph that was left alone keeps its marks and links, one
 * that was changed is plain, one that was taken out goes. What is no paragraph stays behind the paragraph it stood behind.
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
  const left = blocks.map((block) => (isWritten(block) ? fieldText(block) : undefined));
  /** Which block each piece of the text is, if it is one unchanged. */
  const known = chunks.map((chunk) => {
    const at = left.indexOf(chunk);
    if (at !== -1) left[at] = undefined;
    return at === -1 ? undefined : at;
  });
  const result: (Block | Extract<TopBlock, { type: 'paragraph' }>)[] = [];
  const kept = new Set<number>();
  /** Everything that is not written and stands before this block. */
  const others = (until: number): void => {
    blocks.slice(0, until).forEach((block, at) => {
      if (isWritten(block) || kept.has(at)) return;
      kept.add(at);
      result.push(block);
    });
  };
  chunks.forEach((chunk, index) => {
    const at = known[index];
    const block = at === undefined ? undefined : blocks[at];
    if (at !== undefined) others(at);
    result.push(block ?? { type: 'paragraph', content: plainInlines(chunk) });
  });
  others(blocks.length);
  return result;
}
