/**
 * Readers' comments, stored beside the posts by imports and by the mirror of a blog. They are sanitised before they are
 * shown.
 */
import { COMMENTS_IN_PAGE, type commentRequests } from '#contract/publishing/comments.ts';
import { AppError } from '#contract/failure.ts';
import type { OutputOf } from '#contract/shapes.ts';
import { capabilitiesOf, type DestinationKind } from '#interview/destinations.ts';
import { HtmlError } from '#interview/markup/parse.ts';
import { sanitizeHtml } from '#interview/markup/sanitize.ts';
import { htmlToText } from '#interview/markup/html-text.ts';
import { escapeText } from '#interview/markup/escape.ts';
import { createSlices } from '../../core/slices.ts';
import {
  all,
  column,
  get,
  numberOf,
  type Query,
  type ReadableDb,
  run,
  sql,
  tuples,
  type WritableDb,
} from '../../core/sql.ts';
import { IS_SENT_TO } from '../publications/authorship.ts';
import { COMMENT_STATES, type CommentState } from '../publications/remote.ts';

type CommentPage = OutputOf<typeof commentRequests, 'comments.list'>;
type CommentShown = CommentPage['items'][number];

/** In characters of HTML, received and stored; Blogger allows 4,096. */
const LONGEST_COMMENT = 100_000;

/** Maximum characters shown in a list, and of the HTML read for it. */
const LISTED_TEXT = 2_000;
const LISTED_HTML = 16_000;

type CommentRow = {
  in_reply_to: string | null;
  author: string | null;
  html: string;
  published_at: number | null;
  status: string | null;
};

const SHOWN = { LIVE: 'live', PENDING: 'pending', SPAM: 'spam', EMPTIED: 'emptied' } as const;

/** The shown state of a stored status of any source. A missing status is public. */
export const shownState = (status: string | null): CommentShown['state'] =>
  SHOWN[COMMENT_STATES.find((state) => state === status) ?? 'LIVE'];

/** A post of a blog, by the blog's ids, and whether its comments can be moderated from here. */
type RemotePost = Readonly<{ blogId: string; remoteId: string; moderated: boolean }>;

const remotePostsOf = (db: ReadableDb, postId: string): RemotePost[] =>
  all<{ blog_id: string; remote_id: string; kind: DestinationKind; sent_to: number }>(
    db,
    sql`SELECT DISTINCT p.blog_id, p.remote_id, blogs.kind, ${IS_SENT_TO} AS sent_to
      FROM publications AS p JOIN blogs ON blogs.id = p.blog_id WHERE p.post_id = ${postId} AND p.remote_id IS NOT NULL`,
  ).map(({ blog_id, remote_id, kind, sent_to }) => ({
    blogId: blog_id,
    remoteId: remote_id,
    moderated: sent_to === 1 && capabilitiesOf(kind).hasComments,
  }));

/** The position of a comment in lists: 0 while it waits for approval, its time (last if none), its rowid. */
type CommentPlace = readonly [settled: number, at: number, rowid: number];

/** Expressions of the index comments_of_post. */
const SETTLED = sql`(status IS NOT 'PENDING')`;
const AT = sql`coalesce(published_at, 8640000000000000)`;
const PLACE = sql`${SETTLED}, ${AT}, rowid`;

const comparePlaces = (a: CommentPlace, b: CommentPlace): number => a[0] - b[0] || a[1] - b[1] || a[2] - b[2];

/** Throws request.invalid. */
function readCursor(after: string): CommentPlace {
  const [, settled, at, rowid] = /^([01])\.(-?\d{1,16})\.(\d{1,16})$/.exec(after) ?? [];
  if (rowid === undefined) throw new AppError('request.invalid', { field: 'after' });
  return [Number(settled), Number(at), Number(rowid)];
}

/**
 * The next positions among `those` comments, one more than a page has. One query per differing column, since SQLite
 * seeks a row comparison by its first column only and would read all preceding pages.
 */
function placesAfter(db: ReadableDb, those: Query, after: CommentPlace | undefined): CommentPlace[] {
  const [settled, at, rowid] = after ?? [0, 0, 0];
  const ranges =
    after === undefined
      ? [sql`ORDER BY ${PLACE}`]
      : [
          sql`AND ${SETTLED} = ${settled} AND ${AT} = ${at} AND rowid > ${rowid} ORDER BY rowid`,
          sql`AND ${SETTLED} = ${settled} AND ${AT} > ${at} ORDER BY ${AT}, rowid`,
          sql`AND ${SETTLED} > ${settled} ORDER BY ${PLACE}`,
        ];
  return ranges
    .flatMap((range) =>
      tuples<CommentPlace>(db, sql`SELECT ${PLACE} ${those} ${range} LIMIT ${COMMENTS_IN_PAGE + 1}`),
    )
    .slice(0, COMMENTS_IN_PAGE + 1);
}

