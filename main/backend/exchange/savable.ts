/** Whether the page could save a document that was read from elsewhere, as it hands it back (app/dispatch.ts). */
import { type Post, postSchema } from '#interview/document.ts';
import { measure } from '../core/answer.ts';

/** Of the eight million units that a request may have: the rest is for what its author adds. */
const HEAVIEST = 7_000_000;

/** Whether one request holds it. */
export const fitsRequest = (document: Partial<Post>): boolean => measure({ document }, HEAVIEST) === 'fits';

/** Whether it also keeps the bounds of the schema. */
export const isSavable = (document: Post): boolean =>
  fitsRequest(document) && postSchema.safeParse(document).success;
