/** Hosts to which the author brings the pictures: their own web site, or Blogger by its own editor. */
import { AppError } from '#contract/failure.ts';
import { isPictureAddress } from '#interview/links.ts';
import type { Backend } from '../../app/backend.ts';
import { getAsset } from '../../library/pictures/assets.ts';
import { noteVerified } from '../pictures/picture-rows.ts';
import { type ImageHost, knownPictures, verifyPublic } from './image-host.ts';

/**
 * The author's own address for a picture that is on their web site already. Verified first. Fails with asset.not-found,
 * outside.refused, pictures.not-public, network.offline.
 */
export async function giveAddress(backend: Backend, sha256: string, given: string): Promise<void> {
  getAsset(backend.db, sha256);
  const url = URL.parse(given.trim())?.href ?? '';
  if (!isPictureAddress(url)) throw new AppError('outside.refused', { host: '' });
  const host = createAuthorsHost(backend, 'address', '');
  await host.verify(url);
  noteVerified(backend.db, sha256, host.key, { url, ref: '' }, backend.now());
}

/** A picture's address is known once the author gave it, or once it was found in a draft. */
export function createAuthorsHost(backend: Backend, id: 'address' | 'blogger', blogId: string): ImageHost {
  const key = id === 'address' ? 'address' : `blogger:${blogId}`;
  return {
    id,
    key,
    describe: () => ({ insideText: false, putBy: 'author' }),
    check: () => Promise.resolve(),
    ...knownPictures(backend.db, key),
    verify: (url) => verifyPublic(backend, url),
  };
}
