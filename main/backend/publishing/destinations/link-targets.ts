/** Posts of the library as targets of links: their titles, and their addresses on real blogs. */
import type { ReadableDb } from '../../core/sql.ts';
import { get, sql } from '../../core/sql.ts';
import { IS_PUBLIC } from '../../library/publications/blogs.ts';

type LinkTarget = { postId: string; title: string; url?: string };

/** Adds the addresses to posts found by title. A post published only on the practice blog has none. */
export function linkTargets(
  db: ReadableDb,
  posts: readonly Readonly<{ postId: string; title: string }>[],
): { items: LinkTarget[] } {
  const items = posts.map(({ postId, title }) => {
    const url = publicAddress(db, postId);
    return { postId, title, ...(url !== undefined && { url }) };
  });
  return { items };
}

function publicAddress(db: ReadableDb, postId: string): string | undefined {
  const row = get<{ url: string }>(
    db,
    sql`
    SELECT publications.url FROM publications JOIN blogs ON blogs.id = publications.blog_id
    WHERE publications.post_id = ${postId} AND publications.remote_status = 'live' AND publications.url IS NOT NULL
      AND publications.ended_at IS NULL AND ${IS_PUBLIC}
    ORDER BY publications.rowid LIMIT 1`,
  );
  return row?.url;
}
