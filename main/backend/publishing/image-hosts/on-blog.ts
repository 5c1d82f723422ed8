/** The blog itself, where it takes pictures: each once, by its sha256; it says the address when it has it. */
import { AppError } from '#contract/failure.ts';
import type { ReadableDb } from '../../library/sql.ts';
import { findUpload } from '../pictures/picture-rows.ts';
import type { ImageHost, Put } from './image-host.ts';

export const blogHostKey = (blogId: string): string => `blog:${blogId}`;

export function createBlogHost(db: ReadableDb, blogId: string): ImageHost {
  const key = blogHostKey(blogId);
  const foresee = (sha256: string): Promise<Put | undefined> => {
    const known = findUpload(db, sha256, key);
    return Promise.resolve(known === undefined || known.state === 'dead' ? undefined : known);
  };
  return {
    id: 'blog',
    key,
    describe: () => ({ insideText: false, putBy: 'blog' }),
    check: () => Promise.resolve(),
    foresee,
    /** Only a job that speaks for the blog brings one there (pictures/put-pictures.ts). */
    async put(sha256) {
      const known = await foresee(sha256);
      if (known === undefined) throw new AppError('pictures.no-address', { count: 1 });
      return known;
    },
    // The blog gave the address itself.
    verify: () => Promise.resolve(),
  };
}
