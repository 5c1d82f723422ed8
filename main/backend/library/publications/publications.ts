/** Publications, a post's presence on its blogs, for the outbox. For the page: shown-publications.ts. */
import { createHash } from 'node:crypto';
import { inflateRawSync } from 'node:zlib';
import { z } from 'zod';
import type { DestinationKind } from '#interview/destinations.ts';
import { foldComposed } from '#interview/fold-key.ts';
import { type PostDetails, postDetailsSchema } from '#interview/post-details.ts';
import { findPublicationMarks } from '#interview/marks.ts';
import { currentHash } from '../people/aliases.ts';
import { get, type ReadableDb, run, sql, type WritableDb } from '../../core/sql.ts';
import { rememberAuthor } from './authorship.ts';
import { kindOf, type Way } from './blogs.ts';
import type { RemotePost, RemoteStatus } from './remote.ts';

/**
 * A post on a blog, from which its publication id is derived: the mark in the published HTML. Not random, so that a
 * restored library or a copy on another computer derives the same mark and recognises its post on the blog.
 */
type PostOnBlog = Readonly<{ postId: string; blogRemoteId: string }>;

/** The id of the `turn`th publication of a post on a blog, from 0, as a UUID of version 8 (RFC 9562). */
export function derivedPublicationId({ postId, blogRemoteId }: PostOnBlog, turn: number): string {
  const hex = createHash('sha256').update(`escale/${blogRemoteId}/${postId}/${turn}`).digest('hex');
  const variant = ((parseInt(hex.charAt(16), 16) & 3) | 8).toString(16);
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    variant + hex.slice(17, 20),
    hex.slice(20, 32),
  ].join('-');
}

/** The first id for this post on this blog without a publication here. */
export function nextPublicationId(db: ReadableDb, postOnBlog: PostOnBlog): string {
  for (let turn = 0; ; turn += 1) {
    const id = derivedPublicationId(postOnBlog, turn);
    if (get(db, sql`SELECT 1 FROM publications WHERE id = ${id}`) === undefined) return id;
  }
}

/** Compares labels as sets, because blogs reorder them. */
function sameLabels(one: readonly string[], other: readonly string[]): boolean {
  const [first, second] = [one, other].map((labels) => [...new Set(labels.map(foldComposed))].toSorted());
  return JSON.stringify(first) === JSON.stringify(second);
}

export const sameHead = (
  one: Pick<Content, 'title' | 'labels'>,
  other: Pick<Content, 'title' | 'labels'>,
): boolean => foldComposed(one.title) === foldComposed(other.title) && sameLabels(one.labels, other.labels);

const MAX_BYTES = 64 * 1024 * 1024;

/**
 * The document whose text is known to be on the blog, as JSON: the sent one, or for a post that came from the blog, the
 * imported one in its revisions.
 */
export function sentDocumentOf(db: ReadableDb, publication: PublicationRecord): string | undefined {
  if (publication.sentDocument !== undefined || publication.sentHash === undefined)
    return publication.sentDocument;
  const row = get<{ document: Uint8Array }>(
    db,
    sql`
    SELECT revisions.document FROM revisions JOIN posts ON posts.rowid = revisions.post_rowid
    WHERE posts.id = ${publication.postId} AND revisions.document_hash = ${publication.sentHash} LIMIT 1`,
  );
  return row === undefined
    ? undefined
    : inflateRawSync(row.document, { maxOutputLength: MAX_BYTES }).toString('utf8');
}

/** Title, labels and HTML of a post on a blog at one moment. */
export type Content = Readonly<{ title: string; labels: readonly string[]; content: string }>;

export const contentOf = (post: RemotePost): Content => ({
  title: post.title,
  labels: post.labels,
  content: post.content ?? '',
});

