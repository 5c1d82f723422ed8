/** The pictures of a document, wherever they stand (in an answer, in the body, in a gallery): listed, replaced, taken out. */
import type { Answer, AnswerBlock, Gallery, Image, Post, TopBlock } from './document.ts';

// Another picture in the place of each, wherever they stand in a post.

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

// A post with other pictures than it has: without some of them, or with the library's own alone.

/** Takes out the pictures that only the library has and whose sha256 is in `left`; their captions stay, as words. */
export function withoutPictures(post: Post, left: ReadonlySet<string>): Post {
  if (left.size === 0) return post;
  const goes = (image: Image): boolean =>
    image.url === undefined && image.asset !== undefined && left.has(image.asset);
  const words = (content: Image['caption'] | undefined): AnswerBlock[] =>
    content === undefined || content.length === 0 ? [] : [{ type: 'paragraph', content }];
  function ofGallery(gallery: Gallery): AnswerBlock[] {
    const images = gallery.images.filter((image) => !goes(image));
    if (images.length === gallery.images.length) return [gallery];
    if (images.length > 1) return [{ ...gallery, images }];
    return [...images, ...words(gallery.caption)];
  }
  function ofBlock(block: AnswerBlock): AnswerBlock[] {
    if (block.type === 'image') return goes(block) ? words(block.caption) : [block];
    if (block.type === 'embed' && block.thumbnail !== undefined && left.has(block.thumbnail)) {
      const { thumbnail: _thumbnail, ...rest } = block;
      return [rest];
    }
    return block.type === 'gallery' ? ofGallery(block) : [block];
  }
  const body = post.body.flatMap((block): TopBlock[] => {
    if (block.type === 'answer') return [{ ...block, blocks: block.blocks.flatMap(ofBlock) }];
    return block.type === 'image' || block.type === 'gallery' || block.type === 'embed'
      ? ofBlock(block)
      : [block];
  });
  return { ...post, body };
}

/** The library's pictures in the place of their copies on the web. */
export function withOwnPictures(post: Post): Post {
  const own = (image: Image): Image => {
    if (image.asset === undefined) return image;
    const { url: _url, ...rest } = image;
    return rest;
  };
  const ofBlock = (block: AnswerBlock): AnswerBlock =>
    block.type === 'image'
      ? own(block)
      : block.type === 'gallery'
        ? { ...block, images: block.images.map(own) }
        : block;
  const body = post.body.map((block): TopBlock => {
    if (block.type === 'answer') return { ...block, blocks: block.blocks.map(ofBlock) };
    return block.type === 'image' || block.type === 'gallery' ? ofBlock(block) : block;
  });
  return { ...post, body };
}

/** The pictures that one block shows, in order; none for blocks of another kind. */
function imagesInBlock(block: TopBlock | AnswerBlock): Image[] {
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

/** The addresses of its pictures that stand on the web alone, each once. */
export function picturesOutside(post: Pick<Post, 'body'>): string[] {
  const addresses = imagesOf(post).flatMap(({ asset, url }) =>
    asset === undefined && url !== undefined ? [url] : [],
  );
  return [...new Set(addresses)];
}
