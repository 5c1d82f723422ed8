/** The sites in folders of one backend: opens, makes, connects and shows them. */
import type { Connecting } from '../connecting.ts';
import { realpath } from 'node:fs/promises';
import path from 'node:path';
import type { Blog } from '#contract/blogs.ts';
import { AppError } from '#contract/failure.ts';
import type { Context } from '#backend/core/context.ts';
import { findAccount, saveSignIn } from '#backend/library/publications/accounts.ts';
import {
  addBlog,
  getBlog,
  moveAddresses,
  setReachable,
  setPermissions,
} from '#backend/library/publications/blogs.ts';
import { findPublication } from '#backend/library/publications/publications.ts';
import { refreshTried } from '#backend/library/publications/shown-publications.ts';
import { transaction } from '#backend/core/sql.ts';
import type { DestinationOpener } from '../destination.ts';
import { destinationOf, KIND } from './destination.ts';
import { createFiles, refuseAbsent } from './files.ts';
import { ORIGIN } from '#backend/exchange/site-folder/page-text.ts';
import { type SiteFacts, siteSchema } from '#backend/exchange/site-folder/site-files.ts';
import { findFolder, folderKey, keepFolder } from './known-folders.ts';
import { FEED_PAGE, STYLE_PAGE } from './pages.ts';
import { MEMORY, PAGES, readSite, writeSite } from './records.ts';
import { createSite, type Site } from './site.ts';

export type Folders = Readonly<{
  opener: DestinationOpener;
  siteOf(blogId: string): Site;
  rootOf(blogId: string): string;
}>;

export function createFolders(context: Context): Folders {
  const { db, now, newId, folder, reading } = context;
  /** Open sites by path: operations on one folder run one at a time. */
  const sites = new Map<string, Site>();
  const rootOf: Folders['rootOf'] = (blogId) => {
    const root = findFolder(folder, getBlog(db, blogId).remoteId);
    if (root === undefined) throw new AppError('folder.unknown');
    return root;
  };
  const siteOf: Folders['siteOf'] = (blogId) => {
    const siteId = getBlog(db, blogId).remoteId;
    const root = rootOf(blogId);
    const key = `${siteId} ${root}`;
    const site =
      sites.get(key) ?? createSite({ root, siteId, key: folderKey(folder), threads: reading, now, newId });
    sites.set(key, site);
    return site;
  };
  const tellReachable = (blogId: string, reachable: boolean): void => {
    if (setReachable(db, blogId, reachable)) context.emit('blogs.changed', {});
  };
  return {
    siteOf,
    rootOf,
    opener: {
      async open(blogId) {
        const site = siteOf(blogId);
        await site.facts();
        tellReachable(blogId, true);
        return destinationOf(site, now);
      },
      signedInSince: () => false,
      noteFailure(blogId, { code }) {
        if (code === 'folder.gone' || code === 'folder.unknown') tellReachable(blogId, false);
      },
    },
  };
}

type Described = Pick<SiteFacts, 'name' | 'address' | 'language'>;

/**
 * Inspects a folder chosen by the author: it holds a site of ours, with name and address, or nothing that a site would
 * disturb. Fails with file.token-unknown, folder.taken, folder.gone, folder.read-only.
 */
export async function lookAtFolder(
  { granted, folder }: Pick<Context, 'granted' | 'folder'>,
  token: string,
): Promise<Readonly<{ site?: Pick<Described, 'name' | 'address'> }>> {
  const root = granted.take(token);
  const site = await refuseTaken(folder, root);
  // The next step uses the same token.
  granted.grant(token, root);
  return site === undefined ? {} : { site: { name: site.name, address: site.address } };
}

/**
 * Makes a site in the folder, or uses the existing one, and connects it. Fails like lookAtFolder does, and with
 * folder.address.
 */
