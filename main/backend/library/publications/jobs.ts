/** The outbox's rows: one intent each, with the frozen text, committed before anything is sent. */
import { z } from 'zod';
import { type Failure, FAILURE_CODES, type FailureCode, type FailureParams } from '#contract/failure.ts';
import { type Job, JOB_EVENTS, type JobEvent } from '#contract/publishing/publishing.ts';
import { type PostDetails, postDetailsSchema } from '#interview/post-details.ts';
import { all, get, type ReadableDb, run, sql, type WritableDb } from '../../core/sql.ts';
import { countJob } from '../store/claim.ts';
import type { PostToWrite } from './remote.ts';

/**
 * True if a job can still be cancelled before readers see its effect. A draft already on the blog stays there and is
 * shown as one; after the request that publishes it, only another act can reverse it. A job that waits for the author
 * can always be cancelled.
 */
export function isCallable(job: Pick<OpenJob, 'state' | 'sentFirst' | 'intent' | 'step'>): boolean {
  if (job.state === 'needs-author' || !job.sentFirst) return true;
  const stillDraft = ['publish', 'schedule', 'deposit', 'propose'].includes(job.intent);
  return stillDraft && ['committed', 'inserting', 'remembered', 'patching'].includes(job.step);
}

// The history of a job: its events and their times, for « Envois ».

/** Maximum events for the page; a repeated failure is stored once. */
const MOST_EVENTS = 200;

/**
 * Records an event, unless it equals the last one: a wait for the network is one event, however often it was retried.
 */
export function noteEvent(
  db: WritableDb,
  jobId: string,
  what: JobEvent['what'],
  now: number,
  failure?: Readonly<{ code: FailureCode; params: FailureParams }>,
): void {
  const code = failure?.code ?? null;
  const params = failure === undefined ? null : JSON.stringify(failure.params);
  run(
    db,
    sql`
    INSERT INTO job_events (job_id, at, what, failure_code, failure_params)
    SELECT ${jobId}, ${now}, ${what}, ${code}, ${params}
    WHERE NOT EXISTS (
      SELECT 1 FROM (SELECT what, failure_code FROM job_events WHERE job_id = ${jobId} ORDER BY rowid DESC LIMIT 1)
      WHERE what = ${what} AND failure_code IS ${code})`,
  );
}

export function listEvents(db: ReadableDb, jobId: string): JobEvent[] {
  const rows = all<{ at: number; what: string; failure_code: string | null; failure_params: string | null }>(
    db,
    sql`SELECT at, what, failure_code, failure_params FROM job_events WHERE job_id = ${jobId} ORDER BY rowid DESC LIMIT ${MOST_EVENTS}`,
  );
  return rows.toReversed().flatMap((row) => {
    const what = JOB_EVENTS.find((event) => event === row.what);
    const code = FAILURE_CODES.find((failureCode) => failureCode === row.failure_code);
    if (what === undefined) return [];
    // An event of an earlier version without parameters, shown without its sentence.
    if (code === undefined || row.failure_params === null) return [{ at: row.at, what }];
    return [{ at: row.at, what, code, params: JSON.parse(row.failure_params) as FailureParams }];
  });
}

export type JobState = Job['state'];
export type JobStep =
  | 'committed'
  | 'inserting'
  | 'remembered'
  | 'patching'
  | 'publishing'
  | 'published'
  | 'read-back'
  | 'reverting'
  | 'deleting';

/** An open job of the outbox. */
export type OpenJob = Readonly<{
  id: string;
  publicationId: string;
  postId: string;
  blogId: string;
  intent: Job['intent'];
  state: JobState;
  step: JobStep;
  /** True if a request that may have changed the blog was sent and not refused. */
  sentFirst: boolean;
  /** True if an insert's answer was lost: a duplicate draft may be on the blog. */
  doubtful: boolean;
  document: string;
  documentVersion: number;
  documentHash: string;
  wanted: PostToWrite;
  dueAt: number;
  attempts: number;
  failure: Failure | undefined;
  /** For a scheduled post, its publication time. */
  publishAt: number | undefined;
  /** The title of the first publication, from which the blog makes the address. */
  addressTitle: string | undefined;
}>;

