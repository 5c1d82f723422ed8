/**
 * Reads the pages of a blog (docs/design/publishing.md#pages). Their list has no order by change, so a run compares
 * ids and times of change and reads the new ones; with many, or at the first run, it reads the complete list and
 * commits the position with each part.
 */
import { AppError } from '#contract/failure.ts';
import { capabilitiesOf } from '#interview/destinations.ts';
import { column, run, sql, transaction } from '../../core/sql.ts';
import { createPageCount } from '../destinations/count-pages.ts';
import type { ListOptions, PostPage } from '../destinations/destination.ts';
import type { RemotePost } from '../../library/publications/remote.ts';
import type { WholePost } from './meet-known-post.ts';
import { findMirrored } from './mirrored-rows.ts';
import { noteGone } from './note-gone.ts';
import { isBoth } from './page-or-post.ts';
import { askForPage, askForPost, endsMirrorRun, withBody, type MirrorWork } from './mirror-work.ts';
import { getWalk, setWalk } from './walk-rows.ts';

/** With more new pages than this in one part of the list, reading the complete list is faster. */
const MOST_ONE_BY_ONE = 25;
/** A page changed this shortly before it was read is read again: it may change once more within the same second. */
const SETTLED_AFTER_MS = 60_000;

/** Rejects if endsMirrorRun, or with the signal's reason. Other failures are logged: posts are still read. */
export async function walkPages(work: MirrorWork, swept: boolean): Promise<void> {
  if (!capabilitiesOf(work.blog.kind).hasPages) return;
  try {
    if (getWalk(work.context.db, work.blog.id, 'pages').highWater === undefined) await readAll(work);
    else await readNews(work, swept);
  } catch (error) {
    const passes = error instanceof AppError && !endsMirrorRun(error);
    if (!passes) throw error;
    // The account may not see pages, or the blog does not list them now.
    work.context.log.warn('pages not read', { code: error.code });
  }
}

const list = (
  work: MirrorWork,
  what: ListOptions['what'],
  pageToken: string | undefined,
): Promise<PostPage> =>
  work.ask((destination) => destination.listPages?.(what, pageToken) ?? Promise.resolve({ items: [] }));

async function readAll(work: MirrorWork): Promise<void> {
  const { context, blog, turn } = work;
  const { db } = context;
  const setPosition = (pageToken: string | undefined, step: 'under-way' | 'done'): void =>
    setWalk(db, blog.id, 'pages', {
      highWater: step === 'done' ? 0 : undefined,
      reached: undefined,
      pageToken,
      step,
    });
  const restart = (): void =>
    transaction(db, () => {
      run(db, sql`DELETE FROM blog_sync_pages WHERE blog_id = ${blog.id}`);
      setPosition(undefined, 'under-way');
    });
  if (getWalk(db, blog.id, 'pages').step !== 'under-way') restart();
  const countPage = createPageCount(blog.name);
  for (let more = true; more;) {
    more = await turn(async () => {
      const { pageToken } = getWalk(db, blog.id, 'pages');
      const part = await list(work, 'whole', pageToken).catch((error: unknown) => {
        // The blog may refuse a token after days.
        const stale =
          pageToken !== undefined && error instanceof AppError && error.code === 'destination.rejected';
        if (!stale) throw error;
        return undefined;
      });
      if (part === undefined) {
        restart();
        return true;
      }
      countPage(part, pageToken);
      const next = part.nextPageToken;
      await write(work, part.items.map(withBody), () => {
        if (next !== undefined) setPosition(next, 'under-way');
      });
      return next !== undefined;
    });
  }
  await settleMissing(work, new Set(column<string>(db, listed(work))), true);
  transaction(db, () => setPosition(undefined, 'done'));
}

