/** Whether a document that was read from a file or a blog can be saved by the page in one request (app/dispatch.ts). */
import { type Post, postSchema } from '#interview/document.ts';
import { measure } from '../core/answer.ts';

/** Units of a request, which may have eight million: the author can still add text. */
const HEAVIEST = 7_000_000;

/** Whether it fits in one request. */
export const fitsRequest = (document: Partial<Post>): boolean => measure({ document }, HEAVIEST) === 'fits';

/** Whether it fits in one request and is valid. */
export const isSavable = (document: Post): boolean =>
  fitsRequest(document) && postSchema.safeParse(document).success;