type JobRow = {
  id: string;
  publication_id: string;
  post_id: string;
  blog_id: string;
  intent: Job['intent'];
  state: JobState;
  step: JobStep;
  sent_first: number;
  doubtful: number;
  document: string;
  document_version: number;
  document_hash: string;
  title: string;
  labels: string;
  content: string;
  due_at: number;
  attempts: number;
  failure_code: string | null;
  failure_params: string | null;
  failure_incident: string | null;
  publish_at: number | null;
  address_title: string | null;
  details: string | null;
};

const labelsSchema = z.array(z.string());
const paramsSchema = z.record(z.string(), z.union([z.string(), z.number()]));

export type FailureRow = {
  failure_code: string | null;
  failure_params: string | null;
  failure_incident: string | null;
};

/** The failure stored in a row; undefined if there is none. */
export function toFailure(row: FailureRow): Failure | undefined {
  if (row.failure_code === null) return undefined;
  // A failure code that this release does not know, stored by another release, is shown as `unexpected`.
  const code: FailureCode =
    FAILURE_CODES.find((failureCode) => failureCode === row.failure_code) ?? 'unexpected';
  return {
    code,
    params: paramsSchema.parse(JSON.parse(row.failure_params ?? '{}')),
    incident: row.failure_incident ?? '',
  };
}

/** The failure of a job that is stopped by it, not one that is being retried. */
export const reportedFailure = (row: FailureRow, state: JobState | null): Failure | undefined =>
  state === 'waiting' || state === 'waiting-network' || state === 'needs-author' ? toFailure(row) : undefined;

function toOpenJob(row: JobRow): OpenJob {
  return {
    id: row.id,
    publicationId: row.publication_id,
    postId: row.post_id,
    blogId: row.blog_id,
    intent: row.intent,
    state: row.state,
    step: row.step,
    sentFirst: row.sent_first === 1,
    doubtful: row.doubtful === 1,
    document: row.document,
    documentVersion: row.document_version,
    documentHash: row.document_hash,
    wanted: {
      title: row.title,
      labels: labelsSchema.parse(JSON.parse(row.labels)),
      content: row.content,
      ...(row.details === null ? {} : { details: postDetailsSchema.parse(JSON.parse(row.details)) }),
    },
    dueAt: row.due_at,
    attempts: row.attempts,
    failure: toFailure(row),
    publishAt: row.publish_at ?? undefined,
    addressTitle: row.address_title ?? undefined,
  };
}

const selectOpen = sql`
  SELECT jobs.id, jobs.publication_id, publications.post_id, publications.blog_id, jobs.intent, jobs.state, jobs.step,
    jobs.sent_first, jobs.doubtful, jobs.document, jobs.document_version, jobs.document_hash, jobs.title, jobs.labels,
    jobs.content, jobs.due_at, jobs.attempts, jobs.failure_code, jobs.failure_params, jobs.failure_incident,
    jobs.publish_at, jobs.address_title, jobs.details
  FROM jobs JOIN publications ON publications.id = jobs.publication_id`;

/** An open job; undefined once it is done or cancelled. */
export function findOpenJob(db: ReadableDb, id: string): OpenJob | undefined {
  const row = get<JobRow>(db, sql`${selectOpen} WHERE jobs.id = ${id} AND jobs.finished_at IS NULL`);
  return row === undefined ? undefined : toOpenJob(row);
}

/** The post and blog of an open job, without its frozen text. */
export function findPlace(
  db: ReadableDb,
  id: string,
): Readonly<{ postId: string; blogId: string }> | undefined {
  return get(
    db,
    sql`
    SELECT publications.post_id AS postId, publications.blog_id AS blogId
    FROM jobs JOIN publications ON publications.id = jobs.publication_id
    WHERE jobs.id = ${id} AND jobs.finished_at IS NULL`,
  );
}

export function findOpenJobOf(db: ReadableDb, publicationId: string): OpenJob | undefined {
  const row = get<JobRow>(
    db,
    sql`${selectOpen} WHERE jobs.publication_id = ${publicationId} AND jobs.finished_at IS NULL`,
  );
  return row === undefined ? undefined : toOpenJob(row);
}

export function listOpenOn(db: ReadableDb, blogId: string): OpenJob[] {
  return all<JobRow>(
    db,
    sql`${selectOpen} WHERE publications.blog_id = ${blogId} AND jobs.finished_at IS NULL`,
  ).map(toOpenJob);
}

/** The number of unfinished jobs, shown by « Envois ». */
export function countOpen(db: ReadableDb): number {
  return get<{ n: number }>(db, sql`SELECT count(*) AS n FROM jobs WHERE finished_at IS NULL`)?.n ?? 0;
}

