/** The blog itself, where it takes pictures: each once, by its sha256; it says the address when it has it. */
import { blogHostKey } from '#backend/library/publications/picture-rows.ts';
import type { ReadableDb } from '#backend/core/sql.ts';
import { type ImageHost, knownPictures } from './image-host.ts';

/** Only a job that speaks for the blog brings a picture there (pictures/put-pictures.ts). */
export function createBlogHost(db: ReadableDb, blogId: string): ImageHost {
  const key = blogHostKey(blogId);
  return {
    id: 'blog',
    key,
    describe: () => ({ insideText: false, putBy: 'blog' }),
    check: () => Promise.resolve(),
    ...knownPictures(db, key),
    // The blog gave the address itself.
    verify: () => Promise.resolve(),
  };
}
