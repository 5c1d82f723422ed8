/** Sends several posts to one blog: a publication or an update of each, in a transaction of its own, spaced in time. */
import type { BackendOutput } from '#contract/backend.ts';
import { AppError } from '#contract/failure.ts';
import type { SeveralAct } from '#contract/several-posts.ts';
import type { Blog } from '#contract/blogs.ts';
import type { Context } from '../core/context.ts';
import { inParts, letOthersRun } from '../core/slices.ts';
import { IS_READ_ONLY } from '../library/publications/authorship.ts';
import { getBlog } from '../library/publications/blogs.ts';
import { findOpenJobOf } from '../library/publications/jobs.ts';
import { findPublication } from '../library/publications/publications.ts';
import { workingCopy } from '../library/publications/working-copy.ts';
import { all, type ReadableDb, sql } from '../core/sql.ts';
import { nextTurn, type Round } from '../publishing/jobs/prepared-updates.ts';
import { continues, send, isOnBlog } from '../publishing/jobs/send.ts';
import { type Publishing, publishingOf } from '../publishing/start-publishing.ts';
import type { Work } from './run-several.ts';

type SendAct = Extract<SeveralAct, { what: 'send' }>;
type SendPreview = BackendOutput<'several.preview-send'>;

type Row = {
  binned: number;
  document_hash: string;
  remote_status: string | null;
  sent_hash: string | null;
  is_found: number;
  read_only: number | null;
};

/** An estimate from the rows; gaps in the text are only detected when it is frozen. */
function wouldBe({ remote_status: status, ...row }: Row, rights: Blog['rights']): keyof SendPreview {
  if (row.binned === 1 || row.read_only === 1 || row.is_found === 1) return 'cannot';
  if (status !== 'live' && status !== 'scheduled') return rights?.publishes === false ? 'pending' : 'fresh';
  if (row.sent_hash === row.document_hash) return 'same';
  return rights?.changesPublished === false ? 'cannot' : 'updates';
}

const FEW = 500;

/** Throws blog.not-found. */
export async function previewSends(
  db: ReadableDb,
  { ids, blogId }: Pick<SendAct, 'ids' | 'blogId'>,
  signal: AbortSignal,
): Promise<SendPreview> {
  const { id, rights } = getBlog(db, blogId);
  const counts = { fresh: 0, pending: 0, updates: 0, same: 0, cannot: 0 };
  for await (const few of inParts(ids, FEW, signal)) {
    const rows = all<Row>(
      db,
      sql`
      SELECT posts.binned_at IS NOT NULL AS binned, posts.document_hash, p.remote_status, p.sent_hash,
        p.remote_content IS NOT NULL AS is_found, ${IS_READ_ONLY} AS read_only
      FROM posts LEFT JOIN publications AS p ON p.post_id = posts.id AND p.blog_id = ${id} AND p.ended_at IS NULL
        LEFT JOIN blogs ON blogs.id = p.blog_id LEFT JOIN accounts ON accounts.id = blogs.account_id
      WHERE posts.id IN (SELECT value FROM json_each(${JSON.stringify(few)}))`,
    );
    for (const row of rows) counts[wouldBe(row, rights)] += 1;
    counts.cannot += few.length - rows.length;
  }
  return counts;
}

/** Throws blog.not-found, several.by-hand, backend.unavailable. */
export async function sendSeveral(work: Work, { ids, blogId, holdSeconds }: SendAct): Promise<void> {
  const { context, signal, report, progress, leave } = work;
  const publishing = publishingOf(context);
  const blog = getBlog(context.db, blogId);
  // Publishing by hand handles one post at a time.
  if (!blog.capabilities.canSend) throw new AppError('several.by-hand');
  const jobIds: string[] = [];
  report.undo = { what: 'send', jobIds };
  report.total = ids.length;
  const round: Round = new Map();
  for (const id of ids) {
    signal.throwIfAborted();
    try {
      const jobId = await sendOne(publishing, { postId: id, blog, holdSeconds, round });
      if (jobId === undefined) report.same += 1;
      else {
        report.changed += 1;
        report.prepared += 1;
        jobIds.push(jobId);
        context.emit('publications.changed', { postIds: [id] });
      }
    } catch (error) {
      leave(id, error);
    }
    report.done += 1;
    progress([id]);
    await letOthersRun();
  }
}

type One = Readonly<{ postId: string; blog: Blog; holdSeconds: number; round: Round }>;

/**
 * Undefined if the blog has this text already. Throws as `send` does, and publication.changed-on-blog, several.sending.
 */
async function sendOne(
  publishing: Publishing,
  { postId, blog, holdSeconds, round }: One,
): Promise<string | undefined> {
  const { context } = publishing;
  const { db } = context;
  const { saveNumber, documentHash, binned } = workingCopy(db, postId);
  if (binned) throw new AppError('post.not-found', { id: postId });
  const publication = findPublication(db, postId, blog.id);
  const stands = continues(publication) && isOnBlog(blog.capabilities, publication);
  if (stands && publication.remote !== undefined) throw new AppError('publication.changed-on-blog');
  if (publication !== undefined && findOpenJobOf(db, publication.id) !== undefined)
    throw new AppError('several.sending');
  if (stands && publication.sentHash === documentHash) return undefined;
  const { jobId } = await send(publishing, {
    postId,
    blogId: blog.id,
    saveNumber,
    holdSeconds: Math.max(stands ? 0 : holdSeconds, secondsToTurn(context, blog, round)),
  });
  return jobId;
}

/** Spaces requests to an external server, which could otherwise take them for an attack. */
function secondsToTurn(context: Pick<Context, 'db' | 'now'>, blog: Blog, round: Round): number {
  if (!blog.capabilities.needsSignIn) return 0;
  return Math.ceil((nextTurn(context, blog.id, round) - context.now()) / 1_000);
}

export async function undoSends(work: Work, jobIds: readonly string[]): Promise<void> {
  const { context, signal, report, progress } = work;
  const { outbox } = publishingOf(context);
  report.total = jobIds.length;
  for (const jobId of jobIds) {
    signal.throwIfAborted();
    try {
      outbox.cancel(jobId);
      report.changed += 1;
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      report.leftCount += 1;
    }
    report.done += 1;
    progress();
    await letOthersRun();
  }
}
