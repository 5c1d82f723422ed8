import type { ReadableDb } from '../library/sql.ts';
import { get, sql } from '../library/sql.ts';

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