/** A publication for the outbox. */
export type PublicationRecord = Readonly<{
  id: string;
  postId: string;
  blogId: string;
  /** The current kind of the blog. */
  kind: DestinationKind;
  remoteId: string | undefined;
  remoteStatus: RemoteStatus | 'gone' | undefined;
  url: string | undefined;
  /** Its publication time, past or future; kept after a withdrawal. */
  publishedAt: number | undefined;
  /** The content of the blog when this library last wrote or read it. */
  base: Content | undefined;
  /** The content changed by someone else, if it was. */
  remote: Content | undefined;
  sentDocument: string | undefined;
  sentHash: string | undefined;
  createdAt: number;
  /** True if it is a page of the blog, not a post. */
  page: boolean;
  /** The details on the blog as last read. */
  details: PostDetails;
}>;

type RecordRow = {
  id: string;
  post_id: string;
  blog_id: string;
  kind: DestinationKind;
  way: Way;
  remote_id: string | null;
  remote_status: RemoteStatus | 'gone' | null;
  url: string | null;
  published_at: number | null;
  base_title: string | null;
  base_labels: string | null;
  base_content: string | null;
  remote_title: string | null;
  remote_labels: string | null;
  remote_content: string | null;
  sent_document: string | null;
  sent_hash: string | null;
  created_at: number;
  page: number;
  details: string | null;
};

const labelsSchema = z.array(z.string());
const toContent = (
  title: string | null,
  labels: string | null,
  content: string | null,
): Content | undefined =>
  title === null || labels === null || content === null
    ? undefined
    : { title, labels: labelsSchema.parse(JSON.parse(labels)), content };

const toRecord = (row: RecordRow): PublicationRecord => ({
  id: row.id,
  postId: row.post_id,
  blogId: row.blog_id,
  kind: kindOf(row),
  remoteId: row.remote_id ?? undefined,
  remoteStatus: row.remote_status ?? undefined,
  url: row.url ?? undefined,
  publishedAt: row.published_at ?? undefined,
  base: toContent(row.base_title, row.base_labels, row.base_content),
  remote: toContent(row.remote_title, row.remote_labels, row.remote_content),
  sentDocument: row.sent_document ?? undefined,
  sentHash: row.sent_hash ?? undefined,
  createdAt: row.created_at,
  page: row.page === 1,
  details: row.details === null ? {} : postDetailsSchema.parse(JSON.parse(row.details)),
});

const selectRecord = sql`
  SELECT p.id, p.post_id, p.blog_id, blogs.kind, blogs.way, p.remote_id, p.remote_status, p.url, p.published_at, p.base_title, p.base_labels,
    p.base_content, p.remote_title, p.remote_labels, p.remote_content, p.sent_document, p.sent_hash, p.created_at, p.page, p.details
  FROM publications AS p JOIN blogs ON blogs.id = p.blog_id`;

export function getPublication(db: ReadableDb, id: string): PublicationRecord {
  const row = get<RecordRow>(db, sql`${selectRecord} WHERE p.id = ${id}`);
  if (row === undefined) throw new Error(`no publication ${id}`);
  return toRecord(row);
}

/** True if these texts are still the current ones of the library, after other writes. */
export function isAsRead(db: ReadableDb, { id, base, sentHash }: PublicationRecord): boolean {
  const now = getPublication(db, id);
  return now.sentHash === sentHash && JSON.stringify(now.base) === JSON.stringify(base);
}

/** True if another post of the library has this address on the blog, ignoring scheme and port. */
export function isAddressTaken(
  db: ReadableDb,
  { postId, blogId, address }: Readonly<{ postId: string; blogId: string; address: string }>,
): boolean {
  const path = address.replace(/^https?:\/\/[^/]*/u, '');
  return (
    get(
      db,
      sql`SELECT 1 FROM publications WHERE blog_id = ${blogId} AND post_id <> ${postId} AND substr(url, -length(${path})) = ${path} LIMIT 1`,
    ) !== undefined
  );
}

/** The open publication of a post on a blog, which a new intent continues. */
export function findPublication(
  db: ReadableDb,
  postId: string,
  blogId: string,
): PublicationRecord | undefined {
  const row = get<RecordRow>(
    db,
    sql`${selectRecord} WHERE p.post_id = ${postId} AND p.blog_id = ${blogId} AND p.ended_at IS NULL`,
  );
  return row === undefined ? undefined : toRecord(row);
}

