/** What the publish sheet checks: the one list (interview/checks/check-post.ts), with what is known once the text is made. */
import type { PublishingContext } from '../destinations/publishing-context.ts';
import type { Check } from '#interview/checks/check.ts';
import { limitsOf } from '#interview/destinations.ts';
import type { Post } from '#interview/document.ts';
import type { LeftOut } from '#interview/foreign-parts.ts';
import { AppError } from '#contract/failure.ts';
import type { Photos } from '#contract/pictures.ts';
import { checksInSlices, factsOf } from '../../checks/facts.ts';
import { requiredChecks } from '../../checks/required.ts';
import { kindOfBlog } from '../../library/publications/blogs.ts';
import { needsHost } from './pictures/put-pictures.ts';

type Given = Readonly<{
  post: Post;
  postId: string;
  blogId: string;
  photos: Photos;
  /** Of all that would be sent, in UTF-8. */
  bytes: number;
  left: readonly LeftOut[];
}>;

/** Throws blog.not-found, post.newer-version. */
export async function checksOf(
  context: PublishingContext,
  { post, postId, blogId, photos, bytes, left }: Given,
): Promise<Check[]> {
  const { facts } = await factsOf(context, post, postId, blogId);
  const { count, missing, heavyHead } = photos;
  const kind = kindOfBlog(context.db, blogId);
  const hostless = needsHost(photos, kind);
  return await checksInSlices(post, {
    ...facts,
    sending: {
      bytes,
      limit: limitsOf(kind).bytes,
      hostless: hostless ? count : 0,
      missing: hostless ? 0 : missing.length,
      head: hostless ? 0 : (heavyHead ?? 0),
      left: [...left],
    },
  });
}

/**
 * What a blog asks for before anything is sent holds whatever asks for the sending, not only where the sheet greys its
 * button. Throws publication.required-checks (`check`: the first that stands in the way; `count`: of all that do),
 * blog.not-found, post.newer-version.
 */
export async function refuseRequired(context: PublishingContext, given: Given): Promise<void> {
  const required = requiredChecks(context.db, given.blogId);
  if (required.length === 0) return;
  const standing = (await checksOf(context, given)).filter(({ code }) => required.includes(code));
  const [first] = standing;
  if (first !== undefined)
    throw new AppError('publication.required-checks', { check: first.code, count: standing.length });
}
