/** The pictures of a document, wherever they stand (in an answer, in the body, in a gallery): listed, replaced, taken out. */
import { imagesIn, typeOf, withoutSource } from './blocks/blocks.ts';
import type { SimpleBlock } from './blocks/block-type.ts';
import type { AnswerBlock, Image, Post, TopBlock } from './document.ts';

// Another picture in the place of each, wherever they stand in a post.

type Change = (image: Image) => Image;

/** Bytes that show a picture as it was are not kept: neither its own nor those of the block around it. */
function changedBlock<Block extends TopBlock>(block: Block, change: Change): Block {
  if (block.type === 'question') return block;
  if (block.type === 'answer') {
    const blocks = changedAll(block.blocks, (one) => changedBlock(one, change));
    return blocks === block.blocks ? block : withoutSource({ ...block, blocks });
  }
  const changed = typeOf(block).withImages?.(block, (image) => {
    const other = change(image);
    return other === image ? image : withoutSource(other);
  });
  return changed === undefined || changed === block ? block : (withoutSource(changed) as Block);
}

function changedAll<Item>(items: Item[], change: (item: Item) => Item): Item[] {
  const changed = items.map(change);
  return changed.every((item, at) => item === items[at]) ? items : changed;
}

/** The same post where `change` gives every picture back as it is. Bytes of changed blocks are not kept. */
export function withPictures(post: Post, change: Change): Post {
  const body = changedAll(post.body, (block) => changedBlock(block, change));
  return body === post.body ? post : { ...post, body };
}

// A post with other pictures than it has: without some of them, or with the library's own alone.

/** Takes out the pictures that only the library has and whose sha256 is in `left`; their captions stay, as words. */
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

/** The library's pictures in the place of their copies on the web. */
export const withOwnPictures = (post: Post): Post =>
  withPictures(post, (image) => {
    if (image.asset === undefined || image.url === undefined) return image;
    const { url: _url, ...rest } = image;
    return rest;
  });

/** Every picture of a post, in reading order. */
export function imagesOf(post: Pick<Post, 'body'>): Image[] {
  return post.body.flatMap(imagesIn);
}

/** The addresses of its pictures that stand on the web alone, each once. */
export function picturesOutside(post: Pick<Post, 'body'>): string[] {
  const addresses = imagesOf(post).flatMap(({ asset, url }) =>
    asset === undefined && url !== undefined ? [url] : [],
  );
  return [...new Set(addresses)];
}
