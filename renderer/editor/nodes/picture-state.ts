/** What an ImageNode and a GalleryNode carry, apart from the nodes so that what draws them can use it. */
import { createState } from 'lexical';
import { imageSchema, gallerySchema } from '#interview/document.ts';
import type { Image, Gallery } from '#interview/document.ts';

const nothing: Image = { type: 'image', alt: '', caption: [], credit: '', decorative: false };

/** The picture without its `source`: that lives in the block's origin. */
export const imageState = createState('image', {
  parse: (value): Image => {
    const result = imageSchema.safeParse(value);
    return result.success ? result.data : nothing;
  },
});

/** The row without its `source`: that lives in the block's origin. */
export const galleryState = createState('gallery', {
  parse: (value): Gallery => {
    const result = gallerySchema.safeParse(value);
    return result.success ? result.data : { type: 'gallery', images: [nothing, nothing] };
  },
});
