/** Default presentations of blogs. */
import { type Presentation, STANDALONE } from '#interview/render/presentation.ts';

export const OF_BLOGGER: Presentation = { ...STANDALONE, titleLevel: 3 };
