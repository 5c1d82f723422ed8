/**
 * A post's presence on its blogs for the page, and the status of the post that follows from it. The practice blog gives
 * a status until a real blog exists; its posts never count as published.
 */
import { SIGN_IN_FAILURES } from '#contract/failure.ts';
import type { Intent } from '#contract/publishing/publishing.ts';
import type { Publication, PublicationState, Status } from '#contract/shapes.ts';
import { capabilitiesOf, type DestinationKind } from '#interview/destinations.ts';
import { all, column, get, type Query, type ReadableDb, run, sql, type WritableDb } from '../../core/sql.ts';
import { IS_READ_ONLY } from './authorship.ts';
import { IS_PUBLIC, hasRealBlog } from './blogs.ts';
import { isCallable, type JobState, type JobStep, reportedFailure } from './jobs.ts';
import type { RemoteStatus } from './remote.ts';

/** A post's id and address on a real blog. */
type ShownOn = { remoteId?: string; blogName?: string; url?: string };

/** The real blogs that show posts, by post, with the first publication on each. */
export function shownOnBlogs(db: ReadableDb, postIds: readonly string[]): Map<string, ShownOn> {
  const rows = all<{ post_id: string; remote_id: string; name: string; url: string | null }>(
    db,
    sql`
    SELECT p.post_id, p.remote_id, blogs.name, p.url FROM publications AS p JOIN blogs ON blogs.id = p.blog_id
    LEFT JOIN jobs ON jobs.publication_id = p.id AND jobs.finished_at IS NULL
    WHERE p.post_id IN (SELECT value FROM json_each(${JSON.stringify(postIds)})) AND ${IS_PUBLIC} AND p.remote_id IS NOT NULL
      AND ${IS_SHOWN}
    ORDER BY p.rowid DESC`,
  );
  return new Map(
    rows.map((row) => [
      row.post_id,
      { remoteId: row.remote_id, blogName: row.name, ...(row.url === null ? {} : { url: row.url }) },
    ]),
  );
}

/** True if a job of this intent sends the post's text. */
export const carriesText = (intent: Intent): boolean => intent !== 'revert' && intent !== 'delete';

type ShownRow = {
  id: string;
  blog_id: string;
  blog_name: string;
  blog_kind: DestinationKind;
  counts: number;
  remote_id: string | null;
  remote_status: RemoteStatus | 'gone' | null;
  pending: number;
  url: string | null;
  published_at: number | null;
  sent_hash: string | null;
  document_hash: string;
  is_changed: number;
  remote_changed_at: number | null;
  remote_read_at: number | null;
  job_id: string | null;
  job_state: JobState | null;
  due_at: number | null;
  failure_code: string | null;
  failure_params: string | null;
  failure_incident: string | null;
  intent: Intent | null;
  step: JobStep | null;
  sent_first: number | null;
  publish_at: number | null;
  job_hash: string | null;
  read_only: number;
  connected: number;
  page: number;
  comments: number;
  author_name: string | null;
  by_hand_job_id: string | null;
  confirmed_at: number | null;
  altered: number;
};

/** Condition on publications p and their open jobs: on a blog, or being sent to it. */
const IS_SHOWN = sql`(p.remote_status IS NOT NULL OR jobs.id IS NOT NULL) AND (p.ended_at IS NULL OR p.remote_status = 'live')`;

const selectShown = (postId: string) => sql`
  SELECT p.id, p.blog_id, blogs.name AS blog_name, blogs.kind AS blog_kind, ${IS_PUBLIC} AS counts, p.remote_id, p.remote_status, p.pending, p.url, p.published_at, p.sent_hash,
    posts.document_hash, p.remote_content IS NOT NULL AS is_changed, p.remote_changed_at, p.remote_read_at, jobs.id AS job_id, jobs.state AS job_state, jobs.due_at, jobs.failure_code, jobs.failure_params, jobs.failure_incident,
    jobs.intent, jobs.step, jobs.sent_first, jobs.publish_at, jobs.document_hash AS job_hash,
    ${IS_READ_ONLY} AS read_only, blogs.account_id IS NOT NULL AND blogs.forgotten_at IS NULL AND blogs.way = 'connected' AS connected,
    (SELECT count(*) FROM comments WHERE comments.blog_id = p.blog_id AND comments.post_remote_id = p.remote_id
      AND coalesce(comments.status, 'LIVE') NOT IN ('PENDING', 'SPAM', 'EMPTIED')) AS comments, p.author_name, p.page, p.altered, by_hand_jobs.job_id AS by_hand_job_id,
    (SELECT max(confirmed_at) FROM by_hand_jobs WHERE publication_id = p.id) AS confirmed_at
  FROM publications AS p JOIN blogs ON blogs.id = p.blog_id LEFT JOIN accounts ON accounts.id = blogs.account_id JOIN posts ON posts.id = p.post_id
  LEFT JOIN jobs ON jobs.publication_id = p.id AND jobs.finished_at IS NULL
  LEFT JOIN by_hand_jobs ON by_hand_jobs.job_id = jobs.id
  WHERE p.post_id = ${postId} AND ${IS_SHOWN}
  ORDER BY ${IS_PUBLIC} DESC, p.rowid`;

