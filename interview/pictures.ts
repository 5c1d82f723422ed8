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

/** A credit without its sign: « © Anne Martin » and « (c) Anne Martin » are « Anne Martin ». */
export function bareCredit(credit: string): string {
  return credit.replace(/^(?:(?:©|\(c\))\s*)+/i, '');
}

/** What a credit that says by itself what it is begins with, or holds. */
const SAYS_ITSELF =
  /©|^(?:copyright|photo|cr[ée]dits?|source|image|illustration|dessin|drawing|d\.?r\.?)(?![\p{L}])/iu;

/** As readers see it: « © Anne Martin », the sign once; « Photo : Anne Martin » needs none. */
export function creditShown(credit: string): string {
  const bare = bareCredit(credit);
  return bare === '' || SAYS_ITSELF.test(bare) ? bare : `©\u00a0${bare}`;
}

/** Every picture of a post, in reading order. */
export function imagesOf(post: Pick<Post, 'body'>): Image[] {
  return post.body.flatMap(imagesInBlock);
}
