/** The outbox as shown in « Envois ». */
import type { FailureCode } from '#contract/failure.ts';
import type { Job } from '#contract/publishing/publishing.ts';
import type { DestinationKind } from '#interview/destinations.ts';
import type { ReadableDb } from '../../core/sql.ts';
import { all, get, sql } from '../../core/sql.ts';
import {
  type FailureRow,
  isCallable,
  type JobState,
  type JobStep,
  reportedFailure,
} from '../../library/publications/jobs.ts';
import { carriesText } from '../../library/publications/shown-publications.ts';
import { IS_PUBLIC } from '../../library/publications/blogs.ts';

type ListedRow = FailureRow & {
  id: string;
  post_id: string;
  blog_id: string;
  blog_name: string;
  blog_kind: DestinationKind;
  counts: number;
  title: string;
  intent: Job['intent'];
  state: JobState;
  created_at: number;
  due_at: number;
  finished_at: number | null;
  step: JobStep;
  sent_first: number;
  publish_at: number | null;
  document_hash: string;
  post_hash: string;
  paused: number;
  by_hand: number;
  confirmed: number;
  altered: number;
};

/** The failure that the choice between two texts resolves. */
const CHANGED: FailureCode = 'publication.changed-on-blog';

/** How long « Envois » lists finished jobs: long enough to see them after a week away. */
const LISTED_FOR = 14 * 86_400_000;

const isListed = (now: number) => sql`(jobs.finished_at IS NULL OR jobs.finished_at > ${now - LISTED_FOR})`;

/** Whether « Envois » lists any job. */
export function hasListedJobs(db: ReadableDb, now: number): boolean {
  return get(db, sql`SELECT 1 FROM jobs WHERE ${isListed(now)} LIMIT 1`) !== undefined;
}

/** The jobs in « Envois »: all open ones, then those that ended in the last two weeks. */
export function listJobs(db: ReadableDb, now: number): Job[] {
  const rows = all<ListedRow>(
    db,
    sql`
    SELECT jobs.id, publications.post_id, publications.blog_id, blogs.name AS blog_name, blogs.kind AS blog_kind, ${IS_PUBLIC} AS counts, jobs.title, jobs.intent, jobs.state,
      jobs.created_at, jobs.due_at, jobs.finished_at, jobs.failure_code, jobs.failure_params, jobs.failure_incident,
      jobs.step, jobs.sent_first, jobs.publish_at, jobs.document_hash, posts.document_hash AS post_hash,
      by_hand_jobs.job_id IS NOT NULL AS by_hand, by_hand_jobs.confirmed_at IS NOT NULL AS confirmed,
      publications.altered = 1 AND publications.remote_status = 'live'
        AND jobs.rowid = (SELECT max(done.rowid) FROM jobs AS done WHERE done.publication_id = publications.id AND done.state = 'done') AS altered,
      EXISTS (SELECT 1 FROM blog_syncs WHERE blog_syncs.blog_id = publications.blog_id AND paused_upto IS NOT NULL) AS paused
    FROM jobs JOIN publications ON publications.id = jobs.publication_id JOIN blogs ON blogs.id = publications.blog_id
      JOIN posts ON posts.id = publications.post_id LEFT JOIN by_hand_jobs ON by_hand_jobs.job_id = jobs.id
    WHERE ${isListed(now)}
    ORDER BY jobs.finished_at IS NOT NULL, jobs.rowid DESC LIMIT 500`,
  );
  return rows.map((row) => {
    const failure = reportedFailure(row, row.state);
    return {
      id: row.id,
      postId: row.post_id,
      blogId: row.blog_id,
      blogName: row.blog_name,
      blogKind: row.blog_kind,
      practice: row.counts === 0,
      title: row.title,
      intent: row.intent,
      state: row.state,
      createdAt: row.created_at,
      byHand: row.by_hand === 1,
      confirmed: row.confirmed === 1,
      ...(row.altered === 1 ? { altered: true as const } : {}),
      ...(row.state === 'waiting' || row.state === 'waiting-network' ? { dueAt: row.due_at } : {}),
      ...(row.finished_at === null ? {} : { finishedAt: row.finished_at }),
      ...(row.publish_at === null ? {} : { publishAt: row.publish_at }),
      callable: isCallable({ ...row, sentFirst: row.sent_first === 1 }),
      left: row.sent_first === 1,
      ...(row.state === 'cancelled' && row.failure_code === CHANGED ? { endedBy: 'conflict' as const } : {}),
      edited: row.finished_at === null && carriesText(row.intent) && row.document_hash !== row.post_hash,
      ...(row.paused === 1 && row.finished_at === null ? { paused: true as const } : {}),
      ...(failure === undefined ? {} : { failure: { ...failure, params: { ...failure.params } } }),
    };
  });
}