export async function connectFolder(
  { context, folders, signedIn }: Connecting & Readonly<{ folders: Folders }>,
  { token, ...input }: Readonly<{ token: string }> & Described,
): Promise<Blog> {
  const { db, now, newId } = context;
  const described = { ...input, name: input.name.trim(), address: wholeAddress(input.address) };
  const root = context.granted.take(token);
  const before = await refuseTaken(context.folder, root).catch((error: unknown) => {
    context.granted.grant(token, root);
    throw error;
  });
  const facts: SiteFacts = { version: 1, id: before?.id ?? newId(), ...described };
  if (before === undefined) await writeSite(createFiles(root), facts);
  keepFolder(context.folder, facts.id, root);
  const { blog, tried, moved } = transaction(db, () => {
    const accountId = findAccount(db, ORIGIN, facts.id)?.id ?? newId();
    const { name } = facts;
    saveSignIn(
      db,
      { id: accountId, kind: KIND, issuer: ORIGIN, base: ORIGIN, userId: facts.id, name },
      now(),
    );
    const added = addBlog(
      db,
      { id: newId(), accountId, kind: KIND, remoteId: facts.id, name, url: facts.address, signature: name },
      now(),
    );
    setPermissions(db, added.id, { role: 'administrator' });
    const from = before?.address ?? '';
    const isMoved = from !== '' && facts.address !== '' && from !== facts.address;
    return {
      blog: added,
      tried: refreshTried(db),
      moved: isMoved ? moveAddresses(db, added.id, from, facts.address) : [],
    };
  });
  await folders.siteOf(blog.id).describe(described);
  context.emit('blogs.changed', {});
  if (tried.length > 0) context.emit('posts.changed', { ids: tried });
  context.emit('publications.changed', { postIds: moved });
  signedIn([blog.id]);
  return blog;
}

/**
 * Opens the local page of a post, or the first page of the site, in the browser. Fails with blog.not-found, folder.*,
 * publication.not-there.
 */
export async function showFolder(
  { context, folders }: Readonly<{ context: Context; folders: Folders }>,
  { blogId, postId }: Readonly<{ blogId: string; postId?: string | undefined }>,
): Promise<void> {
  const site = folders.siteOf(blogId);
  await site.facts();
  let page = 'index.html';
  if (postId !== undefined) {
    const remoteId = findPublication(context.db, postId, blogId)?.remoteId;
    const post = remoteId === undefined ? undefined : await site.find(remoteId);
    if (post?.status !== 'live' || post.path === undefined) throw new AppError('publication.not-there');
    page = post.path;
  }
  await context.host('page.show', { path: path.join(folders.rootOf(blogId), PAGES, ...page.split('/')) });
}

/** http or https, with a slash at its end; '' for none. Throws folder.address. */
function wholeAddress(text: string): string {
  const words = text.trim();
  if (words === '') return '';
  const url = URL.parse(/^[a-z]+:/i.test(words) ? words : `https://${words}`);
  const isPlain =
    url !== null &&
    /^https?:$/.test(url.protocol) &&
    url.username === '' &&
    url.password === '' &&
    url.search === '' &&
    url.hash === '' &&
    /^[^\s"'<>?#]+$/.test(url.href);
  const address = isPlain ? url.href.replace(/(?:\/index\.html)?\/*$/, '/') : undefined;
  // The normalized address may be too long to be read again.
  if (address === undefined || !siteSchema.shape.address.safeParse(address).success)
    throw new AppError('folder.address');
  return address;
}

/** The site of ours in the folder; undefined if one may be created. */
async function refuseTaken(libraryFolder: string, root: string): Promise<SiteFacts | undefined> {
  const name = path.basename(root);
  await refuseAbsent(root);
  if (await isInside(libraryFolder, root)) throw new AppError('folder.taken', { name, file: name });
  const files = createFiles(root);
  const site = await readSite(files);
  if (site !== undefined) return site;
  const isTaken = async (file: string): Promise<boolean> => (await files.look(file)) !== undefined;
  for (const file of [
    'index.html',
    ...['index.html', FEED_PAGE, STYLE_PAGE].map((page) => `${PAGES}/${page}`),
  ])
    if (await isTaken(file)) throw new AppError('folder.taken', { name, file });
  for await (const _ of files.names(MEMORY)) throw new AppError('folder.taken', { name, file: MEMORY });
  // Throws folder.foreign unless it is a folder.
  for await (const _ of files.names(PAGES)) break;
  return undefined;
}

async function isInside(libraryFolder: string, root: string): Promise<boolean> {
  const [library, chosen] = [await realpath(libraryFolder), await realpath(root)];
  const relativePath = path.relative(library, chosen);
  return relativePath === '' || (!relativePath.startsWith('..') && !path.isAbsolute(relativePath));
}
