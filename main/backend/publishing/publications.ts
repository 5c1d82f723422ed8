/**
 * What is known of a post's presence on its blogs, and the status that follows for the post. The practice blog never
 * counts: what is there is visible to the author alone.
 */
import { z } from 'zod';
import type { Publication, PublicationState, Status } from '../../../preload/contract/shapes.ts';
import type { ReadableDb, WritableDb } from '../library/sql.ts';
import { all, get, run, sql } from '../library/sql.ts';
import type { RemotePost, RemoteStatus } from './blogger-shapes.ts';
import { toldFailure } from './jobs.ts';
import type { JobState } from './jobs.ts';

/** Title, labels and HTML, as the blog held them at one moment. */
export type Content = Readonly<{ title: string; labels: readonly string[]; content: string }>;

/** A publication as the outbox works on it. */
export type PublicationRecord = Readonly<{
  id: string;
  postId: string;
  blogId: string;
  remoteId: string | undefined;
  remoteStatus: RemoteStatus | 'GONE' | undefined;
  url: string | undefined;
  /** What the blog held when this library last wrote or read it back. */
  base: Content | undefined;
  /** What stood there instead, when it was found to have been changed by someone else. */
  found: Content | undefined;
  sentDocument: string | undefined;
  sentHash: string | undefined;
  createdAt: number;
}>;

type RecordRow = {
  id: string;
  post_id: string;
  blog_id: string;
  remote_id: string | null;
  remote_status: RemoteStatus | 'GONE' | null;
  url: string | null;
  base_title: string | null;
  base_labels: string | null;
  base_content: string | null;
  found_title: string | null;
  found_labels: string | null;
  found_content: string | null;
  sent_document: string | null;
  sent_hash: string | null;
  created_at: number;
};

const labelsSchema = z.array(z.string());
const toContent = (
  title: string | null,
  labels: string | null,
  content: string | null,
): Content | undefined =>
  title === null || labels === null || content === null
    ? undefined
    : { title, labels: labelsSchema.parse(JSON.parse(labels)), content };

const toRecord = (row: RecordRow): PublicationRecord => ({
  id: row.id,
  postId: row.post_id,
  blogId: row.blog_id,
  remoteId: row.remote_id ?? undefined,
  remoteStatus: row.remote_status ?? undefined,
  url: row.url ?? undefined,
  base: toContent(row.base_title, row.base_labels, row.base_content),
  found: toContent(row.found_title, row.found_labels, row.found_content),
  sentDocument: row.sent_document ?? undefined,
  sentHash: row.sent_hash ?? undefined,
  createdAt: row.created_at,
});

const selectRecord = sql`
  SELECT id, post_id, blog_id, remote_id, remote_status, url, base_title, base_labels, base_content, found_title, found_labels,
    found_content, sent_document, sent_hash, created_at FROM publications`;

export function getPublication(db: ReadableDb, id: string): PublicationRecord {
  const row = get<RecordRow>(db, sql`${selectRecord} WHERE id = ${id}`);
  if (row === undefined) throw new Error(`no publication ${id}`);
  return toRecord(row);
}

/** The open publication of a post on a blog: the one a new intent continues. */
export function findPublication(
  db: ReadableDb,
  postId: string,
  blogId: string,
): PublicationRecord | undefined {
  const row = get<RecordRow>(
    db,
    sql`${selectRecord} WHERE post_id = ${postId} AND blog_id = ${blogId} AND ended_at IS NULL`,
  );
  return row === undefined ? undefined : toRecord(row);
}

export function addPublication(
  db: WritableDb,
  id: string,
  postId: string,
  blogId: string,
  now: number,
): void {
  run(
    db,
    sql`INSERT INTO publications (id, post_id, blog_id, created_at) VALUES (${id}, ${postId}, ${blogId}, ${now})`,
  );
}

/** Nothing more will be done under this mark: what comes next on that blog is another publication. */
export function endPublication(db: WritableDb, id: string, now: number): void {
  run(db, sql`UPDATE publications SET ended_at = ${now} WHERE id = ${id} AND ended_at IS NULL`);
}

