/** The blog's own uploads as a host: each picture once, by its sha256; the blog returns its address. */
import { blogHostKey } from '#backend/library/publications/picture-rows.ts';
import type { ReadableDb } from '#backend/core/sql.ts';
import { type ImageHost, knownPictures } from './image-host.ts';

/** The host of a blog with uploads. Only a job uploads a picture (pictures/put-pictures.ts). */
export function createBlogHost(db: ReadableDb, blogId: string): ImageHost {
  const key = blogHostKey(blogId);
  return {
    id: 'blog',
    key,
    describe: () => ({ insideText: false, putBy: 'blog' }),
    check: () => Promise.resolve(),
    ...knownPictures(db, key),
    // The address comes from the blog itself.
    verify: () => Promise.resolve(),
  };
}
