/** Hosts to which the author brings the pictures: their own web site, or Blogger by its own editor. */
import { AppError } from '#contract/failure.ts';
import type { Backend } from '../../app/backend.ts';
import { findUpload } from '../pictures/picture-rows.ts';
import type { ImageHost, Put } from './image-host.ts';
import { verifyPublic } from './verify-public.ts';

/** A picture's address is known once the author gave it, or once it was found in a draft. */
export function createAuthorsHost(backend: Backend, id: 'address' | 'blogger', blogId: string): ImageHost {
  const key = id === 'address' ? 'address' : `blogger:${blogId}`;
  const foresee = (sha256: string): Promise<Put | undefined> => {
    const known = findUpload(backend.db, sha256, key);
    return Promise.resolve(known === undefined || known.state === 'dead' ? undefined : known);
  };
  return {
    id,
    key,
    describe: () => ({ insideText: false, putBy: 'author' }),
    check: () => Promise.resolve(),
    foresee,
    async put(sha256) {
      const known = await foresee(sha256);
      if (known === undefined) throw new AppError('pictures.no-address', { count: 1 });
      return known;
    },
    verify: (url) => verifyPublic(backend, url),
  };
}