/**
 * A page of the comments on a post, on all its blogs: those waiting for approval first, then the oldest. Reads in
 * slices. Throws request.invalid for an invalid cursor.
 */
export async function listComments(db: ReadableDb, postId: string, after?: string): Promise<CommentPage> {
  const last = after === undefined ? undefined : readCursor(after);
  const slice = createSlices();
  const next: { position: CommentPlace; moderated: boolean }[] = [];
  let [total, waiting] = [0, 0];
  for (const { blogId, remoteId, moderated } of remotePostsOf(db, postId)) {
    await slice();
    const those = sql`FROM comments WHERE blog_id = ${blogId} AND post_remote_id = ${remoteId}`;
    total += numberOf(db, sql`SELECT count(*) ${those}`);
    if (moderated) waiting += numberOf(db, sql`SELECT count(*) ${those} AND ${SETTLED} = 0`);
    await slice();
    for (const position of placesAfter(db, those, last)) next.push({ position, moderated });
  }
  next.sort((a, b) => comparePlaces(a.position, b.position));
  const page = next.slice(0, COMMENTS_IN_PAGE);
  const end = page.at(-1);
  const items: CommentShown[] = [];
  for (const { position, moderated } of page) {
    await slice();
    const comment = readListed(db, position[2], moderated);
    if (comment !== undefined) items.push(comment);
  }
  return {
    items,
    total,
    waiting,
    ...(next.length > page.length && end !== undefined ? { after: end.position.join('.') } : {}),
  };
}

/** Undefined if it was removed since its position was read. */
function readListed(db: ReadableDb, rowid: number, moderated: boolean): CommentShown | undefined {
  const row = get<
    Omit<CommentRow, 'in_reply_to'> & {
      blog_id: string;
      remote_id: string;
      answers: number;
      answered_author: string | null;
    }
  >(
    db,
    sql`SELECT c.blog_id, c.remote_id, answered.rowid IS NOT NULL AS answers, answered.author AS answered_author, c.author,
        substr(c.html, 1, ${LISTED_HTML + 1}) AS html, c.published_at, c.status
      FROM comments AS c LEFT JOIN comments AS answered ON answered.blog_id = c.blog_id AND answered.remote_id = c.in_reply_to
      WHERE c.rowid = ${rowid}`,
  );
  if (row === undefined) return undefined;
  const text = htmlToText(row.html.slice(0, LISTED_HTML));
  // Does not split a surrogate pair.
  const listed = text.slice(0, LISTED_TEXT).replace(/[\ud800-\udbff]$/, '');
  return {
    blogId: row.blog_id,
    id: row.remote_id,
    ...(row.answers === 1 ? { inReplyTo: authorOf(row.answered_author) } : {}),
    ...authorOf(row.author),
    text: listed,
    isCut: listed.length < text.length || row.html.length > LISTED_HTML,
    ...(row.published_at === null ? {} : { publishedAt: Math.max(0, row.published_at) }),
    state: shownState(row.status),
    moderated,
  };
}

const authorOf = (author: string | null): { author?: string } =>
  author === null || author === '' ? {} : { author };

/** The complete text of a comment. Throws comment.not-found. */
export function commentText(db: ReadableDb, blogId: string, remoteId: string): string {
  const row = get<{ html: string }>(
    db,
    sql`SELECT html FROM comments WHERE blog_id = ${blogId} AND remote_id = ${remoteId}`,
  );
  if (row === undefined) throw new AppError('comment.not-found');
  return htmlToText(row.html.slice(0, LONGEST_COMMENT));
}

/** A comment as given by a source; absent fields are unknown. */
export type SourceComment = Readonly<{
  remoteId: string;
  postRemoteId: string;
  inReplyTo?: string | undefined;
  author?: string | undefined;
  html: string;
  publishedAt?: number | undefined;
  status?: string | undefined;
}>;

export type CommentBefore = CommentRow & { rowid: number };
type Kept = Readonly<{ outcome: 'added' | 'unchanged' | 'updated'; before?: CommentBefore }>;

/** Stores one comment; fields that a poorer source lacks keep their value. */
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

/** The post of a comment on its blog; undefined if there is none. */
export const postOfComment = (db: ReadableDb, blogId: string, remoteId: string): string | undefined =>
  get<{ post_remote_id: string }>(
    db,
    sql`SELECT post_remote_id FROM comments WHERE blog_id = ${blogId} AND remote_id = ${remoteId}`,
  )?.post_remote_id;

/** The local posts with these ids on the blog. */
export const postsOfRemote = (db: ReadableDb, blogId: string, remoteIds: readonly string[]): string[] =>
  column<string>(
    db,
    sql`SELECT DISTINCT post_id FROM publications WHERE blog_id = ${blogId}
      AND remote_id IN (SELECT value FROM json_each(${JSON.stringify(remoteIds)}))`,
  );

/**
 * The HTML of a comment without active content, at most LONGEST_COMMENT characters; plain text if it cannot be parsed
 * or becomes longer.
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
