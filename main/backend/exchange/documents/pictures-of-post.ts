/** The pictures of the library that a post uses. */
import type { Post } from '#interview/document.ts';
import { imagesOf } from '#interview/pictures.ts';

type PicturesOfPost = Readonly<{
  own: readonly string[];
  unpublished: readonly string[];
  elsewhere: number;
}>;

export function picturesOf(post: Post): PicturesOfPost {
  const images = imagesOf(post);
  const thumbnails = post.body
    .flatMap((block) => (block.type === 'answer' ? block.blocks : [block]))
    .flatMap((block) =>
      block.type === 'embed' && !block.frame && block.thumbnail !== undefined ? [block.thumbnail] : [],
    );
  const own = (selected: readonly (typeof images)[number][]): string[] => [
    ...new Set([...selected.flatMap(({ asset }) => asset ?? []), ...thumbnails]),
  ];
  return {
    own: own(images),
    unpublished: own(images.filter(({ url }) => url === undefined)),
    elsewhere: images.filter(({ asset, url }) => asset === undefined && url !== undefined).length,
  };
}
