/** What the publish sheet checks: the one list (interview/checks/check-post.ts), with what is known once the text is made. */
import type { Check } from '../../../interview/checks/check.ts';
import type { Post } from '../../../interview/document.ts';
import { checksInSlices, factsOf } from '../checks/facts.ts';
import type { Backend } from '../context.ts';
import { POST_BUDGET } from './freeze.ts';

type Given = Readonly<{
  post: Post;
  postId: string;
  blogId: string;
  /** Pictures that go in the text, and the bytes of all of it. */
  pictures: number;
  bytes: number;
  practice: boolean;
}>;

/** Throws blog.not-found, post.newer-version. */
export async function checksOf(
  backend: Backend,
  { post, postId, blogId, pictures, bytes, practice }: Given,
): Promise<Check[]> {
  const { facts } = factsOf(backend, post, postId, blogId);
  // Blogger takes no picture: on a real blog they travel inside the post, without thumbnail, and the author is told.
  const inside = practice ? 0 : pictures;
  return await checksInSlices(post, { ...facts, weight: { bytes, limit: POST_BUDGET, inside } });
}
