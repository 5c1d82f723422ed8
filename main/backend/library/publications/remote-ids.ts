import { all, sql, type ReadableDb } from '../sql.ts';
import { IS_SHOWN } from './shown-publications.ts';
import { COUNTS } from './kinds.ts';

/** Where a post stands on a real blog. */
export type ShownOn = { remoteId?: string; blogName?: string; url?: string };

/** The real blogs that show posts, by post: of each, its first publication there. */
export function shownOnBlogs(db: ReadableDb, postIds: readonly string[]): Map<string, ShownOn> {
  const rows = all<{ post_id: string; remote_id: string; name: string; url: string | null }>(
    db,
    sql`
    SELECT p.post_id, p.remote_id, blogs.name, p.url FROM publications AS p JOIN blogs ON blogs.id = p.blog_id
    LEFT JOIN jobs ON jobs.publication_id = p.id AND jobs.finished_at IS NULL
    WHERE p.post_id IN (SELECT value FROM json_each(${JSON.stringify(postIds)})) AND ${COUNTS} AND p.remote_id IS NOT NULL
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
