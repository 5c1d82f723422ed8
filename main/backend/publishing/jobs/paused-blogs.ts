/**
 * Blogs that must be read completely before anything is sent to them: this library comes from a backup or is a copy,
 * so its queued jobs may already be on the blog.
 */
import fs from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import type { Context } from '../../core/context.ts';
import { fileOf, type Claim, readClaim, writeClaim } from '../../library/store/claim.ts';
import { IS_PUBLIC } from '../../library/publications/blogs.ts';
import { finishJob, listOpenOn } from '../../library/publications/jobs.ts';
import { refreshStatus } from '../../library/publications/shown-publications.ts';
import { all, column, get, type ReadableDb, run, sql, transaction, type WritableDb } from '../../core/sql.ts';
import { findMirror } from '../../library/publications/mirror-rows.ts';

// Detects that this library is a copy of the one that sent: restored from a backup, imported, copied, rescued. The database
// stores the identity of its file (inode and birth, which a copy does not share, and which a moved folder keeps) and a number
// that grows with each job; a small file next to it, never part of a backup, has the same number. The number reveals an older
// copy that replaced the file.

const SIDECAR = 'library.sends';
const sidecarSchema = z.strictObject({ epoch: z.int().min(0) });

/** Called once as a library opens, before anything else runs. Pauses the blogs of a copied library. */
export function claimLibrary(context: Pick<Context, 'db' | 'folder' | 'log'>): void {
  const { db, folder, log } = context;
  const stored = readClaim(db);
  const sidecarEpoch = readSidecar(folder);
  const file = fileOf(folder);
  const isSameLibrary = stored?.file === file && (sidecarEpoch ?? 0) <= stored.epoch;
  const epoch = Math.max(stored?.epoch ?? 0, sidecarEpoch ?? 0);
  const next: Claim = { file, epoch, copy: (stored?.copy ?? false) || !isSameLibrary };
  if (isSameLibrary) {
    if (sidecarEpoch !== stored.epoch) writeSidecar(folder, stored.epoch);
    return;
  }
  const paused = transaction(db, () => {
    writeClaim(db, next);
    return isSameLibrary ? 0 : pauseBlogs(db);
  });
  writeSidecar(folder, epoch);
  if (!isSameLibrary) log.warn('this library is a copy: its blogs are paused', { blogs: paused });
}

/**
 * Writes the number of a committed job to the sidecar file, which makes older copies of this library detectable. After a crash
 * in between, the database is ahead, which is harmless.
 */
export function noteJob({ db, folder, log }: Pick<Context, 'db' | 'folder' | 'log'>): void {
  const stored = readClaim(db);
  if (stored === undefined) return;
  try {
    writeSidecar(folder, stored.epoch);
  } catch (error) {
    log.error('the number beside the library was not written', error);
  }
}

function readSidecar(folder: string): number | undefined {
  let text: string;
  try {
    text = fs.readFileSync(path.join(folder, SIDECAR), 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
  try {
    return sidecarSchema.parse(JSON.parse(text)).epoch;
  } catch (error) {
    // An unreadable file counts as missing: the identity of the library's file still reveals a copy.
    if (error instanceof SyntaxError || error instanceof z.ZodError) return undefined;
    throw error;
  }
}

/**
 * Not flushed to disk, so that sends need not wait: after a power cut the next start restores it from the database. It only
 * misses an older copy put in place of the file before that.
 */
function writeSidecar(folder: string, epoch: number): void {
  const file = path.join(folder, SIDECAR);
  // Removed first: some file systems flush a file that replaces another. A new file is also never a link, wherever the library
  // comes from.
  fs.rmSync(file, { force: true });
  const descriptor = fs.openSync(file, 'wx', 0o600);
  try {
    fs.writeSync(descriptor, JSON.stringify({ epoch }));
  } finally {
    fs.closeSync(descriptor);
  }
}

/** Pauses every blog that can be written to; called in a transaction. Returns how many. */
function pauseBlogs(db: WritableDb): number {
  const last = get<{ last: number | null }>(db, sql`SELECT max(rowid) AS last FROM jobs`)?.last ?? 0;
  const blogs = column<string>(
    db,
    sql`SELECT id FROM blogs WHERE account_id IS NOT NULL AND forgotten_at IS NULL`,
  );
  for (const blogId of blogs) {
    run(
      db,
      sql`
      INSERT INTO blog_syncs (blog_id, paused_upto) VALUES (${blogId}, ${last})
      ON CONFLICT DO UPDATE SET paused_upto = excluded.paused_upto, state = 'idle'`,
    );
    // A run under way when the copy was made is not resumed, and the stored lists are invalid: every body must be searched for
    // our marks.
    run(db, sql`DELETE FROM blog_sync_walks WHERE blog_id = ${blogId}`);
  }
  return blogs.length;
}

export const isPaused = (db: ReadableDb, blogId: string): boolean =>
  findMirror(db, blogId)?.paused_upto != null;

type PausedBlog = Readonly<{ blogId: string; blogName: string; practice: boolean; jobs: number }>;

/** Paused blogs with jobs from the copy, which the author has to decide about. */
export function listPaused(db: ReadableDb): PausedBlog[] {
  return all<{ id: string; name: string; counts: number; jobs: number }>(
    db,
    sql`
    SELECT blogs.id, blogs.name, ${IS_PUBLIC} AS counts, count(*) AS jobs
    FROM blog_syncs AS s JOIN blogs ON blogs.id = s.blog_id JOIN publications ON publications.blog_id = blogs.id
      JOIN jobs ON jobs.publication_id = publications.id AND jobs.finished_at IS NULL AND jobs.rowid <= s.paused_upto
    WHERE s.paused_upto IS NOT NULL AND blogs.forgotten_at IS NULL GROUP BY blogs.id ORDER BY blogs.rowid`,
  ).map((row) => ({ blogId: row.id, blogName: row.name, practice: row.counts === 0, jobs: row.jobs }));
}

/** Ends the jobs that came with a copy; their texts stay. Returns the ids of their posts. */
export function abandonPaused({ db, now }: Pick<Context, 'db' | 'now'>, blogId: string): string[] {
  return transaction(db, () => {
    const upto = findMirror(db, blogId)?.paused_upto;
    if (upto == null) return [];
    const copiedJobIds = new Set(
      column<string>(db, sql`SELECT id FROM jobs WHERE finished_at IS NULL AND rowid <= ${upto}`),
    );
    const jobs = listOpenOn(db, blogId).filter((job) => copiedJobIds.has(job.id));
    for (const job of jobs) finishJob(db, job.id, 'cancelled', now());
    for (const job of jobs) refreshStatus(db, job.postId);
    return jobs.map((job) => job.postId);
  });
}