export function addPublication(
  db: WritableDb,
  id: string,
  postId: string,
  blogId: string,
  now: number,
): void {
  run(
    db,
    sql`INSERT INTO publications (id, post_id, blog_id, created_at) VALUES (${id}, ${postId}, ${blogId}, ${now})`,
  );
}

/** Ends a publication; the next act on that blog starts another one. */
export function endPublication(db: WritableDb, id: string, now: number): void {
  run(db, sql`UPDATE publications SET ended_at = ${now} WHERE id = ${id} AND ended_at IS NULL`);
}

/**
 * Stores the blog's answer to a write or a read: its id, status, address, and its content as the base of the next
 * comparison (unchanged if the answer has no body).
 */
export function rememberRemote(db: WritableDb, id: string, post: RemotePost): void {
  const online = post.status === 'live' || post.status === 'scheduled';
  run(
    db,
    sql`
    UPDATE publications SET details = coalesce(${post.details === undefined ? null : JSON.stringify(post.details)}, details),
      remote_id = ${post.id}, remote_status = ${post.status}, pending = ${post.pending === true ? 1 : 0}, url = coalesce(${post.url ?? null}, url),
      published_at = CASE WHEN ${online ? 1 : 0} THEN coalesce(${post.published ?? null}, published_at) ELSE published_at END
    WHERE id = ${id}`,
  );
  rememberAuthor(db, id, post.author);
  if (post.content !== undefined)
    rememberBase(db, id, { title: post.title, labels: post.labels, content: post.content });
}

export function rememberBase(db: WritableDb, id: string, base: Content): void {
  run(
    db,
    sql`
    UPDATE publications SET base_title = ${base.title}, base_labels = ${JSON.stringify(base.labels)}, base_content = ${base.content},
      remote_title = NULL, remote_labels = NULL, remote_content = NULL, remote_read_at = NULL,
      remote_changed_at = NULL, altered = 0 WHERE id = ${id}`,
  );
}

/**
 * Stores content changed on the blog; the base stays, for the three-way comparison.
 * @param changedAt time of that change, if the blog reports it
 */
export function rememberRemoteContent(
  db: WritableDb,
  id: string,
  remote: Content,
  now: number,
  changedAt?: number,
): void {
  run(
    db,
    sql`
    UPDATE publications SET remote_title = ${remote.title}, remote_labels = ${JSON.stringify(remote.labels)}, remote_content = ${remote.content},
      remote_read_at = ${now}, remote_changed_at = ${changedAt ?? null} WHERE id = ${id}`,
  );
}

export function rememberStatus(db: WritableDb, id: string, status: RemoteStatus | 'gone'): void {
  run(db, sql`UPDATE publications SET remote_status = ${status}, pending = 0 WHERE id = ${id}`);
}

export function rememberPage(db: WritableDb, id: string, page: boolean): void {
  run(db, sql`UPDATE publications SET page = ${page ? 1 : 0} WHERE id = ${id}`);
}

/** The blog's draft was deleted, so the next attempt starts without one. */
export function forgetRemote(db: WritableDb, id: string): void {
  run(
    db,
    sql`
    UPDATE publications SET remote_id = NULL, remote_status = NULL, base_title = NULL, base_labels = NULL, base_content = NULL WHERE id = ${id}`,
  );
}

/** Records that the blog has the text of this document; `hash` is that of the frozen text. */
export function rememberSent(db: WritableDb, id: string, document: string, hash: string, now: number): void {
  const current = currentHash(db, document, hash);
  run(
    db,
    sql`UPDATE publications SET sent_document = ${document}, sent_hash = ${current}, sent_at = ${now} WHERE id = ${id}`,
  );
  // The author's confirmation is no longer needed once the blog was read.
  run(db, sql`UPDATE by_hand_jobs SET confirmed_at = NULL WHERE publication_id = ${id}`);
}

/** The remote text of a post written elsewhere; undefined for one with our mark. */
export const elsewhere = (base: Content | undefined): string | undefined =>
  base === undefined || findPublicationMarks(base.content).length > 0 ? undefined : base.content;
