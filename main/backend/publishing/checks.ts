/** What the publish sheet checks: the one list (interview/checks/check-post.ts), with what is known once the text is made. */
import type { Check } from '../../../interview/checks/check.ts';
import type { Post } from '../../../interview/document.ts';
import type { Photos } from '../../../preload/contract/pictures.ts';
import { checksInSlices, factsOf } from '../checks/facts.ts';
import type { Backend } from '../context.ts';
import { POST_BUDGET } from './pictures/fit-inside.ts';

type Given = Readonly<{
  post: Post;
  postId: string;
  blogId: string;
  photos: Photos;
  /** Of the text with what is inside it. */
  bytes: number;
}>;

/** Throws blog.not-found, post.newer-version. */
export async function checksOf(
  backend: Backend,
  { post, postId, blogId, photos, bytes }: Given,
): Promise<Check[]> {
  const { facts } = factsOf(backend, post, postId, blogId);
  const weight = {
    bytes,
    limit: POST_BUDGET,
    // Blogger takes no picture: where they go is the author's choice, and they are there before the text leaves.
    hostless: photos.host === undefined ? photos.count : 0,
    missing: photos.host === undefined ? 0 : photos.missing.length,
    breakProposed: photos.breakProposed,
    heavyHead: photos.heavyHead ?? 0,
  };
  return await checksInSlices(post, { ...facts, weight });
}