/** A post's publications for the status line, real blogs first. */
export function publicationsOfPost(db: ReadableDb, postId: string, now: number): Publication[] {
  return all<ShownRow>(db, selectShown(postId)).map((row) => {
    const failure = reportedFailure(row, row.job_state);
    return {
      id: row.id,
      blogId: row.blog_id,
      blogName: row.blog_name,
      blogKind: row.blog_kind,
      practice: row.counts === 0,
      state: stateOf(row, now),
      ...(row.remote_status === 'live' ? { isPublic: true as const } : {}),
      ...(row.comments === 0 ? {} : { comments: row.comments }),
      ...(putsBack(row) ? { putsBack: true as const } : {}),
      ...(row.url === null ? {} : { url: row.url }),
      ...(row.remote_id === null ? {} : { remoteId: row.remote_id }),
      ...(row.published_at === null ? {} : { publishedAt: row.published_at }),
      ...(row.job_id === null ? {} : { jobId: row.job_id }),
      ...(row.due_at !== null && (row.job_state === 'waiting' || row.job_state === 'waiting-network')
        ? { dueAt: row.due_at }
        : {}),
      ...jobOf(row),
      ...changeThere(row),
      ...(row.read_only === 1 ? { readOnly: { author: row.author_name ?? '', page: row.page === 1 } } : {}),
      ...(failure === undefined ? {} : { failure: { ...failure, params: { ...failure.params } } }),
    };
  });
}

const putsBack = (row: ShownRow): boolean =>
  row.remote_status === 'binned' &&
  row.page === 0 &&
  row.job_id === null &&
  row.connected === 1 &&
  capabilitiesOf(row.blog_kind).canPutBack;

/** The time of a change to the remote text, and when it was read; only if the text differs from the sent one. */
function changeThere(row: ShownRow): Pick<Publication, 'changedThereAt' | 'readAt'> {
  if (row.is_changed === 0) return {};
  return {
    ...(row.remote_changed_at === null ? {} : { changedThereAt: row.remote_changed_at }),
    ...(row.remote_read_at === null ? {} : { readAt: row.remote_read_at }),
  };
}

function jobOf(row: ShownRow): Partial<Publication> {
  if (row.intent === null || row.job_state === null || row.step === null) return {};
  return {
    intent: row.intent,
    ...(row.publish_at === null ? {} : { publishAt: row.publish_at }),
    callable: isCallable({
      state: row.job_state,
      step: row.step,
      intent: row.intent,
      sentFirst: row.sent_first === 1,
    }),
    edited: carriesText(row.intent) && row.job_hash !== row.document_hash,
  };
}

function stateOf(row: ShownRow, now: number): PublicationState {
  switch (row.job_state) {
    case 'waiting':
    case 'waiting-network':
    case 'sending':
    case 'checking':
      return row.job_state;
    case 'needs-author':
      if (row.failure_code === 'publication.changed-on-blog') return 'needs-choice';
      if (row.by_hand_job_id !== null) return 'by-hand';
      return SIGN_IN_FAILURES.some((code) => code === row.failure_code) ? 'needs-sign-in' : 'failed';
    case 'done':
    case 'cancelled':
    case null:
      if (row.is_changed === 1 && (row.remote_status === 'live' || row.remote_status === 'scheduled'))
        return row.sent_hash === row.document_hash ? 'changed-on-blog' : 'needs-choice';
      if (row.remote_status === 'live') {
        if (row.sent_hash !== row.document_hash) return 'online-changed';
        if (row.altered === 1) return 'online-altered';
        return row.confirmed_at === null ? 'online' : 'online-unverified';
      }
      // The blog publishes it by itself, so after its time only reading the blog shows whether it did.
      if (row.remote_status === 'scheduled')
        return row.published_at !== null && row.published_at <= now ? 'to-verify' : 'scheduled';
      if (row.remote_status === 'draft' && row.pending === 1) return 'pending';
      // A draft that was once online was withdrawn.
      return row.remote_status === 'draft' && row.published_at === null ? 'deposited' : 'removed';
  }
}

