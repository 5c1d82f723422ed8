/**
 * Blogs to which nothing may be sent before all of them was looked through: this library comes from a backup or is a copy
 * (home.ts), and what it has queued may stand on the blog already.
 */
import type { ReadableDb, WritableDb } from '../../library/sql.ts';
import { all, column, get, run, sql, transaction } from '../../library/sql.ts';
import type { Backend } from '../../app/backend.ts';
import { finishJob, listOpenOn } from '../../library/publications/jobs.ts';
import { refreshStatus } from '../../library/publications/shown-publications.ts';
import { findSync } from '../sync/sync-rows.ts';
import { COUNTS } from '../../library/publications/blogs.ts';

/** Every blog that can be written to is held; called in a transaction. Returns how many. */
export function holdBlogs(db: WritableDb): number {
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
    // A run that was under way when the copy was made does not go on by itself, and nothing that was known of its lists counts any more: every body must be looked at for our marks.
    run(db, sql`DELETE FROM blog_sync_walks WHERE blog_id = ${blogId}`);
  }
  return blogs.length;
}

export const isHeld = (db: ReadableDb, blogId: string): boolean => findSync(db, blogId)?.paused_upto != null;

export type HeldBlog = Readonly<{ blogId: string; blogName: string; trial: boolean; jobs: number }>;

/** Held blogs with jobs that came along with the copy: the author says what becomes of them. */
export function listHeld(db: ReadableDb): HeldBlog[] {
  return all<{ id: string; name: string; counts: number; jobs: number }>(
    db,
    sql`
    SELECT blogs.id, blogs.name, ${COUNTS} AS counts, count(*) AS jobs
    FROM blog_syncs AS s JOIN blogs ON blogs.id = s.blog_id JOIN publications ON publications.blog_id = blogs.id
      JOIN jobs ON jobs.publication_id = publications.id AND jobs.finished_at IS NULL AND jobs.rowid <= s.paused_upto
    WHERE s.paused_upto IS NOT NULL AND blogs.forgotten_at IS NULL GROUP BY blogs.id ORDER BY blogs.rowid`,
  ).map((row) => ({ blogId: row.id, blogName: row.name, trial: row.counts === 0, jobs: row.jobs }));
}

/** The author gives up what came along: these jobs end, their texts stay. Returns the posts concerned. */
export function abandonHeld({ db, now }: Pick<Backend, 'db' | 'now'>, blogId: string): string[] {
  return transaction(db, () => {
    const upto = findSync(db, blogId)?.paused_upto;
    if (upto == null) return [];
    const old = new Set(
      column<string>(db, sql`SELECT id FROM jobs WHERE finished_at IS NULL AND rowid <= ${upto}`),
    );
    const jobs = listOpenOn(db, blogId).filter((job) => old.has(job.id));
    for (const job of jobs) finishJob(db, job.id, 'cancelled', now());
    for (const job of jobs) refreshStatus(db, job.postId);
    return jobs.map((job) => job.postId);
  });
}
