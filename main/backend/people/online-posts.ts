/** Where a post can be read, and whether an update of it can be prepared there. */
import type { OnlinePost } from '#contract/people.ts';
import { IS_READ_ONLY, IS_SENT_TO } from '../library/publications/authorship.ts';
import { getPublication, sentDocumentOf } from '../library/publications/publications.ts';
import type { ReadableDb } from '../library/sql.ts';
import { all, sql } from '../library/sql.ts';
import { COUNTS } from '../library/publications/blogs.ts';

export type Standing = Readonly<{
  publicationId: string;
  blogId: string;
  blogName: string;
  trial: boolean;
  url: string | undefined;
  /** The document whose text stands there, as JSON. */
  sent: string | undefined;
  /** Why nothing can be prepared. */
  kept: OnlinePost['kept'];
}>;

type Row = {
  id: string;
  blog_id: string;
  blog_name: string;
  counts: number;
  url: string | null;
  read_only: number;
  connected: number;
  is_found: number;
  is_known: number;
};

/** What readers see of a post, real blogs first. */
export function onlineOf(db: ReadableDb, postId: string): Standing[] {
  return all<Row>(
    db,
    sql`
    SELECT p.id, p.blog_id, blogs.name AS blog_name, ${COUNTS} AS counts, p.url, ${IS_READ_ONLY} AS read_only,
      ${IS_SENT_TO} AS connected,
      p.found_content IS NOT NULL AS is_found, p.base_content IS NOT NULL AS is_known
    FROM publications AS p JOIN blogs ON blogs.id = p.blog_id LEFT JOIN accounts ON accounts.id = blogs.account_id
    WHERE p.post_id = ${postId} AND p.remote_status = 'live' AND p.ended_at IS NULL ORDER BY ${COUNTS} DESC, p.rowid`,
  ).map((row) => {
    const sent = sentDocumentOf(db, getPublication(db, row.id));
    const kept = keptBack(row, sent);
    return {
      publicationId: row.id,
      blogId: row.blog_id,
      blogName: row.blog_name,
      trial: row.counts === 0,
      url: row.url ?? undefined,
      sent,
      kept,
    };
  });
}

function keptBack(row: Row, sent: string | undefined): OnlinePost['kept'] {
  if (row.read_only === 1) return 'others';
  if (row.connected === 0) return 'by-hand';
  if (row.is_found === 1) return 'changed-on-blog';
  return sent === undefined || row.is_known === 0 ? 'unknown' : undefined;
}
