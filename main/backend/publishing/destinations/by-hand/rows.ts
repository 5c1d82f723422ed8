/** The progress of publications by hand, in the database. */
import type { ByHandStep } from '#contract/publishing/by-hand.ts';
import type { Presence } from '#backend/exchange/blog-pages/read-blog.ts';
import type { ReadableDb, WritableDb } from '#backend/core/sql.ts';
import { get, run, sql } from '#backend/core/sql.ts';

export type ByHandRecord = Readonly<{
  publicationId: string;
  jobId: string;
  done: Readonly<Record<ByHandStep, boolean>>;
  /** The blog was read before the text was copied. */
  read: boolean;
  /** The last address that the author entered. */
  address: string | undefined;
  confirmed: boolean;
}>;

type ByHandRow = {
  publication_id: string;
  job_id: string;
  title_at: number | null;
  text_at: number | null;
  labels_at: number | null;
  opened_at: number | null;
  read_at: number | null;
  address: string | null;
  confirmed_at: number | null;
};

/** The record of a job by hand, open or ended; undefined for a job of the outbox. */
export function findByHand(db: ReadableDb, jobId: string): ByHandRecord | undefined {
  const row = get<ByHandRow>(
    db,
    sql`
    SELECT publication_id, job_id, title_at, text_at, labels_at, opened_at, read_at, address, confirmed_at
    FROM by_hand_jobs WHERE job_id = ${jobId}`,
  );
  return row === undefined
    ? undefined
    : {
        publicationId: row.publication_id,
        jobId: row.job_id,
        done: {
          title: row.title_at !== null,
          text: row.text_at !== null,
          labels: row.labels_at !== null,
          opened: row.opened_at !== null,
        },
        read: row.read_at !== null,
        address: row.address ?? undefined,
        confirmed: row.confirmed_at !== null,
      };
}

/**
 * Hands the job to the author: it waits, and the outbox skips it. Called in the transaction that commits the job, or that
 * takes a waiting one from the outbox.
 */
export function giveToAuthor(db: WritableDb, publicationId: string, jobId: string, now: number): void {
  run(
    db,
    sql`
    UPDATE jobs SET state = 'needs-author', failure_code = NULL, failure_params = NULL, failure_incident = NULL, updated_at = ${now}
    WHERE id = ${jobId} AND finished_at IS NULL`,
  );
  run(
    db,
    sql`INSERT INTO by_hand_jobs (job_id, publication_id) VALUES (${jobId}, ${publicationId}) ON CONFLICT DO NOTHING`,
  );
}

export function tick(db: WritableDb, jobId: string, step: ByHandStep, now: number): void {
  const marks = {
    title: sql`title_at = ${now}`,
    text: sql`text_at = ${now}`,
    labels: sql`labels_at = ${now}`,
    opened: sql`opened_at = ${now}`,
  } as const satisfies Record<ByHandStep, unknown>;
  run(db, sql`UPDATE by_hand_jobs SET ${marks[step]} WHERE job_id = ${jobId}`);
}

export function noteRead(db: WritableDb, jobId: string, now: number): void {
  run(db, sql`UPDATE by_hand_jobs SET read_at = ${now} WHERE job_id = ${jobId}`);
}

export function noteAddress(db: WritableDb, jobId: string, address: string): void {
  run(db, sql`UPDATE by_hand_jobs SET address = ${address} WHERE job_id = ${jobId}`);
}

/** Stores that the author confirmed the text online; valid until the blog is read (rememberSent). */
export function noteConfirmed(db: WritableDb, jobId: string, now: number): void {
  run(db, sql`UPDATE by_hand_jobs SET confirmed_at = ${now} WHERE job_id = ${jobId}`);
}

/** Removes the author's confirmation, because the blog was read. */
export function clearConfirmed(db: WritableDb, publicationId: string): void {
  run(db, sql`UPDATE by_hand_jobs SET confirmed_at = NULL WHERE publication_id = ${publicationId}`);
}

/** Stores the failure that stopped the job; null if it continues. The job stays with the author. */
export function noteOutcome(
  db: WritableDb,
  jobId: string,
  outcome: Readonly<{ code: string; params: Readonly<Record<string, string | number>> }> | null,
  now: number,
): void {
  run(
    db,
    sql`
    UPDATE jobs SET state = 'needs-author', failure_code = ${outcome?.code ?? null},
      failure_params = ${outcome === null ? null : JSON.stringify(outcome.params)},
      failure_incident = ${outcome === null ? null : ''}, updated_at = ${now}
    WHERE id = ${jobId} AND finished_at IS NULL`,
  );
}

/** Marks the publication as live. Its content is stored by others. */
export function rememberPresence(
  db: WritableDb,
  publicationId: string,
  presence: Presence,
  now: number,
): void {
  run(
    db,
    sql`
    UPDATE publications SET remote_status = 'live', remote_id = coalesce(${presence.id ?? null}, remote_id),
      url = coalesce(${presence.url ?? null}, url), published_at = coalesce(${presence.published ?? null}, published_at, ${now})
    WHERE id = ${publicationId}`,
  );
}

/** Time of the publication, in milliseconds. */
export function publishedAtOf(db: ReadableDb, publicationId: string): number | undefined {
  return (
    get<{ published_at: number | null }>(
      db,
      sql`SELECT published_at FROM publications WHERE id = ${publicationId}`,
    )?.published_at ?? undefined
  );
}
