/** Runs the checks of the publish sheet (interview/checks/check-post.ts), with the facts of the rendered text. */
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
  /** Size of the text with its pictures, in UTF-8. */
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
 * Enforces a blog's required checks for every send, not only in the sheet. Throws publication.required-checks
 * (`check`: the first that fails; `count`: how many fail), blog.not-found, post.newer-version.
 */
export async function refuseRequired(context: PublishingContext, input: Given): Promise<void> {
  const required = requiredChecks(context.db, input.blogId);
  if (required.length === 0) return;
  const failedChecks = (await checksOf(context, input)).filter(({ code }) => required.includes(code));
  const [first] = failedChecks;
  if (first !== undefined)
    throw new AppError('publication.required-checks', { check: first.code, count: failedChecks.length });
}
