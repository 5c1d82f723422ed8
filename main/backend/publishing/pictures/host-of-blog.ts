/** The host that serves the pictures of a blog. */
import { AppError } from '#contract/failure.ts';
import type { PictureHost } from '#contract/pictures.ts';
import type { Backend } from '../../app/backend.ts';
import { createAuthorsHost } from '../image-hosts/by-author.ts';
import type { ImageHost } from '../image-hosts/image-host.ts';
import { createInlineHost } from '../image-hosts/inline.ts';
import { createStoreHost } from '../image-hosts/s3.ts';
import { findStore, openStore, pictureHostOf } from './blog-pictures.ts';
import { WIDTHS } from './fit-inside.ts';

/** Throws pictures.store-not-set where a store was chosen and its place is not known. */
export function createHost(backend: Backend, blogId: string, id: PictureHost): ImageHost {
  switch (id) {
    case 'inline':
      return createInlineHost(backend, WIDTHS[0]);
    case 'address':
    case 'blogger':
      return createAuthorsHost(backend, id, blogId);
    case 's3': {
      const place = findStore(backend.db, blogId);
      if (place === undefined) throw new AppError('pictures.store-not-set');
      return createStoreHost(backend, place, async () => (await openStore(backend, blogId)).keys);
    }
  }
}

/** Undefined: the author was not asked yet. Throws blog.not-found, pictures.store-not-set. */
export function hostOfBlog(backend: Backend, blogId: string): ImageHost | undefined {
  const id = pictureHostOf(backend.db, blogId);
  return id === undefined ? undefined : createHost(backend, blogId, id);
}
