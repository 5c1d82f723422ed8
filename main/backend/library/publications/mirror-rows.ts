/** The rows of a blog's mirror: the result of its last run, and the progress of the current one. */
import type { z } from 'zod';
import type { Failure } from '#contract/failure.ts';
import { type MirrorNoteCode, mirrorNoteCodeSchema, type mirrorSchema } from '#contract/publishing/mirror.ts';
import { type FailureRow, toFailure } from './jobs.ts';
import { all, get, type ReadableDb, run, sql, type WritableDb } from '../../core/sql.ts';

const MOST_NOTES = 50;

/** The mirrors shown in « Réglages › Blogs et comptes ». */
export function shownMirrors(db: ReadableDb): z.infer<typeof mirrorSchema>[] {
  return listMirrors(db)
    .filter((row) => row.started_at !== null)
    .map((row) => {
      const failure = toFailure(row);
      return {
        blogId: row.blog_id,
        state: row.state,
        byAuthor: row.by_author === 1,
        done: row.done,
        total: row.total,
        added: row.added,
        changed: row.changed,
        notes: listMirrorNotes(db, row.blog_id, MOST_NOTES),
        ...(row.finished_at === null ? {} : { finishedAt: row.finished_at }),
        ...(failure === undefined ? {} : { failure: { ...failure, params: { ...failure.params } } }),
      };
    });
}

export type MirrorPhase = 'walking' | 'sweeping' | 'comparing' | 'settling';

type MirrorRow = FailureRow & {
  blog_id: string;
  state: 'idle' | 'running' | 'failed';
  phase: MirrorPhase;
  by_author: number;
  sweeps: number;
  done: number;
  total: number;
  added: number;
  changed: number;
  started_at: number | null;
  deaths: number;
  finished_at: number | null;
  swept_at: number | null;
  paused_upto: number | null;
};

const columns = sql`blog_id, state, phase, by_author, sweeps, done, total, added, changed, started_at, deaths, finished_at, swept_at,
  failure_code, failure_params, failure_incident, paused_upto`;

/** The state of a blog's mirror; undefined if it never ran. */
export function findMirror(db: ReadableDb, blogId: string): MirrorRow | undefined {
  return get<MirrorRow>(db, sql`SELECT ${columns} FROM blog_syncs WHERE blog_id = ${blogId}`);
}

export function listMirrors(db: ReadableDb): MirrorRow[] {
  return all<MirrorRow>(db, sql`SELECT ${columns} FROM blog_syncs`);
}

export type Begin = Readonly<{ byAuthor: boolean; sweeps: boolean }>;

/**
 * Starts or resumes a run: a cancelled or failed one resumes at its positions. Deletes the notes of the previous run.
 */
export function beginMirror(db: WritableDb, blogId: string, { byAuthor, sweeps }: Begin, now: number): void {
  const [author, sweep] = [byAuthor ? 1 : 0, sweeps ? 1 : 0];
  run(
    db,
    sql`
    INSERT INTO blog_syncs (blog_id, state, by_author, sweeps, started_at) VALUES (${blogId}, 'running', ${author}, ${sweep}, ${now})
    ON CONFLICT DO UPDATE SET state = 'running', phase = 'walking', by_author = excluded.by_author,
      sweeps = max(excluded.sweeps, iif(state = 'failed' OR finished_at IS NULL, sweeps, 0)), done = 0, total = 0, added = 0, changed = 0,
      started_at = excluded.started_at, deaths = iif(excluded.by_author = 1, 0, deaths), failure_code = NULL, failure_params = NULL, failure_incident = NULL`,
  );
  run(db, sql`DELETE FROM blog_sync_notes WHERE blog_id = ${blogId}`);
  run(db, sql`UPDATE blog_sync_walks SET step = 'waiting' WHERE blog_id = ${blogId} AND step <> 'under-way'`);
}

/** Counts a start as a crash until `endStart`. */
export function noteStart(db: WritableDb, blogId: string): void {
  run(db, sql`UPDATE blog_syncs SET deaths = deaths + 1 WHERE blog_id = ${blogId}`);
}

/** The run ended, with or without a failure: no crash. */
export function endStart(db: WritableDb, blogId: string): void {
  run(db, sql`UPDATE blog_syncs SET deaths = 0 WHERE blog_id = ${blogId}`);
}

/** The author requested a run that was in progress, so its end is reported. */
export function markRequestedByAuthor(db: WritableDb, blogId: string): void {
  run(db, sql`UPDATE blog_syncs SET by_author = 1 WHERE blog_id = ${blogId}`);
}

export function setMirrorPhase(db: WritableDb, blogId: string, phase: MirrorPhase): void {
  run(db, sql`UPDATE blog_syncs SET phase = ${phase} WHERE blog_id = ${blogId}`);
}

export function setMirrorTotal(db: WritableDb, blogId: string, total: number): void {
  run(db, sql`UPDATE blog_syncs SET total = ${total} WHERE blog_id = ${blogId}`);
}

export type Counted = Readonly<{ done: number; added: number; changed: number }>;

export function countMirror(db: WritableDb, blogId: string, { done, added, changed }: Counted): void {
  run(
    db,
    sql`
    UPDATE blog_syncs SET done = done + ${done}, added = added + ${added}, changed = changed + ${changed} WHERE blog_id = ${blogId}`,
  );
}

export function finishMirror(db: WritableDb, blogId: string, now: number): void {
  run(
    db,
    sql`
    UPDATE blog_syncs SET state = 'idle', finished_at = ${now}, swept_at = iif(sweeps = 1, ${now}, swept_at), paused_upto = NULL
    WHERE blog_id = ${blogId}`,
  );
}

/** Stores that a run was stopped or failed; its results stay, and the next run resumes it. */
export function stopMirror(db: WritableDb, blogId: string, failure: Failure | undefined): void {
  run(
    db,
    sql`
    UPDATE blog_syncs SET state = ${failure === undefined ? 'idle' : 'failed'}, failure_code = ${failure?.code ?? null},
      failure_params = ${failure === undefined ? null : JSON.stringify(failure.params)}, failure_incident = ${failure?.incident ?? null}
    WHERE blog_id = ${blogId}`,
  );
}

type MirrorNote = Readonly<{ code: MirrorNoteCode; title: string; postId?: string | undefined }>;

export function addMirrorNote(db: WritableDb, blogId: string, { code, title, postId }: MirrorNote): void {
  run(
    db,
    sql`
    INSERT INTO blog_sync_notes (blog_id, code, title, post_id)
    SELECT ${blogId}, ${code}, ${title.slice(0, 2_000)}, ${postId ?? null} WHERE NOT EXISTS (
      SELECT 1 FROM blog_sync_notes WHERE blog_id = ${blogId} AND code = ${code} AND title = ${title.slice(0, 2_000)}
        AND post_id IS ${postId ?? null})`,
  );
}

function listMirrorNotes(db: ReadableDb, blogId: string, limit: number): MirrorNote[] {
  return all<{ code: string; title: string; post_id: string | null }>(
    db,
    sql`SELECT code, title, post_id FROM blog_sync_notes WHERE blog_id = ${blogId} ORDER BY rowid LIMIT ${limit}`,
  ).map((row) => ({
    code: mirrorNoteCodeSchema.parse(row.code),
    title: row.title,
    ...(row.post_id === null ? {} : { postId: row.post_id }),
  }));
}