/**
 * Remembers what the blog answered to a write or a read-back: its id, status, address, and its content as the base of
 * the next comparison (an answer without a body leaves the base as it is).
 */
export function rememberRemote(db: WritableDb, id: string, post: RemotePost): void {
  const online = post.status === 'LIVE' || post.status === 'SCHEDULED';
  run(
    db,
    sql`
    UPDATE publications SET remote_id = ${post.id}, remote_status = ${post.status}, url = coalesce(${post.url ?? null}, url),
      published_at = CASE WHEN ${online ? 1 : 0} THEN coalesce(${post.published ?? null}, published_at) ELSE published_at END
    WHERE id = ${id}`,
  );
  if (post.content !== undefined)
    rememberBase(db, id, { title: post.title, labels: post.labels, content: post.content });
}

export function rememberBase(db: WritableDb, id: string, base: Content): void {
  run(
    db,
    sql`
    UPDATE publications SET base_title = ${base.title}, base_labels = ${JSON.stringify(base.labels)}, base_content = ${base.content},
      found_title = NULL, found_labels = NULL, found_content = NULL, found_at = NULL WHERE id = ${id}`,
  );
}

/** Someone else's words on the blog; the base stays, for the comparison of three versions. */
export function rememberFound(db: WritableDb, id: string, found: Content, now: number): void {
  run(
    db,
    sql`
    UPDATE publications SET found_title = ${found.title}, found_labels = ${JSON.stringify(found.labels)}, found_content = ${found.content},
      found_at = ${now} WHERE id = ${id}`,
  );
}

export function rememberStatus(db: WritableDb, id: string, status: RemoteStatus | 'GONE'): void {
  run(db, sql`UPDATE publications SET remote_status = ${status} WHERE id = ${id}`);
}

/** The blog's draft is no longer there: the next attempt begins with nothing. */
export function forgetRemote(db: WritableDb, id: string): void {
  run(
    db,
    sql`
    UPDATE publications SET remote_id = NULL, remote_status = NULL, base_title = NULL, base_labels = NULL, base_content = NULL WHERE id = ${id}`,
  );
}

/** The blog was read back and holds the text of this document. */
export function rememberSent(db: WritableDb, id: string, document: string, hash: string, now: number): void {
  run(
    db,
    sql`UPDATE publications SET sent_document = ${document}, sent_hash = ${hash}, sent_at = ${now} WHERE id = ${id}`,
  );
  // Where the author's word stood for a look, it is no longer needed.
  run(db, sql`UPDATE hand_jobs SET confirmed_at = NULL WHERE publication_id = ${id}`);
}

type ShownRow = {
  id: string;
  blog_id: string;
  blog_name: string;
  practice: number;
  remote_id: string | null;
  remote_status: RemoteStatus | 'GONE' | null;
  url: string | null;
  published_at: number | null;
  sent_hash: string | null;
  document_hash: string;
  job_id: string | null;
  job_state: JobState | null;
  leaves_at: number | null;
  failure_code: string | null;
  failure_params: string | null;
  failure_incident: string | null;
  hand_job_id: string | null;
  confirmed_at: number | null;
};

/** Of publications p and their open jobs: what stands on a blog, or is on its way to it. */
export const IS_SHOWN = sql`(p.remote_status IS NOT NULL OR jobs.id IS NOT NULL) AND (p.ended_at IS NULL OR p.remote_status = 'LIVE')`;

const selectShown = (postId: string) => sql`
  SELECT p.id, p.blog_id, blogs.name AS blog_name, blogs.practice, p.remote_id, p.remote_status, p.url, p.published_at, p.sent_hash,
    posts.document_hash, jobs.id AS job_id, jobs.state AS job_state, jobs.leaves_at, jobs.failure_code, jobs.failure_params, jobs.failure_incident,
    hand_jobs.job_id AS hand_job_id, (SELECT max(confirmed_at) FROM hand_jobs WHERE publication_id = p.id) AS confirmed_at
  FROM publications AS p JOIN blogs ON blogs.id = p.blog_id JOIN posts ON posts.id = p.post_id
  LEFT JOIN jobs ON jobs.publication_id = p.id AND jobs.finished_at IS NULL
  LEFT JOIN hand_jobs ON hand_jobs.job_id = jobs.id
  WHERE p.post_id = ${postId} AND ${IS_SHOWN}
  ORDER BY blogs.practice, p.rowid`;