/** Reads new pages. A run without a sweep stops at the first known page of a list by change. */
async function readNews(work: MirrorWork, swept: boolean): Promise<void> {
  const { context, blog, turn } = work;
  const { db } = context;
  const listedIds = new Set<string>();
  const countPage = createPageCount(blog.name);
  let pageToken: string | undefined;
  do {
    const part = await turn(() => list(work, 'presence', pageToken));
    countPage(part, pageToken);
    const newPages = part.items.filter((page) => !isRead(work, page));
    if (newPages.length > MOST_ONE_BY_ONE) {
      transaction(db, () =>
        setWalk(db, blog.id, 'pages', {
          highWater: undefined,
          reached: undefined,
          pageToken: undefined,
          step: 'waiting',
        }),
      );
      return await readAll(work);
    }
    for (const { id } of part.items) listedIds.add(id);
    for (const { id } of newPages)
      await turn(async () => {
        const page = await askForPage(work, id);
        if (page !== undefined) await write(work, [page]);
      });
    pageToken = part.nextPageToken;
    const last = part.items.at(-1);
    if (pageToken !== undefined && !swept && last !== undefined && !newPages.includes(last)) return;
  } while (pageToken !== undefined);
  await settleMissing(work, listedIds, swept);
}

async function write(work: MirrorWork, pages: readonly WholePost[], reached?: () => void): Promise<void> {
  const { context, blog, writer, signal } = work;
  const { db, now } = context;
  const sure: WholePost[] = [];
  for (const page of pages)
    if (!(await isBoth(work, findMirrored(db, blog.id, page.id), page))) sure.push(page);
  const at = now();
  await writer.write(sure, signal, () => {
    for (const page of pages) {
      // A post used by a job is skipped, and read in a later run.
      if (findMirrored(db, blog.id, page.id)?.busy === true) continue;
      const settled = page.etag !== undefined || (page.updated ?? Infinity) < at - SETTLED_AFTER_MS;
      run(
        db,
        sql`INSERT INTO blog_sync_pages (blog_id, remote_id, version) VALUES (${blog.id}, ${page.id}, ${settled ? versionOf(page) : ''})
          ON CONFLICT DO UPDATE SET version = excluded.version`,
      );
    }
    reached?.();
  });
}

const versionOf = ({ status, updated, etag = '' }: RemotePost): string => `${status} ${updated} ${etag}`;

const isRead = ({ context: { db }, blog }: MirrorWork, page: RemotePost): boolean =>
  column<string>(
    db,
    sql`SELECT version FROM blog_sync_pages WHERE blog_id = ${blog.id} AND remote_id = ${page.id}`,
  )[0] === versionOf(page);

const listed = ({ blog }: MirrorWork) =>
  sql`SELECT remote_id FROM blog_sync_pages WHERE blog_id = ${blog.id}`;

/**
 * Settles known pages missing in the list: deleted, or posts now. Only the blog's own « not found » counts as
 * deleted. `swept`: also pages that were in no list before, such as those of a backup.
 */
async function settleMissing(
  work: MirrorWork,
  listedIds: ReadonlySet<string>,
  swept: boolean,
): Promise<void> {
  const { context, blog, turn, writer, signal } = work;
  const { db } = context;
  const never = sql`
    SELECT remote_id FROM publications WHERE blog_id = ${blog.id} AND page = 1 AND remote_id IS NOT NULL
      AND ended_at IS NULL AND remote_status IS NOT 'gone'`;
  const knownIds = column<string>(db, swept ? sql`${listed(work)} UNION ${never}` : listed(work));
  for (const id of knownIds.filter((one) => !listedIds.has(one)))
    await turn(async () => {
      const publication = findMirrored(db, blog.id, id);
      const isKnownPage = publication?.page === true && !publication.ended;
      const remotePost =
        (await askForPage(work, id)) ?? (isKnownPage ? await askForPost(work, id) : undefined);
      if (remotePost !== undefined) await writer.write([remotePost], signal);
      else if (isKnownPage) noteGone(work, id);
      transaction(db, () =>
        run(db, sql`DELETE FROM blog_sync_pages WHERE blog_id = ${blog.id} AND remote_id = ${id}`),
      );
    });
}
