/** Blogs published to by hand: added by their address alone, or connected ones whose author changes the mode. */
import { AppError } from '#contract/failure.ts';
import type { Blog } from '#contract/blogs.ts';
import { capabilitiesOf, type DestinationKind } from '#interview/destinations.ts';
import type { Context } from '#backend/core/context.ts';
import type { Outside } from '#backend/network/start-outside.ts';
import { type EntryBlog, kindOfEntryBlog } from '#backend/exchange/sources/entries.ts';
import { readAddress } from '#backend/exchange/sources/feed/addresses.ts';
import { pageAsker, readApart } from '#backend/exchange/reading/read-apart.ts';
import type { WritableDb } from '#backend/core/sql.ts';
import { get, run, sql, transaction } from '#backend/core/sql.ts';
import { getBlog, listBlogs } from '#backend/library/publications/blogs.ts';
import { listOpenOn } from '#backend/library/publications/jobs.ts';
import { refreshStatus, refreshTried } from '#backend/library/publications/shown-publications.ts';
import { findByHand, giveToAuthor } from './rows.ts';
import { editorIds } from '#backend/exchange/blog-pages/post-address.ts';

type BlogByAddress = Readonly<{
  address: string;
  dashboard?: string | undefined;
  name?: string | undefined;
}>;

/**
 * Adds the blog at this address. Fails with import.address, by-hand.private (no readable feed: dashboard and name are
 * needed), by-hand.dashboard (no number in it), by-hand.unreachable, by-hand.offline, outside.refused.
 */
export async function addBlogByAddress(context: Context & Outside, input: BlogByAddress): Promise<Blog> {
  readAddress(input.address);
  const blogFacts = await readFromFeed(context, input.address).catch((error: unknown) => {
    if (!(error instanceof AppError) || error.code !== 'by-hand.private') throw error;
    return fromAuthor(input, error);
  });
  const { db, now, newId } = context;
  // A blog without an editor to paste in is already connected.
  const existingBlog = listBlogs(db).find(
    ({ remoteId, capabilities }) => remoteId === blogFacts.remoteId && !capabilities.allowsByHand,
  );
  if (existingBlog !== undefined) return existingBlog;
  const { blog, tried } = transaction(db, () => ({
    blog: keepBlog(db, blogFacts, newId(), now()),
    tried: refreshTried(db),
  }));
  context.emit('blogs.changed', {});
  if (tried.length > 0) context.emit('posts.changed', { ids: tried });
  return blog;
}

const readFromFeed = (context: Pick<Context, 'now'> & Outside, address: string): Promise<EntryBlog> =>
  readApart(
    'blog-of-feed',
    { address, now: context.now() },
    { answers: { page: pageAsker(context.askOutside, new AbortController().signal) } },
  );

/** A private blog, with the name and addresses that the author entered. */
function fromAuthor({ address, dashboard, name }: BlogByAddress, cause: AppError): EntryBlog {
  if (dashboard === undefined || name === undefined || name.trim() === '') throw cause;
  const url = URL.parse(dashboard.trim());
  let ids: ReturnType<typeof editorIds>;
  try {
    ids = url === null ? undefined : editorIds(url);
  } catch (error) {
    throw new AppError('by-hand.dashboard', {}, { cause: error });
  }
  if (ids === undefined) throw new AppError('by-hand.dashboard');
  return { remoteId: ids.blogId, name: name.trim(), url: new URL(readAddress(address).page).origin };
}

/** The same blog keeps its row, and a blog with an account keeps the data read from it. */
function keepBlog(db: WritableDb, blog: EntryBlog, id: string, now: number): Blog {
  const [name, url] = [blog.name.slice(0, 2_000), `${(blog.url ?? '').slice(0, 4_000).replace(/\/$/, '')}/`];
  const row = get<{ id: string }>(
    db,
    sql`
    INSERT INTO blogs (id, kind, remote_id, name, url, signature, way, created_at)
    VALUES (${id}, ${kindOfEntryBlog(blog)}, ${blog.remoteId}, ${name}, ${url}, '', 'by-hand', ${now})
    ON CONFLICT (kind, remote_id) DO UPDATE SET
      name = iif(account_id IS NULL, coalesce(nullif(excluded.name, ''), name), name),
      url = iif(account_id IS NULL, excluded.url, url), forgotten_at = NULL
    RETURNING id`,
  );
  if (row === undefined) throw new Error('the blog was not written');
  setWayIn(db, row.id, 'by-hand', now);
  return getBlog(db, row.id);
}

/** Sets whether the blog is published to by hand. Throws blog.not-found, job.already-leaving, account.not-found. */
export function setWay(context: Context, blogId: string, way: 'connected' | 'by-hand'): Blog {
  const { db, now } = context;
  const row = get<{ account_id: string | null; kind: DestinationKind }>(
    db,
    sql`SELECT account_id, kind FROM blogs WHERE id = ${blogId} AND forgotten_at IS NULL`,
  );
  if (row === undefined || !capabilitiesOf(row.kind).allowsByHand)
    throw new AppError('blog.not-found', { id: blogId });
  if (way === 'connected' && row.account_id === null) throw new AppError('account.not-found');
  const postIds = transaction(db, () => setWayIn(db, blogId, way, now()));
  context.emit('blogs.changed', {});
  if (postIds.length > 0) {
    context.emit('publications.changed', { postIds });
    context.emit('posts.changed', { ids: postIds });
  }
  return getBlog(db, blogId);
}

/** Returns the ids of the posts whose jobs were moved. */
function setWayIn(db: WritableDb, blogId: string, way: 'connected' | 'by-hand', now: number): string[] {
  run(db, sql`UPDATE blogs SET way = ${way} WHERE id = ${blogId}`);
  if (way === 'connected') return [];
  const jobs = listOpenOn(db, blogId).filter((job) => findByHand(db, job.id) === undefined);
  // Jobs under way finish by their own means first: two means at once could create two posts.
  if (jobs.some((job) => job.state === 'sending' || job.state === 'checking'))
    throw new AppError('job.already-leaving');
  for (const job of jobs) {
    giveToAuthor(db, job.publicationId, job.id, now);
    refreshStatus(db, job.postId);
  }
  return jobs.map((job) => job.postId);
}
