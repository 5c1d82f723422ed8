/** Three versions of one short interview, for tables: `merge(mine, theirs)`, each an edit of `base`. */
import type { Answer, Post, TopBlock } from '#interview/document.ts';
import { mergeByTurn } from '#interview/merge/merge-by-turn.ts';
import type { Decision } from '#interview/merge/merge-result.ts';
import { blockToText } from '#interview/plain.ts';
import { buildInterview, paragraph, text } from '#tests/builders/interview-builder.ts';

export const base = buildInterview()
  .titled('Au port')
  .labelled('Rencontres', 'Port')
  .ledBy('Un matin.')
  .asking('Qui ?')
  .answering('Anne', 'Moi.')
  .asking('Où ?')
  .answering('Anne', 'Ici.')
  .answering('Karim', 'Là.')
  .saying('Merci.').post;

export type Edit = (post: Post) => Post;
export const editAt =
  (blockIndex: number, edit: (block: TopBlock) => TopBlock): Edit =>
  (post) => ({
    ...post,
    body: post.body.map((block, index) => (index === blockIndex ? edit(block) : block)),
  });
export const withWords = (index: number, ...words: string[]): Edit =>
  editAt(index, (block) =>
    block.type === 'question'
      ? { ...block, content: words.map((line) => [text(line)]) }
      : block.type === 'answer'
        ? { ...block, blocks: words.map((line) => paragraph(line)) }
        : paragraph(...words),
  );
export const removeAt =
  (...places: number[]): Edit =>
  (post) => ({ ...post, body: post.body.filter((_, index) => !places.includes(index)) });
export const order =
  (...places: number[]): Edit =>
  (post) => ({ ...post, body: places.flatMap((index) => post.body[index] ?? []) });
export const insertAt =
  (index: number, ...blocks: TopBlock[]): Edit =>
  (post) => ({ ...post, body: post.body.toSpliced(index, 0, ...blocks) });
export const question = (id: string, words: string): TopBlock => ({
  type: 'question',
  id,
  content: [[text(words)]],
});
export const answer = (id: string, words: string, participants: string[] = []): Answer => ({
  type: 'answer',
  id,
  participants,
  labelShown: participants.length > 0,
  blocks: [paragraph(words)],
});
export const inSequence =
  (...edits: Edit[]): Edit =>
  (post) =>
    edits.reduce((edited, edit) => edit(edited), post);

export const merge = (
  mine: Edit,
  theirs: Edit,
  decisions: Record<string, Decision> = {},
  from: Post = base,
) => mergeByTurn(from, mine(from), theirs(from), new Map(Object.entries(decisions)));
export const bodyTexts = (post: Post): string[] => post.body.map(blockToText);
