/**
 * Reads readers' comments on a blog: those new since the last run, and some older ones of an old blog, so that no run
 * is long (docs/design/publishing.md#comments). No blog lists comments by change, so each sweep of ids reads those of
 * the last weeks again, to follow moderation and deletion there.
 */
import { AppError } from '#contract/failure.ts';
import { capabilitiesOf } from '#interview/destinations.ts';
import { createPageCount } from '../destinations/count-pages.ts';
import type { CommentSpan } from '../destinations/destination.ts';
import { createChunks } from '../../exchange/imports/chunks.ts';
import { keepComment, postsOfRemote } from '../../library/posts/comments.ts';
import type { RemoteComment } from '../../library/publications/remote.ts';
import { all, get, run, sql, transaction } from '../../core/sql.ts';
import { endsMirrorRun, type MirrorWork } from './mirror-work.ts';

/** Maximum pages of older comments in one run: 2,000 comments at a hundred a page. */
const MOST_OLDER_PAGES = 20;
/** A comment may be listed a little late, and clocks of servers differ. */
const OVERLAP_MS = 5 * 60_000;
/** Known comments this far back are read again. */
const AGAIN_MS = 30 * 86_400_000;

type Walk = Readonly<{ newest: number | undefined; filledFrom: number | undefined }>;

/** Rejects if endsMirrorRun, or with the signal's reason. Other failures are logged: posts are still read. */
export async function walkComments(work: MirrorWork, swept: boolean): Promise<void> {
  const { context, blog } = work;
  const { db, now } = context;
  if (!capabilitiesOf(blog.kind).hasComments) return;
  try {
    const before = findWalk();
    if (before === undefined) {
      const first = await readSpan(work, {}, MOST_OLDER_PAGES);
      return setWalk({ newest: first.newest, filledFrom: first.isComplete ? undefined : first.oldest });
    }
    // Rounds down to the whole seconds of answers.
    const floor = (at: number): number => Math.floor(at / 1_000) * 1_000;
    const resumeAt = (before.newest ?? 0) - OVERLAP_MS;
    const since = floor(Math.max(swept ? Math.min(resumeAt, now() - AGAIN_MS) : resumeAt, 0));
    const newComments = await readSpan(work, { since }, Infinity);
    dropMissing(since, newComments.ids);
    setWalk({ ...before, newest: Math.max(newComments.newest ?? 0, before.newest ?? 0) || undefined });
    if (before.filledFrom === undefined) return;
    const older = await readSpan(work, { until: before.filledFrom }, MOST_OLDER_PAGES);
    // If all comments of a page have the same second, nothing older can be read.
    const ended = older.isComplete || older.oldest === undefined || older.oldest >= before.filledFrom;
    setWalk({ ...(findWalk() ?? before), filledFrom: ended ? undefined : older.oldest });
  } catch (error) {
    const passes = error instanceof AppError && !endsMirrorRun(error);
    if (!passes) throw error;
    // The account may not see comments, or the blog does not list them now.
    context.log.warn('comments not read', { code: error.code });
  }

  function findWalk(): Walk | undefined {
    const row = get<{ newest_at: number | null; filled_from: number | null }>(
      db,
      sql`SELECT newest_at, filled_from FROM comment_walks WHERE blog_id = ${blog.id}`,
    );
    return row === undefined
      ? undefined
      : { newest: row.newest_at ?? undefined, filledFrom: row.filled_from ?? undefined };
  }

  function setWalk({ newest, filledFrom }: Walk): void {
    const before = findWalk();
    if (before !== undefined && before.newest === newest && before.filledFrom === filledFrom) return;
    transaction(db, () =>
      run(
        db,
        sql`INSERT INTO comment_walks (blog_id, newest_at, filled_from) VALUES (${blog.id}, ${newest ?? null}, ${filledFrom ?? null})
          ON CONFLICT DO UPDATE SET newest_at = excluded.newest_at, filled_from = excluded.filled_from`,
      ),
    );
  }

  /** Deletes comments of the span that the blog no longer has: one its reader deleted must not be kept. */
  function dropMissing(since: number, ids: ReadonlySet<string>): void {
    const missing = all<{ remote_id: string; post_remote_id: string }>(
      db,
      sql`SELECT remote_id, post_remote_id FROM comments WHERE blog_id = ${blog.id} AND published_at >= ${since + 1_000}
        AND remote_id NOT IN (SELECT value FROM json_each(${JSON.stringify([...ids])}))`,
    );
    if (missing.length === 0) return;
    const remoteIds = JSON.stringify(missing.map((row) => row.remote_id));
    transaction(db, () =>
      run(
        db,
        sql`DELETE FROM comments WHERE blog_id = ${blog.id} AND remote_id IN (SELECT value FROM json_each(${remoteIds}))`,
      ),
    );
    work.changed(
      postsOfRemote(
        db,
        blog.id,
        missing.map((row) => row.post_remote_id),
      ),
    );
  }
}

type SpanRead = {
  newest: number | undefined;
  oldest: number | undefined;
  /** Ids of all comments read. */
  ids: Set<string>;
  /** Whether all comments of the span were read. */
  isComplete: boolean;
};

/** Reads the pages of a span, each written before the next is requested. */
async function readSpan(work: MirrorWork, span: CommentSpan, mostPages: number): Promise<SpanRead> {
  const result: SpanRead = { newest: undefined, oldest: undefined, ids: new Set(), isComplete: false };
  const countPage = createPageCount(work.blog.name);
  let pageToken: string | undefined;
  for (let pages = 0; pages < mostPages; pages += 1) {
    const page = await work.turn(async () => {
      // After a moderation here meanwhile, the page may be out of date: it is read again.
      for (;;) {
        const began = work.began();
        const answer = await work.ask(
          (destination) => destination.listComments?.(span, pageToken) ?? Promise.resolve({ items: [] }),
        );
        if (await write(work, answer.items, () => work.began() === began)) return answer;
      }
    });
    for (const { id, published } of page.items) {
      result.ids.add(id);
      result.newest = Math.max(result.newest ?? published, published);
      result.oldest = Math.min(result.oldest ?? published, published);
    }
    countPage(page, pageToken);
    pageToken = page.nextPageToken;
    if (pageToken === undefined) return { ...result, isComplete: true };
  }
  return result;
}

/** Writes in short transactions. False if `holds` became false: then some are not written. */
async function write(
  { context: { db }, blog, changed, signal }: MirrorWork,
  items: readonly RemoteComment[],
  holds: () => boolean,
): Promise<boolean> {
  const chunks = createChunks(db, 'repeatable');
  for (let from = 0; from < items.length;) {
    if (!holds()) return false;
    const changedPostIds = new Set<string>();
    from = chunks.commit(from, items.length, {
      take(at) {
        const item = items[at];
        if (item === undefined) return;
        const { outcome } = keepComment(db, blog.id, {
          remoteId: item.id,
          postRemoteId: item.postId,
          inReplyTo: item.inReplyTo,
          author: item.author,
          html: item.html,
          publishedAt: item.published,
          status: item.state,
        });
        if (outcome !== 'unchanged') changedPostIds.add(item.postId);
      },
      reached: () => undefined,
    });
    if (changedPostIds.size > 0) changed(postsOfRemote(db, blog.id, [...changedPostIds]));
    await chunks.rest();
    signal.throwIfAborted();
  }
  return true;
}