/** The open jobs of one post, on all its blogs. */
export function listOpenOfPost(db: ReadableDb, postId: string): OpenJob[] {
  return all<JobRow>(
    db,
    sql`${selectOpen} WHERE publications.post_id = ${postId} AND jobs.finished_at IS NULL`,
  ).map(toOpenJob);
}

export type Due = Readonly<{
  id: string;
  blogId: string;
  postId: string;
  intent: Job['intent'];
  dueAt: number;
}>;

/** Open jobs that do not wait for the author, in order of creation. */
export function listDue(db: ReadableDb): Due[] {
  return all<{ id: string; blog_id: string; post_id: string; intent: Job['intent']; due_at: number }>(
    db,
    sql`
    SELECT jobs.id, publications.blog_id, publications.post_id, jobs.intent, jobs.due_at
    FROM jobs JOIN publications ON publications.id = jobs.publication_id
    WHERE jobs.finished_at IS NULL AND jobs.state <> 'needs-author' ORDER BY jobs.rowid`,
  ).map((row) => ({
    id: row.id,
    blogId: row.blog_id,
    postId: row.post_id,
    intent: row.intent,
    dueAt: row.due_at,
  }));
}

export function listStopped(
  db: ReadableDb,
  blogIds: readonly string[],
  codes: readonly FailureCode[],
): string[] {
  return all<{ id: string; blog_id: string; failure_code: string }>(
    db,
    sql`
    SELECT jobs.id, publications.blog_id, jobs.failure_code FROM jobs JOIN publications ON publications.id = jobs.publication_id
    WHERE jobs.finished_at IS NULL AND jobs.state = 'needs-author'`,
  )
    .filter((row) => blogIds.includes(row.blog_id) && codes.some((code) => code === row.failure_code))
    .map((row) => row.id);
}

type JobToAdd = Readonly<{
  id: string;
  publicationId: string;
  intent: Job['intent'];
  document: string;
  documentVersion: number;
  documentHash: string;
  saveNumber: number;
  wanted: PostToWrite;
  dueAt: number;
  /** An earlier job may have left a post with an unknown id on the blog. */
  doubtful: boolean;
  publishAt?: number | undefined;
  addressTitle?: string | undefined;
}>;

export function addJob(db: WritableDb, job: JobToAdd, now: number): void {
  run(
    db,
    sql`
    INSERT INTO jobs (id, publication_id, intent, state, step, sent_first, doubtful, document, document_version, document_hash,
      save_number, title, labels, content, due_at, attempts, created_at, updated_at, publish_at, address_title, details)
    VALUES (${job.id}, ${job.publicationId}, ${job.intent}, 'waiting', 'committed', 0, ${job.doubtful ? 1 : 0}, ${job.document}, ${job.documentVersion},
      ${job.documentHash}, ${job.saveNumber}, ${job.wanted.title}, ${JSON.stringify(job.wanted.labels)}, ${job.wanted.content},
      ${job.dueAt}, 0, ${now}, ${now}, ${job.publishAt ?? null}, ${job.addressTitle ?? null},
      ${job.wanted.details === undefined ? null : JSON.stringify(job.wanted.details)})`,
  );
  noteEvent(db, job.id, 'committed', now);
  countJob(db);
}

/** Stores the text with the addresses of its pictures; nothing of it was sent yet. */
export function rewriteContent(db: WritableDb, id: string, content: string, now: number): void {
  run(
    db,
    sql`UPDATE jobs SET content = ${content}, updated_at = ${now} WHERE id = ${id} AND finished_at IS NULL`,
  );
}

/** Stores the details of a job once the blog has assigned the picture's id. */
export function rewriteDetails(db: WritableDb, id: string, details: PostDetails, now: number): void {
  run(
    db,
    sql`UPDATE jobs SET details = ${JSON.stringify(details)}, updated_at = ${now} WHERE id = ${id} AND finished_at IS NULL`,
  );
}

/** Starts a step; committed before its request is sent. */
export function markStep(
  db: WritableDb,
  id: string,
  step: JobStep,
  state: 'sending' | 'checking',
  now: number,
): void {
  run(
    db,
    sql`UPDATE jobs SET step = ${step}, state = ${state}, updated_at = ${now} WHERE id = ${id} AND finished_at IS NULL`,
  );
  noteEvent(db, id, state === 'checking' && step !== 'read-back' ? 'checking' : step, now);
}

