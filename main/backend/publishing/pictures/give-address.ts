/** The author's own address for a picture: it stands on their web site already. */
import { isPictureAddress } from '#interview/links.ts';
import { AppError } from '#contract/failure.ts';
import type { Backend } from '../../app/backend.ts';
import { getAsset } from '../../library/pictures/assets.ts';
import { createAuthorsHost } from '../image-hosts/by-author.ts';
import { noteVerified } from './picture-rows.ts';

/** Verified first. Fails with asset.not-found, outside.refused, pictures.not-public, network.offline. */
export async function giveAddress(backend: Backend, sha256: string, given: string): Promise<void> {
  getAsset(backend.db, sha256);
  const url = URL.parse(given.trim())?.href ?? '';
  if (!isPictureAddress(url)) throw new AppError('outside.refused', { host: '' });
  const host = createAuthorsHost(backend, 'address', '');
  await host.verify(url);
  noteVerified(backend.db, sha256, host.key, { url, ref: '' }, backend.now());
}
