/** The words of one part of a post, for comparing: an approval is valid while they stay the same. */
import type { AnswerBlock, Post, TopBlock } from '../document.ts';
import { blocksToText } from '../plain.ts';

/** In place of the id of a turn: no id holds a slash. */
export const TITLE = '/title';
export const LEAD = '/lead';

export type PartOfPost = Readonly<{ part: 'title' | 'lead' | 'question' | 'answer'; blocks: AnswerBlock[] }>;

/** A part by the id of its turn, or by TITLE and LEAD; undefined where the post has none. */
export function partOf(post: Post, turn: string): PartOfPost | undefined {
  if (turn === TITLE)
    return {
      part: 'title',
      blocks: paragraphs(post.title === '' ? [] : [[{ type: 'text', text: post.title }]]),
    };
  if (turn === LEAD) return { part: 'lead', blocks: paragraphs(post.lead ?? []) };
  const block = post.body.find((one) => 'id' in one && one.id === turn);
  if (block?.type === 'question') return { part: 'question', blocks: paragraphs(block.content) };
  return block?.type === 'answer' ? { part: 'answer', blocks: [...block.blocks] } : undefined;
}

const paragraphs = (contents: NonNullable<Post['lead']>): AnswerBlock[] =>
  contents.map((content) => ({ type: 'paragraph', content }));

/** The words without their layout: white space that a word processor adds is no change. */
export const wordsOfBlocks = (blocks: readonly TopBlock[]): string =>
  blocksToText(blocks).replace(/\s+/gu, ' ').trim();

/** The text whose hash an approval stores; undefined where the post has no such part. */
export function turnWords(post: Post, turn: string): string | undefined {
  const part = partOf(post, turn);
  return part === undefined ? undefined : wordsOfBlocks(part.blocks);
}