/** A post's publications as the status line tells them, real blogs first. */
export function publicationsOfPost(db: ReadableDb, postId: string): Publication[] {
  return all<ShownRow>(db, selectShown(postId)).map((row) => {
    const failure = toldFailure(row, row.job_state);
    return {
      id: row.id,
      blogId: row.blog_id,
      blogName: row.blog_name,
      practice: row.practice === 1,
      state: stateOf(row),
      ...(row.url === null ? {} : { url: row.url }),
      ...(row.remote_id === null ? {} : { remoteId: row.remote_id }),
      ...(row.published_at === null ? {} : { publishedAt: row.published_at }),
      ...(row.job_id === null ? {} : { jobId: row.job_id }),
      ...(row.leaves_at !== null && (row.job_state === 'waiting' || row.job_state === 'waiting-network')
        ? { leavesAt: row.leaves_at }
        : {}),
      ...(failure === undefined ? {} : { failure: { ...failure, params: { ...failure.params } } }),
    };
  });
}

function stateOf(row: ShownRow): PublicationState {
  switch (row.job_state) {
    case 'waiting':
    case 'waiting-network':
    case 'sending':
    case 'checking':
      return row.job_state;
    case 'needs-author':
      if (row.failure_code === 'publication.changed-on-blog') return 'needs-choice';
      if (row.hand_job_id !== null) return 'by-hand';
      return row.failure_code === 'blogger.signed-out' || row.failure_code === 'blogger.scope-missing'
        ? 'needs-sign-in'
        : 'failed';
    case 'done':
    case 'cancelled':
    case null:
      if (row.remote_status === 'LIVE') {
        if (row.sent_hash !== row.document_hash) return 'online-changed';
        return row.confirmed_at === null ? 'online' : 'online-unverified';
      }
      if (row.remote_status === 'SCHEDULED') return 'scheduled';
      // A draft of ours that never went online is no presence at all; one that was online has been taken back.
      return row.remote_status === 'DRAFT' && row.published_at === null ? 'none' : 'removed';
  }
}

/**
 * Recomputes posts.status and posts.published_at from the publications on real blogs; returns the status. A post counts
 * as published once the blog was read back. Called in the transaction of whatever changed.
 */
export function refreshStatus(db: WritableDb, postId: string): Status {
  const post = get<{ binned_at: number | null; status: Status }>(
    db,
    sql`SELECT binned_at, status FROM posts WHERE id = ${postId}`,
  );
  if (post === undefined) throw new Error(`no post ${postId}`);
  const real = all<ShownRow>(db, selectShown(postId)).filter((row) => row.practice === 0);
  const status: Status = post.binned_at !== null ? 'binned' : statusOf(real);
  const dates = real.flatMap((row) =>
    row.remote_status === 'LIVE' && row.published_at !== null ? [row.published_at] : [],
  );
  run(
    db,
    sql`UPDATE posts SET status = ${status}, published_at = ${dates.length > 0 ? Math.min(...dates) : null} WHERE id = ${postId}`,
  );
  return status;
}

function statusOf(rows: readonly ShownRow[]): Status {
  const live = rows.filter(
    (row) => row.remote_status === 'LIVE' && (row.sent_hash !== null || row.job_id === null),
  );
  if (live.length > 0)
    return live.every((row) => row.sent_hash === row.document_hash) ? 'published' : 'changed';
  if (rows.some((row) => row.remote_status === 'SCHEDULED')) return 'scheduled';
  return rows.some((row) => row.job_id !== null) ? 'queued' : 'draft';
}

/** True while the practice blog shows the post (the list's « essai »). */
export function isTried(db: ReadableDb, postId: string): boolean {
  return (
    get(
      db,
      sql`
      SELECT 1 FROM publications AS p JOIN blogs ON blogs.id = p.blog_id
      WHERE p.post_id = ${postId} AND p.remote_status = 'LIVE' AND blogs.practice = 1 LIMIT 1`,
    ) !== undefined
  );
}
