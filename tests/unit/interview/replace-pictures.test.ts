import { describe, expect, it } from 'vitest';
import type { Image, Post } from '#interview/document.ts';
import { imagesOf, withPictures } from '#interview/pictures.ts';
import { buildInterview, picture } from '../../builders/interview-builder.ts';

const imageAt = (asset: string, url: string): Image => ({
  ...picture(asset, 'x'),
  url,
  source: `<img src="${url}">`,
});

const post: Post = {
  ...buildInterview().asking('Où ?').answering('Anne', 'Là.').post,
  body: [
    imageAt('a', 'https://x.example/1.jpg'),
    {
      type: 'gallery',
      images: [imageAt('b', 'https://x.example/2.jpg'), imageAt('c', 'https://x.example/3.jpg')],
      source: '<figure></figure>',
    },
    {
      type: 'answer',
      id: 'r',
      participants: [],
      labelShown: true,
      source: '<p>…</p>',
      blocks: [imageAt('d', 'https://x.example/4.jpg'), { type: 'paragraph', content: [] }],
    },
    { type: 'rule' },
  ],
};

describe('withPictures', () => {
  it('returns the same post when nothing changes', () => {
    expect(withPictures(post, (image) => image)).toBe(post);
  });

  it('replaces every picture, and drops source bytes with the old one', () => {
    const changed = withPictures(post, (image) => ({ ...picture('e', image.alt) }));
    expect(imagesOf(changed).map(({ url, source }) => [url, source])).toEqual(
      Array.from({ length: 4 }, () => [undefined, undefined]),
    );
    expect(changed.body.map((block) => 'source' in block)).toEqual([false, false, false, false]);
  });

  it('leaves others unchanged, with their bytes', () => {
    const changed = withPictures(post, (image) =>
      image.url?.endsWith('3.jpg') === true ? { ...image, alt: 'y' } : image,
    );
    expect(changed.body[0]).toBe(post.body[0]);
    expect(changed.body[2]).toBe(post.body[2]);
    expect(imagesOf(changed)[1]).toBe(imagesOf(post)[1]);
    expect(imagesOf(changed)[2]).toMatchObject({ alt: 'y', url: 'https://x.example/3.jpg' });
  });
});