/**
 * Computes posts.status from the post's publications (on real blogs, or on the practice blog if there is no other), and
 * posts.published_at from real blogs only; returns the status. A post counts as published once it was read back. Runs
 * in the transaction of the change.
 */
export function refreshStatus(db: WritableDb, postId: string): Status {
  const post = get<{ binned_at: number | null; status: Status; published_at: number | null }>(
    db,
    sql`SELECT binned_at, status, published_at FROM posts WHERE id = ${postId}`,
  );
  if (post === undefined) throw new Error(`no post ${postId}`);
  const shownRows = all<StatusRow & Pick<ShownRow, 'counts'>>(
    db,
    sql`
    SELECT ${IS_PUBLIC} AS counts, p.remote_status, p.published_at, p.sent_hash, posts.document_hash, jobs.id AS job_id,
      coalesce(jobs.state = 'needs-author' AND NOT EXISTS (SELECT 1 FROM by_hand_jobs WHERE job_id = jobs.id), 0) AS stopped
    FROM publications AS p JOIN blogs ON blogs.id = p.blog_id JOIN posts ON posts.id = p.post_id
    LEFT JOIN jobs ON jobs.publication_id = p.id AND jobs.finished_at IS NULL
    WHERE p.post_id = ${postId} AND ${IS_SHOWN}`,
  );
  const real = shownRows.filter((row) => row.counts === 1);
  const tried = real.length === 0 && shownRows.length > 0 && !hasRealBlog(db);
  const status: Status = post.binned_at !== null ? 'binned' : statusOf(tried ? shownRows : real);
  const dates = real.flatMap((row) =>
    row.remote_status === 'live' && row.published_at !== null ? [row.published_at] : [],
  );
  const publishedAt = dates.length > 0 ? Math.min(...dates) : null;
  // Only written if changed: this runs at every step of a send, and a write would wait for the disk.
  if (status !== post.status || publishedAt !== post.published_at)
    run(db, sql`UPDATE posts SET status = ${status}, published_at = ${publishedAt} WHERE id = ${postId}`);
  return status;
}

/** Updates posts that are only on the practice blog, after a blog was added or removed. Returns their ids. */
export function refreshTried(db: WritableDb): string[] {
  const ids = column<string>(db, sql`SELECT id FROM posts WHERE ${IS_TRIED}`);
  for (const id of ids) refreshStatus(db, id);
  return ids;
}

/** The columns that determine the status, read at each step of a send and for each imported post. */
type StatusRow = Pick<
  ShownRow,
  'remote_status' | 'published_at' | 'sent_hash' | 'document_hash' | 'job_id'
> & {
  /** 1 if the job waits for the author, except for publishing by hand. */
  stopped: number;
};

function statusOf(rows: readonly StatusRow[]): Status {
  const live = rows.filter(
    (row) =>
      row.remote_status === 'live' &&
      // An unfinished first send counts as in progress; a stopped one does not hide a public post.
      (row.sent_hash !== null || row.job_id === null || row.stopped === 1),
  );
  if (live.length > 0)
    return live.every((row) => row.sent_hash === row.document_hash) ? 'published' : 'changed';
  if (rows.some((row) => row.remote_status === 'scheduled')) return 'scheduled';
  return rows.some((row) => row.job_id !== null) ? 'queued' : 'draft';
}

const shownOn = (blog: Query): Query => sql`
  SELECT 1 FROM publications AS p JOIN blogs ON blogs.id = p.blog_id
  LEFT JOIN jobs ON jobs.publication_id = p.id AND jobs.finished_at IS NULL
  WHERE p.post_id = posts.id AND ${blog} AND (p.remote_status IN ('live', 'scheduled') OR jobs.id IS NOT NULL)`;

/** Condition on posts: they wait on a blog for an editor, who publishes them. */
export const IS_PENDING: Query = sql`EXISTS (
  SELECT 1 FROM publications AS p WHERE p.post_id = posts.id AND p.remote_status = 'draft' AND p.pending = 1 AND p.ended_at IS NULL)`;

/** Posts whose blog shows an altered text that the author has not accepted. */
export const IS_ALTERED: Query = sql`EXISTS (
  SELECT 1 FROM publications AS p WHERE p.post_id = posts.id AND p.remote_status = 'live' AND p.altered = 1 AND p.ended_at IS NULL)`;

/** Posts on the practice blog and on no real one (the badge « Essai »). */
export const IS_TRIED: Query = sql`EXISTS (${shownOn(sql`NOT ${IS_PUBLIC}`)}) AND NOT EXISTS (${shownOn(IS_PUBLIC)})`;
