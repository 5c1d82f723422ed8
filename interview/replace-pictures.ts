/** Another picture in the place of each, wherever they stand in a post. */
import type { Answer, AnswerBlock, Gallery, Image, Post, TopBlock } from './document.ts';

type Change = (image: Image) => Image;

/** Bytes that show the picture as it was are not kept: neither its own nor those of the answer or gallery around it. */
function bare<Block extends Image | Gallery | Answer>(block: Block): Block {
  const { source: _, ...rest } = block;
  return rest as Block;
}

function changedImage(image: Image, change: Change): Image {
  const changed = change(image);
  return changed === image ? image : bare(changed);
}

function changedAll<Item>(items: Item[], change: (item: Item) => Item): Item[] {
  const changed = items.map(change);
  return changed.every((item, at) => item === items[at]) ? items : changed;
}

function changedGallery(block: Gallery, change: Change): Gallery {
  const images = changedAll(block.images, (image) => changedImage(image, change));
  return images === block.images ? block : bare({ ...block, images });
}

function changedInside(block: AnswerBlock, change: Change): AnswerBlock {
  if (block.type === 'image') return changedImage(block, change);
  return block.type === 'gallery' ? changedGallery(block, change) : block;
}

function changedBlock(block: TopBlock, change: Change): TopBlock {
  if (block.type === 'image') return changedImage(block, change);
  if (block.type === 'gallery') return changedGallery(block, change);
  if (block.type !== 'answer') return block;
  const blocks = changedAll(block.blocks, (one) => changedInside(one, change));
  return blocks === block.blocks ? block : bare({ ...block, blocks });
}

/** The same post where `change` gives every picture back as it is. */
export function withPictures(post: Post, change: Change): Post {
  const body = changedAll(post.body, (block) => changedBlock(block, change));
  return body === post.body ? post : { ...post, body };
}
