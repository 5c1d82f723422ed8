/** A post with random edits: blocks rewritten, removed, moved and inserted, and its other fields changed. */
import * as fc from 'fast-check';
import type { AnswerBlock, Post, TopBlock } from '#interview/document.ts';
import { arbitraryAnswerBlock } from './arbitrary-post.ts';
import { arbitraryLine } from './arbitrary-text.ts';

type Edit = (post: Post, side: string) => Post;
const indexIn = (post: Post, seed: number): number => seed % Math.max(1, post.body.length);

/** Unique words, so that a lost one is detected. */
const word = fc.nat({ max: 99_999 }).map((number) => `mot${number}`);
const paragraph = (text: string): AnswerBlock => ({ type: 'paragraph', content: [{ type: 'text', text }] });

function rewritten(block: TopBlock, text: string): TopBlock {
  if (block.type === 'question') return { ...block, content: [...block.content, [{ type: 'text', text }]] };
  if (block.type === 'answer') return { ...block, blocks: [paragraph(text), ...block.blocks.slice(1)] };
  return block.type === 'paragraph' || block.type === 'heading'
    ? { ...block, content: [...block.content, { type: 'text', text: ` ${text}` }] }
    : paragraph(text);
}

const edit: fc.Arbitrary<Edit> = fc.oneof(
  fc.tuple(fc.nat(50), word).map(([seed, text]): Edit => (post, side) => ({
    ...post,
    body: post.body.map((block, index) =>
      index === indexIn(post, seed) ? rewritten(block, `${side}${text}`) : block,
    ),
  })),
  fc.nat(50).map((seed): Edit => (post) => ({ ...post, body: post.body.toSpliced(indexIn(post, seed), 1) })),
  fc.tuple(fc.nat(50), fc.nat(50)).map(([from, to]): Edit => (post) => {
    const [block] = post.body.slice(indexIn(post, from));
    if (block === undefined) return post;
    const rest = post.body.toSpliced(indexIn(post, from), 1);
    return { ...post, body: rest.toSpliced(to % (rest.length + 1), 0, block) };
  }),
  fc
    .tuple(fc.nat(50), fc.oneof(arbitraryAnswerBlock, word.map(paragraph)))
    .map(([seed, block]): Edit => (post) => ({
      ...post,
      body: post.body.toSpliced(indexIn(post, seed), 0, block),
    })),
  fc.tuple(fc.nat(50), word, fc.boolean()).map(([seed, text, asks]): Edit => (post, side) => {
    const id = `${side}-${text}`;
    if (post.body.some((block) => 'id' in block && block.id === id)) return post;
    const turn: TopBlock = asks
      ? { type: 'question', id, content: [[{ type: 'text', text: `${side}${text}` }]] }
      : {
          type: 'answer',
          id,
          participants: [],
          labelShown: false,
          blocks: [paragraph(`${side}${text}`)],
        };
    return { ...post, body: post.body.toSpliced(indexIn(post, seed), 0, turn) };
  }),
  arbitraryLine.map((title): Edit => (post) => ({ ...post, title })),
  arbitraryLine.map((label): Edit => (post) => ({
    ...post,
    labels: [...new Set([...post.labels.slice(1), label])],
  })),
  arbitraryLine.map((text): Edit => (post) => ({
    ...post,
    lead: [...(post.lead ?? []), [{ type: 'text', text }]],
  })),
  arbitraryLine.map((label): Edit => (post) => ({
    ...post,
    participants: post.participants.map((person, index) => (index === 0 ? { ...person, label } : person)),
  })),
);

/** `side` is the prefix of new words and ids, so that two sides differ. */
export const editsOf = (side: string): fc.Arbitrary<(post: Post) => Post> =>
  fc
    .array(edit, { maxLength: 6 })
    .map((edits) => (post: Post) => edits.reduce((changed, one) => one(changed, side), post));
