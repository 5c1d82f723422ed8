/** The library's own posts as targets of links: by title, with the address they have on a real blog. */
import type { ReadableDb } from '../library/sql.ts';
import { get, sql } from '../library/sql.ts';
import { searchTitles } from '../search/titles.ts';

export type LinkTarget = { postId: string; title: string; url?: string };

/** Best match first; for a blank query the posts last edited. A post of the practice blog only has no address. */
export function linkTargets(
  db: ReadableDb,
  wanted: Readonly<{ query: string; limit: number }>,
): { items: LinkTarget[] } {
  const items = searchTitles(db, wanted).items.map(({ postId, title }) => {
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
    WHERE publications.post_id = ${postId} AND publications.remote_status = 'LIVE' AND publications.url IS NOT NULL
      AND publications.ended_at IS NULL AND blogs.practice = 0
    ORDER BY publications.rowid LIMIT 1`,
  );
  return row?.url;
}
