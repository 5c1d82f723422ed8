/** The pictures of a document, wherever they stand: in an answer, in the body, in a gallery. */
import type { AnswerBlock, Image, Post, TopBlock } from './document.ts';

/** The pictures that one block shows, in order; none for blocks of another kind. */
export function imagesInBlock(block: TopBlock | AnswerBlock): Image[] {
  switch (block.type) {
    case 'answer':
      return block.blocks.flatMap(imagesInBlock);
    case 'image':
      return [block];
    case 'gallery':
      return block.images;
    default:
      return [];
  }
}

/** Every picture of a post, in reading order. */
export function imagesOf(post: Pick<Post, 'body'>): Image[] {
  return post.body.flatMap(imagesInBlock);
}
