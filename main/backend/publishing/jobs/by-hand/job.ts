/** A job by hand, in the form that its steps in the window show. */
import type { PublishingContext } from '../../destinations/publishing-context.ts';
import type { ByHandJob } from '#contract/publishing/by-hand.ts';
import { AppError } from '#contract/failure.ts';
import type { Job } from '#contract/publishing/publishing.ts';
import type { Context } from '#backend/core/context.ts';
import type { ReadText } from '#backend/exchange/reading/read-text.ts';
import { findOpenJob, markSent } from '#backend/library/publications/jobs.ts';
import { getPublication } from '#backend/library/publications/publications.ts';
import { get, type ReadableDb, sql, transaction, type WritableDb } from '#backend/core/sql.ts';
import { putPictures } from '../pictures/put-pictures.ts';
import { findByHand } from '../../destinations/by-hand/rows.ts';
import { editorAddress } from '../../destinations/by-hand/editor-address.ts';
import { openByHandJob, differencesOnBlog, UNREADABLE } from './read-back.ts';

type TextRow = {
  publication_id: string;
  post_id: string;
  blog_id: string;
  blog_name: string;
  blog_remote_id: string;
  intent: Job['intent'];
  state: Job['state'];
  document: string;
  document_hash: string;
  title: string;
  labels: string;
  content: string;
  post_hash: string;
};

/** The text of a job that is open, or ended in this run of the guide. Throws job.not-found. */
function textOfJob(db: ReadableDb, jobId: string): TextRow {
  const row = get<TextRow>(
    db,
    sql`
    SELECT p.id AS publication_id, p.post_id, p.blog_id, blogs.name AS blog_name, blogs.remote_id AS blog_remote_id, jobs.intent, jobs.state,
      jobs.document, jobs.document_hash, jobs.title, jobs.labels, jobs.content, posts.document_hash AS post_hash
    FROM jobs JOIN publications AS p ON p.id = jobs.publication_id JOIN blogs ON blogs.id = p.blog_id JOIN posts ON posts.id = p.post_id
    WHERE jobs.id = ${jobId}`,
  );
  if (row === undefined) throw new AppError('job.not-found', { id: jobId });
  return row;
}

/** Labels in the format of Blogger's label field. */
const labelsText = (labels: string): string => (JSON.parse(labels) as string[]).join(', ');

/** Rejects with job.not-found: unknown, or never a job by hand. */
export async function describeByHandJob(
  context: Pick<Context, 'db'> & Readonly<{ readText: ReadText }>,
  jobId: string,
): Promise<ByHandJob> {
  const { db } = context;
  const hand = findByHand(db, jobId);
  const row = textOfJob(db, jobId);
  if (hand === undefined) throw new AppError('job.not-found', { id: jobId });
  const publication = getPublication(db, row.publication_id);
  const failure = findOpenJob(db, jobId)?.failure;
  const frozenText = {
    title: row.title,
    labels: JSON.parse(row.labels) as string[],
    content: row.content,
  };
  const { base, remote: remoteContent, remoteId, url } = publication;
  const before = failure?.code === 'publication.changed-on-blog' ? base : frozenText;
  const differs = failure?.code === 'by-hand.differs' || failure?.code === 'publication.changed-on-blog';
  return {
    jobId,
    postId: row.post_id,
    blogId: row.blog_id,
    blogName: row.blog_name,
    title: row.title,
    intent: row.intent,
    state: row.state === 'done' ? 'done' : row.state === 'cancelled' ? 'cancelled' : 'open',
    labels: labelsText(row.labels),
    bytes: Buffer.byteLength(row.content),
    pictures: row.content.match(/<img\b[^<>]{0,2000}?\ssrc="data:image\//g)?.length ?? 0,
    editor: editorAddress(row.blog_remote_id, remoteId),
    done: hand.done,
    read: hand.read,
    edited: row.post_hash !== row.document_hash,
    ...(hand.address === undefined ? {} : { address: hand.address }),
    ...(url === undefined ? {} : { url }),
    verified: !hand.confirmed,
    ...(failure === undefined ? {} : { failure: { ...failure, params: { ...failure.params } } }),
    changes:
      differs && remoteContent !== undefined && before !== undefined
        ? await differencesOnBlog(context, row, before, remoteContent)
        : [],
    canAccept: failure?.code === 'by-hand.differs' && remoteContent !== undefined,
    canConfirm: UNREADABLE.some((code) => code === failure?.code),
  };
}

/**
 * The content for the clipboard; for the text, after its pictures are publicly readable in the blog's store. Fails with
 * job.not-found, and as `putPictures` does.
 */
export async function textToCopy(
  context: PublishingContext,
  jobId: string,
  what: 'title' | 'text' | 'labels',
): Promise<string> {
  const { db, now } = context;
  openByHandJob(context, jobId);
  if (what === 'text') {
    await putPictures({ context, jobId, closing: () => false });
    openByHandJob(context, jobId);
    markCopied(db, jobId, now());
  }
  const row = textOfJob(db, jobId);
  return what === 'title' ? row.title : what === 'labels' ? labelsText(row.labels) : row.content;
}

/** Stores that the text may be on the blog from now on, even if the job ends: a later job searches for it first. */
function markCopied(db: WritableDb, jobId: string, now: number): void {
  transaction(db, () => markSent(db, jobId, true, now));
}
