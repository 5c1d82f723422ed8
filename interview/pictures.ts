/** Lists, replaces and removes the pictures of a document, in answers, in the body and in galleries. */
import { imagesIn, typeOf, withoutSource } from './blocks/blocks.ts';
import type { SimpleBlock } from './blocks/block-type.ts';
import type { AnswerBlock, Image, Post, TopBlock } from './document.ts';

// Replacing pictures.

type Change = (image: Image) => Image;

/** Source HTML that shows the old picture is dropped, of the block and of its parent. */
function changeBlock<Block extends TopBlock>(block: Block, change: Change): Block {
  if (block.type === 'question') return block;
  if (block.type === 'answer') {
    const blocks = changeAll(block.blocks, (one) => changeBlock(one, change));
    return blocks === block.blocks ? block : withoutSource({ ...block, blocks });
  }
  const changed = typeOf(block).withImages?.(block, (image) => {
    const other = change(image);
    return other === image ? image : withoutSource(other);
  });
  return changed === undefined || changed === block ? block : (withoutSource(changed) as Block);
}

function changeAll<Item>(items: Item[], change: (item: Item) => Item): Item[] {
  const changed = items.map(change);
  return changed.every((item, at) => item === items[at]) ? items : changed;
}

/**
 * Replaces pictures; returns the same post if `change` returns every picture unchanged. Changed blocks lose their
 * source.
 */
export function withPictures(post: Post, change: Change): Post {
  const body = changeAll(post.body, (block) => changeBlock(block, change));
  return body === post.body ? post : { ...post, body };
}

// Removing pictures, or their public copies.

/** Removes the pictures that exist only in the library and whose sha256 is in `left`; their captions stay as text. */
export function withoutPictures(post: Post, left: ReadonlySet<string>): Post {
  if (left.size === 0) return post;
  const inBlock = (block: SimpleBlock): SimpleBlock[] =>
    typeOf(block).withoutPictures?.(block, left) ?? [block];
  const body = post.body.flatMap((block): TopBlock[] => {
    if (block.type === 'question') return [block];
    if (block.type !== 'answer') return inBlock(block);
    return [{ ...block, blocks: block.blocks.flatMap(inBlock) as AnswerBlock[] }];
  });
  return { ...post, body };
}

/** Uses the library's pictures instead of their public copies. */
export const withOwnPictures = (post: Post): Post =>
  withPictures(post, (image) => {
    if (image.asset === undefined || image.url === undefined) return image;
    const { url: _url, ...rest } = image;
    return rest;
  });

/** All pictures of a post, in reading order. */
export function imagesOf(post: Pick<Post, 'body'>): Image[] {
  return post.body.flatMap(imagesIn);
}

/** The addresses of pictures that are not in the library, without duplicates. */
export function picturesOutside(post: Pick<Post, 'body'>): string[] {
  const addresses = imagesOf(post).flatMap(({ asset, url }) =>
    asset === undefined && url !== undefined ? [url] : [],
  );
  return [...new Set(addresses)];
}
