/** What a GalleryNode carries, apart from the node so that what draws it can use it. */
import { createState } from 'lexical';
import { gallerySchema, type Gallery, type Image } from '#interview/document.ts';

const nothing: Image = { type: 'image', alt: '', caption: [], credit: '', decorative: false };

/** The row without its `source`: that lives in the block's origin. */
export const galleryState = createState('gallery', {
  parse: (value): Gallery => {
    const result = gallerySchema.safeParse(value);
    return result.success ? result.data : { type: 'gallery', images: [nothing, nothing] };
  },
});
