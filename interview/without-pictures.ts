/** A post with other pictures than it has: without some of them, or with the library's own alone. */
import type { AnswerBlock, Gallery, Image, Post, TopBlock } from './document.ts';

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
