/** What an ImageNode carries, apart from the node so that what draws it can use it. */
import { createState } from 'lexical';
import { imageSchema, type Image } from '#interview/document.ts';

const nothing: Image = { type: 'image', alt: '', caption: [], credit: '', decorative: false };

/** The picture without its `source`: that lives in the block's origin. */
export const imageState = createState('image', {
  parse: (value): Image => {
    const result = imageSchema.safeParse(value);
    return result.success ? result.data : nothing;
  },
});
