/** The library's own posts as targets of links: by title, with the address they have on a real blog. */
import type { ReadableDb } from '../../core/sql.ts';
import { get, sql } from '../../core/sql.ts';
import { COUNTS } from '../../library/publications/blogs.ts';

type LinkTarget = { postId: string; title: string; url?: string };

/** Posts found by title, with their addresses. A post of the practice blog only has none. */
export function linkTargets(
  db: ReadableDb,
  found: readonly Readonly<{ postId: string; title: string }>[],
): { items: LinkTarget[] } {
  const items = found.map(({ postId, title }) => {
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
      AND publications.ended_at IS NULL AND ${COUNTS}
    ORDER BY publications.rowid LIMIT 1`,
  );
  return row?.url;
}
