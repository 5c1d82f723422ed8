/** How a command is told a blog. */
import { AppError } from '#contract/failure.ts';
import type { Blog } from '#contract/blogs.ts';
import type { ReadableDb } from '#backend/core/sql.ts';
import { listBlogs } from '#backend/library/publications/blogs.ts';

/** By its id here or at Blogger, its address or its name. Throws blog.not-found where none, or several, are called so. */
export function blogCalled(db: ReadableDb, asked: string): Blog {
  const hostAt = (address: string): string | undefined => URL.parse(address)?.host;
  const site = hostAt(asked) ?? hostAt(`https://${asked}`);
  const called = asked.trim().toLowerCase();
  const blogs = listBlogs(db);
  const found = [
    blogs.filter(({ id, remoteId }) => id === asked || remoteId === asked),
    blogs.filter(({ name }) => name.trim().toLowerCase() === called),
    blogs.filter(({ url }) => site !== undefined && hostAt(url) === site),
  ].find((list) => list.length > 0);
  const [blog, another] = found ?? [];
  if (blog === undefined || another !== undefined) throw new AppError('blog.not-found', { name: asked });
  return blog;
}

/** As every command writes it in JSON. */
export const blogJson = ({ id, remoteId, name, url }: Blog): object => ({ id, remoteId, name, url });
