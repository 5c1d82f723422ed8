/** Tells whether the page can save an imported document in one request (app/dispatch.ts). */
import { type Post, postSchema } from '#interview/document.ts';
import { measure } from '../core/answer.ts';

/** Maximum units, below the eight million of a request, so that the author can add text. */
const HEAVIEST = 7_000_000;

export const fitsRequest = (document: Partial<Post>): boolean => measure({ document }, HEAVIEST) === 'fits';

/** True if it fits in one request and is valid. */
export const isSavable = (document: Post): boolean =>
  fitsRequest(document) && postSchema.safeParse(document).success;
