/** Readers' comments: an annex of the posts, only read; brought in by imports. What they show is harmless, whatever they held. */
import { IMPORT_LIMITS, type importRequests } from '#contract/imports.ts';
import type { OutputOf } from '#contract/shapes.ts';
import { HtmlError } from '#interview/html/parse.ts';
import { sanitizeHtml } from '#interview/html/sanitize.ts';
import { htmlToText } from '#interview/plain.ts';
import { escapeText } from '#interview/render/escape.ts';
import { createSlices } from '../../core/slices.ts';
import { all, get, numberOf, type ReadableDb, run, sql, type WritableDb } from '../../library/sql.ts';
import type { EntryComment } from '../entries.ts';
import type { Writing } from './writing.ts';

type CommentShown = OutputOf<typeof importRequests, 'imports.comments'>['items'][number];

/** In characters, of HTML; Blogger itself takes 4,096. */
const LONGEST_COMMENT = 100_000;

type CommentRow = {
  in_reply_to: string | null;
  author: string | null;
  html: string;
  published_at: number | null;
  status: string | null;
};

/** The comments under a post, on whichever blog it stands, the oldest first; in slices, since there may be thousands. */
export async function commentsOfPost(db: ReadableDb, postId: string): Promise<CommentShown[]> {
  const rows = all<CommentRow & { remote_id: string }>(
    db,
    sql`
    SELECT DISTINCT c.remote_id, c.in_reply_to, c.author, c.html, c.published_at, c.status
    FROM publications AS p JOIN comments AS c ON c.blog_id = p.blog_id AND c.post_remote_id = p.remote_id
    WHERE p.post_id = ${postId} ORDER BY c.published_at NULLS LAST, c.rowid LIMIT ${IMPORT_LIMITS.comments}`,
  );
  const slice = createSlices();
  const shown: CommentShown[] = [];
  for (const row of rows) {
    await slice();
    const html = harmless(row.html);
    shown.push({
      id: row.remote_id,
      ...(row.in_reply_to === null ? {} : { inReplyTo: row.in_reply_to }),
      ...(row.author === null ? {} : { author: row.author }),
      html,
      text: htmlToText(html),
      ...(row.published_at === null ? {} : { publishedAt: Math.max(0, row.published_at) }),
      ...(row.status === null ? {} : { status: row.status }),
    });
  }
  return shown;
}

type Row = CommentRow & { rowid: number };

const select = sql`SELECT rowid, in_reply_to, author, html, published_at, status FROM comments`;

/** One comment into the annex of its blog; what a poorer source cannot say stays as it was. */
export function writeComment({ db, ledger }: Writing, comment: EntryComment): void {
  const blog = ledger.blogOf(comment.blogRemoteId);
  const key = `${blog.id}/${comment.remoteId}`;
  const before = get<Row>(db, sql`${select} WHERE blog_id = ${blog.id} AND remote_id = ${comment.remoteId}`);
  const item = { what: 'comment', key, status: 'live', title: '' } as const;
  const next = {
    in_reply_to: comment.inReplyTo ?? before?.in_reply_to ?? null,
    author: comment.author?.slice(0, 2_000) ?? before?.author ?? null,
    html: harmless(comment.html),
    published_at: comment.publishedAt ?? before?.published_at ?? null,
    status: comment.status?.slice(0, 60) ?? before?.status ?? null,
  };
  if (before === undefined) {
    run(
      db,
      sql`
      INSERT INTO comments (blog_id, remote_id, post_remote_id, in_reply_to, author, html, published_at, status)
      VALUES (${blog.id}, ${comment.remoteId}, ${comment.postRemoteId}, ${next.in_reply_to}, ${next.author}, ${next.html},
        ${next.published_at}, ${next.status})`,
    );
    return ledger.item({ ...item, outcome: 'added' });
  }
  const changed = (Object.keys(next) as (keyof typeof next)[]).some(
    (column) => next[column] !== before[column],
  );
  if (!changed) return ledger.item({ ...item, outcome: 'unchanged' });
  updateComment(db, before.rowid, next);
  return ledger.item({ ...item, outcome: 'updated', before: { comment: before } });
}

function updateComment(db: WritableDb, rowid: number, row: CommentRow): void {
  run(
    db,
    sql`
    UPDATE comments SET in_reply_to = ${row.in_reply_to}, author = ${row.author}, html = ${row.html}, published_at = ${row.published_at},
      status = ${row.status} WHERE rowid = ${rowid}`,
  );
}

/** What a comment shows, and nothing that could act; one that is no HTML to speak of is its words. */
function harmless(html: string): string {
  try {
    return sanitizeHtml(html.slice(0, LONGEST_COMMENT));
  } catch (error) {
    if (!(error instanceof HtmlError)) throw error;
    return escapeText(htmlToText(html.slice(0, LONGEST_COMMENT)));
  }
}

/** Takes a comment back to what it was: gone, or as another import had left it. */
export function undoComment(
  db: WritableDb,
  key: string,
  before: Readonly<Record<string, unknown>> | null | undefined,
): void {
  const [blogId = '', remoteId = ''] = key.split('/');
  if (before === null || before === undefined)
    run(db, sql`DELETE FROM comments WHERE blog_id = ${blogId} AND remote_id = ${remoteId}`);
  else updateComment(db, Number(before.rowid), before as CommentRow);
}

/** How many of the comments that an import brought stand under no post of the library. */
export function commentsWithoutPost(db: ReadableDb, importRowid: number): number {
  return numberOf(
    db,
    sql`
      SELECT count(*) AS count FROM comments AS c
      WHERE c.blog_id || '/' || c.remote_id IN (
          SELECT entry_key FROM import_items WHERE import_rowid = ${importRowid} AND what = 'comment')
        AND NOT EXISTS (SELECT 1 FROM publications AS p WHERE p.blog_id = c.blog_id AND p.remote_id = c.post_remote_id)`,
  );
}
