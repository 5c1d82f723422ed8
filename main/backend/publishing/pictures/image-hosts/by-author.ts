/** Hosts to which the author uploads the pictures: their own web site, or Blogger through its editor. */
import { AppError } from '#contract/failure.ts';
import type { BY_EDITOR } from '#contract/plain-values.ts';
import { isPictureAddress } from '#interview/links.ts';
import type { Context } from '#backend/core/context.ts';
import type { Outside } from '#backend/network/start-outside.ts';
import { getAsset } from '#backend/library/pictures/assets.ts';
import { noteVerified } from '#backend/library/publications/picture-rows.ts';
import { type ImageHost, knownPictures, verifyPublic } from './image-host.ts';

/**
 * Stores the address of a picture on the author's web site, after a check. Fails with asset.not-found,
 * outside.refused, pictures.not-public, network.offline.
 */
export async function giveAddress(
  context: Pick<Context, 'db' | 'now'> & Outside,
  sha256: string,
  address: string,
): Promise<void> {
  getAsset(context.db, sha256);
  const url = URL.parse(address.trim())?.href ?? '';
  if (!isPictureAddress(url)) throw new AppError('outside.refused', { host: '' });
  const host = createAuthorsHost(context, 'address', '');
  await host.verify(url);
  noteVerified(context.db, sha256, host.key, { url, ref: '' }, context.now());
}

/** A host whose addresses are entered by the author, or found in a draft. */
export function createAuthorsHost(
  context: Pick<Context, 'db'> & Outside,
  id: 'address' | typeof BY_EDITOR,
  blogId: string,
): ImageHost {
  const key = id === 'address' ? id : `${id}:${blogId}`;
  return {
    id,
    key,
    describe: () => ({ insideText: false, putBy: 'author' }),
    check: () => Promise.resolve(),
    ...knownPictures(context.db, key),
    verify: (url) => verifyPublic(context, url),
  };
}
