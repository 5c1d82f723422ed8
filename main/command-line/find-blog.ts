/** Resolves the blog named in an argument. */
import { AppError } from '#contract/failure.ts';
import type { Blog } from '#contract/blogs.ts';
import type { ReadableDb } from '#backend/core/sql.ts';
import { listBlogs } from '#backend/library/publications/blogs.ts';

/** The blog with this local or remote id, address or name. Throws blog.not-found when none or several match. */
export function findBlog(db: ReadableDb, reference: string): Blog {
  const hostAt = (address: string): string | undefined => URL.parse(address)?.host;
  const site = hostAt(reference) ?? hostAt(`https://${reference}`);
  const called = reference.trim().toLowerCase();
  const blogs = listBlogs(db);
  const matches = [
    blogs.filter(({ id, remoteId }) => id === reference || remoteId === reference),
    blogs.filter(({ name }) => name.trim().toLowerCase() === called),
    blogs.filter(({ url }) => site !== undefined && hostAt(url) === site),
  ].find((list) => list.length > 0);
  const [blog, another] = matches ?? [];
  if (blog === undefined || another !== undefined) throw new AppError('blog.not-found', { name: reference });
  return blog;
}

/** The JSON of a blog, the same in every command. */
export const blogJson = ({ id, remoteId, name, url }: Blog): object => ({ id, remoteId, name, url });
