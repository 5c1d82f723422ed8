/**
 * Finds the site that an author wants to connect. If a blog of this library answers from another address, nothing is sent there
 * until the author confirms that it moved (docs/design/wordpress.md#identity-of-a-site).
 */
import { AppError } from '#contract/failure.ts';
import type { BlogMove } from '#contract/kinds/wordpress.ts';
import type { Context } from '#backend/core/context.ts';
import { folderOfApi } from '#backend/exchange/sources/wordpress-site/api-address.ts';
import { remoteIdOf, withoutScheme } from '#backend/exchange/sources/site-export.ts';
import { baseOfRemoteBlog } from '#backend/library/publications/blogs.ts';
import { findSite, type Site } from './find-site.ts';

/** `moved`: the move in the failure before, confirmed by the author. */
export type AddressToConnect = Readonly<{ address: string; moved?: BlogMove | undefined }>;

/** Fails like findSite, and with wordpress.moved {blog, from, to} for an unconfirmed move. */
export async function findConnectableSite(
  context: Pick<Context, 'db' | 'fetch' | 'reading'>,
  { address, moved }: AddressToConnect,
): Promise<Site> {
  const site = await findSite(context, address);
  const base = baseOfRemoteBlog(context.db, 'wordpress', remoteIdOf('wordpress', site.home));
  const to = folderOfApi(site.root);
  const from = base === undefined ? to : folderOfApi(base);
  const agreed = moved?.from === from && moved.to === to;
  if (withoutScheme(from) !== withoutScheme(to) && !agreed)
    throw new AppError('wordpress.moved', { blog: site.home, from, to });
  return site;
}
