/**
 * Readers' comments: an annex of the posts, brought in by imports and by the mirror of a blog. What they show is harmless,
 * whatever they held.
 */
import { type commentRequests, MOST_COMMENTS } from '#contract/publishing/comments.ts';
import type { OutputOf } from '#contract/shapes.ts';
import { capabilitiesOf, type DestinationKind } from '#interview/destinations.ts';
import { HtmlError } from '#interview/html/parse.ts';
import { sanitizeHtml } from '#interview/html/sanitize.ts';
import { htmlToText } from '#interview/plain.ts';
import { escapeText } from '#interview/render/escape.ts';
import { createSlices } from '../core/slices.ts';
import { all, column, get, type ReadableDb, run, sql, type WritableDb } from './sql.ts';
import { IS_SENT_TO } from './publications/authorship.ts';
import { COMMENT_STATES, type CommentState } from './publications/remote.ts';

export type CommentShown = OutputOf<typeof commentRequests, 'comments.list'>['items'][number];

/** In characters, of HTML as it comes in and as it is stored; Blogger itself takes 4,096. */
const LONGEST_COMMENT = 100_000;

type CommentRow = {
  in_reply_to: string | null;
  author: string | null;
  html: string;
  published_at: number | null;
  status: string | null;
};

const SHOWN = { LIVE: 'live', PENDING: 'pending', SPAM: 'spam', EMPTIED: 'emptied' } as const;

/** As rows have it, of any source -> as it is shown. What no source said is public. */
export const shownState = (status: string | null): CommentShown['state'] =>
  SHOWN[COMMENT_STATES.find((known) => known === status) ?? 'LIVE'];

/**
 * The comments under a post, on whichever blog it stands: those that wait for its author's word first, then the oldest; in
 * slices, since there may be thousands.
 */
export async function commentsOfPost(db: ReadableDb, postId: string): Promise<CommentShown[]> {
  const rows = all<
    CommentRow & { blog_id: string; remote_id: string; kind: DestinationKind; sent_to: number }
  >(
    db,
    sql`
    SELECT DISTINCT c.blog_id, c.remote_id, c.in_reply_to, c.author, c.html, c.published_at, c.status, blogs.kind,
      ${IS_SENT_TO} AS sent_to
    FROM publications AS p JOIN comments AS c ON c.blog_id = p.blog_id AND c.post_remote_id = p.remote_id
    JOIN blogs ON blogs.id = c.blog_id
    WHERE p.post_id = ${postId}
    ORDER BY c.status IS NOT 'PENDING', c.published_at NULLS LAST, c.rowid LIMIT ${MOST_COMMENTS}`,
  );
  const slice = createSlices();
  const shown: CommentShown[] = [];
  for (const row of rows) {
    await slice();
    shown.push({
      blogId: row.blog_id,
      id: row.remote_id,
      ...(row.in_reply_to === null ? {} : { inReplyTo: row.in_reply_to }),
      ...(row.author === null || row.author === '' ? {} : { author: row.author }),
      text: htmlToText(harmless(row.html)),
      ...(row.published_at === null ? {} : { publishedAt: Math.max(0, row.published_at) }),
      state: shownState(row.status),
      moderated: row.sent_to === 1 && capabilitiesOf(row.kind).comments,
    });
  }
  return shown;
}

/** A comment as a source has it: what is absent is not known there. */
export type SourceComment = Readonly<{
  remoteId: string;
  postRemoteId: string;
  inReplyTo?: string | undefined;
  author?: string | undefined;
  html: string;
  publishedAt?: number | undefined;
  status?: string | undefined;
}>;

/** The row as it was, by which it can be taken back. */
export type CommentBefore = CommentRow & { rowid: number };
type Kept = Readonly<{ outcome: 'added' | 'unchanged' | 'updated'; before?: CommentBefore }>;

/** One comment into the annex of its blog; what a poorer source cannot say stays as it was. */
export function keepComment(db: WritableDb, blogId: string, comment: SourceComment): Kept {
  const before = get<CommentBefore>(
    db,
    sql`SELECT rowid, in_reply_to, author, html, published_at, status FROM comments
      WHERE blog_id = ${blogId} AND remote_id = ${comment.remoteId}`,
  );
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
      VALUES (${blogId}, ${comment.remoteId}, ${comment.postRemoteId}, ${next.in_reply_to}, ${next.author}, ${next.html},
        ${next.published_at}, ${next.status})`,
    );
    return { outcome: 'added' };
  }
  const changed = (Object.keys(next) as (keyof typeof next)[]).some((name) => next[name] !== before[name]);
  if (!changed) return { outcome: 'unchanged' };
  updateComment(db, before.rowid, next);
  return { outcome: 'updated', before };
}

/** Takes a comment to what it was. */
export function updateComment(db: WritableDb, rowid: number, row: CommentRow): void {
  run(
    db,
    sql`
    UPDATE comments SET in_reply_to = ${row.in_reply_to}, author = ${row.author}, html = ${row.html}, published_at = ${row.published_at},
      status = ${row.status} WHERE rowid = ${rowid}`,
  );
}

export function dropComment(db: WritableDb, blogId: string, remoteId: string): void {
  run(db, sql`DELETE FROM comments WHERE blog_id = ${blogId} AND remote_id = ${remoteId}`);
}

export function setCommentState(db: WritableDb, blogId: string, remoteId: string, state: CommentState): void {
  run(db, sql`UPDATE comments SET status = ${state} WHERE blog_id = ${blogId} AND remote_id = ${remoteId}`);
}

/** Under which post of its blog it stands; undefined where there is none. */
export const postOfComment = (db: ReadableDb, blogId: string, remoteId: string): string | undefined =>
  get<{ post_remote_id: string }>(
    db,
    sql`SELECT post_remote_id FROM comments WHERE blog_id = ${blogId} AND remote_id = ${remoteId}`,
  )?.post_remote_id;

/** The posts here that these of the blog are. */
export const postsOfRemote = (db: ReadableDb, blogId: string, remoteIds: readonly string[]): string[] =>
  column<string>(
    db,
    sql`SELECT DISTINCT post_id FROM publications WHERE blog_id = ${blogId}
      AND remote_id IN (SELECT value FROM json_each(${JSON.stringify(remoteIds)}))`,
  );

/**
 * The HTML of a comment without anything that acts, at most LONGEST_COMMENT characters. Its words alone if it cannot be
 * read as HTML, or grows longer when it is made harmless.
 */
function harmless(html: string): string {
  const source = html.slice(0, LONGEST_COMMENT);
  try {
    const safe = sanitizeHtml(source);
    if (safe.length <= LONGEST_COMMENT) return safe;
  } catch (error) {
    if (!(error instanceof HtmlError)) throw error;
  }
  return escapeText(htmlToText(source)).slice(0, LONGEST_COMMENT);
}