export function markSent(db: WritableDb, id: string, sent: boolean, now: number): void {
  run(db, sql`UPDATE jobs SET sent_first = ${sent ? 1 : 0}, updated_at = ${now} WHERE id = ${id}`);
}

/** Stores the hash of the content that a write is about to replace. */
export function markLooked(db: WritableDb, id: string, hash: string): void {
  run(db, sql`UPDATE jobs SET looked_hash = ${hash} WHERE id = ${id}`);
}

/** Hashes of the content read before writes whose effect is still unknown, of all jobs. */
export function listLooked(db: ReadableDb, publicationId: string): string[] {
  return all<{ looked_hash: string }>(
    db,
    sql`SELECT looked_hash FROM jobs WHERE publication_id = ${publicationId} AND looked_hash IS NOT NULL`,
  ).map(({ looked_hash: hash }) => hash);
}

type Unsettled = Readonly<{ publicationId: string; postId: string; remoteId: string; open: boolean }>;

/** The posts of a blog with such writes. `open` means that a job is pending, which will check. */
export function listUnsettled(db: ReadableDb, blogId: string): Unsettled[] {
  return all<{ id: string; post_id: string; remote_id: string; open: number }>(
    db,
    sql`
    SELECT id, post_id, remote_id,
      EXISTS (SELECT 1 FROM jobs WHERE publication_id = publications.id AND finished_at IS NULL) AS open
    FROM publications WHERE blog_id = ${blogId} AND remote_id IS NOT NULL
      AND id IN (SELECT publication_id FROM jobs WHERE looked_hash IS NOT NULL)`,
  ).map((row) => ({
    publicationId: row.id,
    postId: row.post_id,
    remoteId: row.remote_id,
    open: row.open === 1,
  }));
}

/** The effect of the writes is now known. */
export function forgetLooked(db: WritableDb, publicationId: string): void {
  run(
    db,
    sql`UPDATE jobs SET looked_hash = NULL WHERE publication_id = ${publicationId} AND looked_hash IS NOT NULL`,
  );
}

/** True if a job is doubtful now, without reading its frozen text. */
export const isDoubtful = (db: ReadableDb, id: string): boolean =>
  get(db, sql`SELECT 1 FROM jobs WHERE id = ${id} AND doubtful = 1`) !== undefined;

export function markDoubtful(db: WritableDb, id: string, doubtful: boolean, now: number): void {
  run(db, sql`UPDATE jobs SET doubtful = ${doubtful ? 1 : 0}, updated_at = ${now} WHERE id = ${id}`);
}

type Stop = Readonly<{
  state: JobState;
  dueAt: number;
  attempts: number;
  code: FailureCode;
  params: FailureParams;
  incident: string;
}>;

/** Stops the job for now: it waits for the network, for a delay, or for the author. */
export function stopJob(db: WritableDb, id: string, stop: Stop, now: number): void {
  run(
    db,
    sql`
    UPDATE jobs SET state = ${stop.state}, due_at = ${stop.dueAt}, attempts = ${stop.attempts}, failure_code = ${stop.code},
      failure_params = ${JSON.stringify(stop.params)}, failure_incident = ${stop.incident}, updated_at = ${now}
    WHERE id = ${id} AND finished_at IS NULL`,
  );
  noteEvent(db, id, stop.state, now, stop);
}

/** Lets the job continue at once. Returns false if it is finished or waits for the author. */
export function wakeJob(db: WritableDb, id: string, now: number): boolean {
  return (
    run(
      db,
      sql`
    UPDATE jobs SET state = CASE state WHEN 'needs-author' THEN 'waiting' ELSE state END, due_at = ${now}, attempts = 0, updated_at = ${now}
    WHERE id = ${id} AND finished_at IS NULL AND id NOT IN (SELECT job_id FROM by_hand_jobs)`,
    ) > 0
  );
}

export function finishJob(db: WritableDb, id: string, state: 'done' | 'cancelled', now: number): boolean {
  const step =
    state === 'done'
      ? sql`, step = 'read-back', failure_code = NULL, failure_params = NULL, failure_incident = NULL`
      : sql``;
  const finished =
    run(
      db,
      sql`UPDATE jobs SET state = ${state}, finished_at = ${now}, updated_at = ${now}${step} WHERE id = ${id} AND finished_at IS NULL`,
    ) > 0;
  if (finished) noteEvent(db, id, state, now);
  return finished;
}
