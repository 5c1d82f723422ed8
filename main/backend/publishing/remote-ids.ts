import { all, sql, type ReadableDb } from '../library/sql.ts';
import { IS_SHOWN } from './publications.ts';

/** The ids that the real blogs gave to posts, by post: of each, that of its first publication there. */
export function remoteIdsOf(db: ReadableDb, postIds: readonly string[]): Map<string, string> {
  const rows = all<{ post_id: string; remote_id: string }>(
    db,
    sql`
    SELECT p.post_id, p.remote_id FROM publications AS p JOIN blogs ON blogs.id = p.blog_id
    LEFT JOIN jobs ON jobs.publication_id = p.id AND jobs.finished_at IS NULL
    WHERE p.post_id IN (SELECT value FROM json_each(${JSON.stringify(postIds)})) AND blogs.practice = 0 AND p.remote_id IS NOT NULL
      AND ${IS_SHOWN}
    ORDER BY p.rowid DESC`,
  );
  return new Map(rows.map((row) => [row.post_id, row.remote_id]));
}
