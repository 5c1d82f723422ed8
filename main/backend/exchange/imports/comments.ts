/** Readers' comments: an annex of the posts, only read. What they show is harmless, whatever they held. */
import { sanitizeHtml } from '#interview/html/sanitize.ts';
import { htmlToText } from '#interview/plain.ts';
import type { importRequests } from '#contract/imports.ts';
import { IMPORT_LIMITS } from '#contract/imports.ts';
import type { OutputOf } from '#contract/shapes.ts';
import type { ReadableDb } from '../../library/sql.ts';
import { all, sql } from '../../library/sql.ts';

export type CommentShown = OutputOf<typeof importRequests, 'imports.comments'>['items'][number];

/** In characters, of HTML; Blogger itself takes 4,096. */
export const LONGEST_COMMENT = 100_000;

type CommentRow = {
  remote_id: string;
  in_reply_to: string | null;
  author: string | null;
  html: string;
  published_at: number | null;
  status: string | null;
};

/** The comments under a post, on whichever blog it stands, the oldest first. */
export function commentsOfPost(db: ReadableDb, postId: string): CommentShown[] {
  return all<CommentRow>(
    db,
    sql`
    SELECT DISTINCT c.remote_id, c.in_reply_to, c.author, c.html, c.published_at, c.status
    FROM publications AS p JOIN comments AS c ON c.blog_id = p.blog_id AND c.post_remote_id = p.remote_id
    WHERE p.post_id = ${postId} ORDER BY c.published_at NULLS LAST, c.rowid LIMIT ${IMPORT_LIMITS.comments}`,
  ).map((row) => {
    const html = sanitizeHtml(row.html);
    return {
      id: row.remote_id,
      ...(row.in_reply_to === null ? {} : { inReplyTo: row.in_reply_to }),
      ...(row.author === null ? {} : { author: row.author }),
      html,
      text: htmlToText(html),
      ...(row.published_at === null ? {} : { publishedAt: Math.max(0, row.published_at) }),
      ...(row.status === null ? {} : { status: row.status }),
    };
  });
}
