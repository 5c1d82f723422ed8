/** The words of the parts of a post, for comparing: an approval is valid while they stay the same. */
import type { AnswerBlock, Post, TopBlock } from '../document.ts';
import { blocksToText } from '../plain.ts';

/** In place of the id of a turn: no id holds a slash. */
export const TITLE = '/title';
export const LEAD = '/lead';

export type PartOfPost = Readonly<{ part: 'title' | 'lead' | 'question' | 'answer'; blocks: AnswerBlock[] }>;

/** Looks up a part by the id of its turn, or by TITLE and LEAD; undefined where the post has none. */
export function partsOf(post: Post): (turn: string) => PartOfPost | undefined {
  const turns = new Map(post.body.flatMap((block) => ('id' in block ? [[block.id, block] as const] : [])));
  return (turn) => {
    if (turn === TITLE)
      return {
        part: 'title',
        blocks: paragraphs(post.title === '' ? [] : [[{ type: 'text', text: post.title }]]),
      };
    if (turn === LEAD) return { part: 'lead', blocks: paragraphs(post.lead ?? []) };
    const block = turns.get(turn);
    if (block?.type === 'question') return { part: 'question', blocks: paragraphs(block.content) };
    return block?.type === 'answer' ? { part: 'answer', blocks: [...block.blocks] } : undefined;
  };
}

const paragraphs = (contents: NonNullable<Post['lead']>): AnswerBlock[] =>
  contents.map((content) => ({ type: 'paragraph', content }));

/** The words without their layout: white space that a word processor adds is no change. */
export const wordsOfBlocks = (blocks: readonly TopBlock[]): string =>
  blocksToText(blocks).replace(/\s+/gu, ' ').trim();

/** Looks up the text whose hash an approval stores; undefined where the post has no such part. */
export function turnWordsOf(post: Post): (turn: string) => string | undefined {
  const parts = partsOf(post);
  return (turn) => {
    const part = parts(turn);
    return part === undefined ? undefined : wordsOfBlocks(part.blocks);
  };
}
