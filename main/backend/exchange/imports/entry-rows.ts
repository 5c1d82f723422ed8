/** Database rows of an entry: a post like one written here, its source, and its publication on its blog. */
import { deflateRawSync } from 'node:zlib';
import type { RevisionReason } from '#contract/posts.ts';
import type { Status } from '#contract/shapes.ts';
import { DOCUMENT_VERSION, type Post } from '#interview/document.ts';
import { countPost } from '#interview/words.ts';
import { type Reported, reportedSchema } from '../../library/imports/reported.ts';
import { hashDocument, keepDerived } from '../../library/posts/posts.ts';
import { packedAfter } from '../../library/store/packed-document.ts';
import { addRevision } from '../../library/posts/revisions.ts';
import { all, get, type ReadableDb, run, sql, type WritableDb } from '../../core/sql.ts';
import type { Entry } from '../sources/entries.ts';
import { type Head, instantOf } from './entry-document.ts';
import { blocksOf, type BodyCounts, type BodyRead } from '../sources/read-body.ts';
import { valueOf } from './reported.ts';

export type Moment = Readonly<{ now: number; newId: () => string }>;
/** Milliseconds UTC for rows, never before 1970. */
export type Dates = Readonly<{ createdAt: number; updatedAt: number }>;
type Written = Readonly<{ postRowid: number; hash: string }>;

/** A document serialised once for all the rows that store it. */
export type Stored = Readonly<{
  head: Head;
  json: string | Uint8Array;
  hash: string;
  counts: BodyCounts;
  /** The packed form of a revision, if it was created with the body. */
  packed?: Uint8Array | undefined;
  /** Parses the document, which takes time in proportion to its length. */
  document(): Post;
}>;

export function storedOf(document: Post): Stored {
  const json = JSON.stringify(document);
  return {
    head: document,
    json,
    hash: hashDocument(json),
    counts: countPost(document),
    document: () => document,
  };
}

/** A document with the blocks exactly as they were read. */
export function storedAsRead(head: Head, read: BodyRead): Stored {
  const before = Buffer.from(`${JSON.stringify(head).slice(0, -1)},"body":`);
  const json = Buffer.concat([before, read.json]);
  return {
    head,
    json,
    packed: packedAfter(before, read.packed),
    hash: hashDocument(json),
    counts: read.counts,
    document: () => ({ ...head, body: blocksOf(read) }),
  };
}

/** The expected public status; if refreshStatus computes the same, the row is not written again. */
export type ShownStatus = Readonly<{
  status: Status;
  binnedAt: number | undefined;
  publishedAt: number | undefined;
}>;

/** Inserts a post that already exists on the blog. The caller updates its index and status. */
export function insertImported(
  db: WritableDb,
  id: string,
  { head, json, hash, counts }: Stored,
  dates: Dates & ShownStatus,
  now: number,
): Written {
  const row = get<{ rowid: number }>(
    db,
    sql`
    INSERT INTO posts (id, kind, language, title, status, document, document_version, document_hash, save_number,
      words, questions, answers, created_at, updated_at, binned_at, published_at)
    VALUES (${id}, ${head.kind}, ${head.language}, ${head.title}, ${dates.status}, CAST(${json} AS TEXT), ${DOCUMENT_VERSION}, ${hash}, 0,
      ${counts.words}, ${counts.questions}, ${counts.answers}, ${dates.createdAt}, ${dates.updatedAt}, ${dates.binnedAt ?? null},
      ${dates.publishedAt ?? null})
    RETURNING rowid`,
  );
  if (row === undefined) throw new Error('INSERT … RETURNING gave no row');
  keepDerived(db, row.rowid, head, now, false);
  return { postRowid: row.rowid, hash };
}

/** Replaces the document of an unedited post. Counts as a save, so that an open editor treats it as a remote change. */
export function replaceDocument(
  db: WritableDb,
  postRowid: number,
  { head, json, hash, counts }: Stored,
  updatedAt: number | undefined,
  now: number,
): Written {
  run(
    db,
    sql`
    UPDATE posts SET kind = ${head.kind}, language = ${head.language}, title = ${head.title}, document = CAST(${json} AS TEXT),
      document_version = ${DOCUMENT_VERSION}, document_hash = ${hash}, save_number = save_number + 1, last_save_id = NULL,
      words = ${counts.words}, questions = ${counts.questions}, answers = ${counts.answers},
      updated_at = coalesce(${updatedAt ?? null}, updated_at)
    WHERE rowid = ${postRowid}`,
  );
  keepDerived(db, postRowid, head, now, false);
  return { postRowid, hash };
}

/** Stores a source's state of a post as a permanent revision. Returns its id. */
export function keepRevision(
  db: WritableDb,
  postRowid: number,
  { head, json, hash, counts, packed }: Stored,
  reason: RevisionReason,
  { now, newId }: Moment,
): string {
  return addRevision(
    db,
    newId(),
    {
      postRowid,
      title: head.title,
      words: counts.words,
      document: json,
      documentVersion: DOCUMENT_VERSION,
      documentHash: hash,
      ...(packed !== undefined && { packed }),
    },
    reason,
    now,
  );
}

export type PostHead = {
  rowid: number;
  language: string;
  document: string;
  document_hash: string;
  binned_at: number | null;
};

export function findHead(db: ReadableDb, id: string): PostHead | undefined {
  return get<PostHead>(
    db,
    sql`SELECT rowid, language, document, document_hash, binned_at FROM posts WHERE id = ${id}`,
  );
}

// Identifies posts by source: the key that finds an entry again, and the fields its sources reported.

export type SourceRow = Readonly<{
  key: string;
  postId: string;
  reported: Reported;
  /** Hash of the document as last written by an import. */
  documentHash: string;
}>;

export function findSource(db: ReadableDb, key: string): SourceRow | undefined {
  const row = get<{ post_id: string; reported: string; document_hash: string }>(
    db,
    sql`SELECT post_id, reported, document_hash FROM post_sources WHERE entry_key = ${key}`,
  );
  return row === undefined
    ? undefined
    : {
        key,
        postId: row.post_id,
        reported: reportedSchema.parse(JSON.parse(row.reported)),
        documentHash: row.document_hash,
      };
}

/** Stores the current values. `raw` is XML with fields that Escale does not model; if absent, the stored XML stays. */
export function keepSource(db: WritableDb, source: SourceRow, raw: string | undefined): void {
  const { reported } = source;
  const body = reported.body?.[1] ?? null;
  const hash = valueOf(reported, 'body') ?? valueOf(reported, 'excerpt') ?? '';
  run(
    db,
    sql`
    INSERT INTO post_sources (post_id, entry_key, reported, body_at, body_hash, document_hash, raw)
    VALUES (${source.postId}, ${source.key}, ${JSON.stringify(reported)}, ${body}, ${hash},
      ${source.documentHash}, ${raw === undefined ? null : deflateRawSync(raw)})
    ON CONFLICT (entry_key) DO UPDATE SET reported = excluded.reported, body_at = excluded.body_at,
      body_hash = excluded.body_hash, document_hash = excluded.document_hash, raw = coalesce(excluded.raw, raw)`,
  );
}

export type KnownPublication = Readonly<{
  id: string;
  postId: string;
  ended: boolean;
  busy: boolean;
  /** True if Escale once published it there. */
  wasSent: boolean;
  sentHash: string | undefined;
  baseTitle: string | undefined;
  baseLabels: readonly string[] | undefined;
  baseContent: string | undefined;
}>;

/** The publication of this blog's post, preferably an open one. `busy` means that a job is pending for it. */
export function findByRemote(db: ReadableDb, blogId: string, remoteId: string): KnownPublication | undefined {
  // Most entries have none, and the index alone can tell.
  const any = sql`SELECT 1 FROM publications WHERE blog_id = ${blogId} AND remote_id = ${remoteId} LIMIT 1`;
  if (get(db, any) === undefined) return undefined;
  // Runs for every entry and returns one or two rows, so sorting here is cheaper than in SQL.
  const rows = all<{
    rowid: number;
    id: string;
    post_id: string;
    ended_at: number | null;
    job: string | null;
    sent_at: number | null;
    sent_hash: string | null;
    base_title: string | null;
    base_labels: string | null;
    base_content: string | null;
  }>(
    db,
    sql`
    SELECT p.rowid, p.id, p.post_id, p.ended_at, jobs.id AS job, p.sent_at, p.sent_hash, p.base_title, p.base_labels, p.base_content
    FROM publications AS p LEFT JOIN jobs ON jobs.publication_id = p.id AND jobs.finished_at IS NULL
    WHERE p.blog_id = ${blogId} AND p.remote_id = ${remoteId}`,
  );
  const [row] = rows.toSorted(
    (a, b) => Number(a.ended_at !== null) - Number(b.ended_at !== null) || b.rowid - a.rowid,
  );
  return row === undefined
    ? undefined
    : {
        id: row.id,
        postId: row.post_id,
        ended: row.ended_at !== null,
        busy: row.job !== null,
        wasSent: row.sent_at !== null,
        sentHash: row.sent_hash ?? undefined,
        baseTitle: row.base_title ?? undefined,
        baseLabels: row.base_labels === null ? undefined : (JSON.parse(row.base_labels) as string[]),
        baseContent: row.base_content ?? undefined,
      };
}

// The presence of an entry on its blog as reported by its sources: the base of later three-way comparisons.

const REMOTE = { live: 'live', draft: 'draft', scheduled: 'scheduled', trashed: 'binned' } as const;

const remoteStatus = (reported: Reported): string => REMOTE[valueOf(reported, 'status') ?? 'live'];

const isPage = (reported: Reported): number => (valueOf(reported, 'kind') === 'page' ? 1 : 0);

/** Drafts have no publication date; backups give the date of their last save. */
function publishedAt(reported: Reported): number | null {
  const at = valueOf(reported, 'publishedAt');
  return at === undefined || valueOf(reported, 'status') === 'draft' ? null : instantOf(at);
}

type Base = Readonly<{ content: string | undefined; hash: string }>;

/**
 * `content` is undefined if only an excerpt is known; then the post on the blog must not be overwritten. Writes all
 * columns in one statement, since any later change rewrites the whole row with its body.
 */
export function insertPublication(
  db: WritableDb,
  ids: Readonly<{ id: string; postId: string; blogId: string; remoteId: string }>,
  {
    reported,
    toAccount: { author, pending, details } = {},
  }: Pick<Entry, 'toAccount'> & Readonly<{ reported: Reported }>,
  base: Base,
  now: number,
): void {
  run(
    db,
    sql`
    INSERT INTO publications (id, post_id, blog_id, remote_id, remote_status, url, published_at, base_title, base_labels, base_content,
      sent_hash, page, created_at, author_id, author_name, pending, details)
    VALUES (${ids.id}, ${ids.postId}, ${ids.blogId}, ${ids.remoteId}, ${remoteStatus(reported)}, ${valueOf(reported, 'url') ?? null},
      ${publishedAt(reported)}, ${valueOf(reported, 'title') ?? ''}, ${JSON.stringify(valueOf(reported, 'labels') ?? [])}, ${base.content ?? null},
      ${base.hash}, ${isPage(reported)}, ${now}, ${author?.id ?? null}, ${author?.displayName ?? null}, ${pending === true ? 1 : 0},
      ${details === undefined ? null : JSON.stringify(details)})`,
  );
}

export function updatePresence(db: WritableDb, id: string, reported: Reported): void {
  run(
    db,
    sql`
    UPDATE publications SET remote_status = ${remoteStatus(reported)}, url = coalesce(${valueOf(reported, 'url') ?? null}, url),
      published_at = ${publishedAt(reported)}, page = ${isPage(reported)} WHERE id = ${id}`,
  );
}

/** Records that the post here equals the one on the blog. `content` is only given for a changed body. */
export function updateBase(db: WritableDb, id: string, reported: Reported, base: Base): void {
  run(
    db,
    sql`
    UPDATE publications SET base_title = ${valueOf(reported, 'title') ?? ''}, base_labels = ${JSON.stringify(valueOf(reported, 'labels') ?? [])},
      base_content = coalesce(${base.content ?? null}, base_content), sent_hash = ${base.hash},
      remote_title = NULL, remote_labels = NULL, remote_content = NULL, remote_read_at = NULL,
      remote_changed_at = NULL WHERE id = ${id}`,
  );
}

/** The fields that Escale learnt by publishing, with the second when they were read back. */
export function reportedByPublication(
  db: ReadableDb,
  id: string,
  bodyHash: (content: string) => string,
): Reported {
  const row = get<{
    remote_status: string | null;
    url: string | null;
    published_at: number | null;
    base_title: string | null;
    base_labels: string | null;
    base_content: string | null;
    sent_at: number | null;
  }>(
    db,
    sql`SELECT remote_status, url, published_at, base_title, base_labels, base_content, sent_at FROM publications WHERE id = ${id}`,
  );
  if (row?.sent_at == null) return {};
  const second = Math.floor(row.sent_at / 1000);
  const status = (Object.keys(REMOTE) as (keyof typeof REMOTE)[]).find(
    (key) => REMOTE[key] === row.remote_status,
  );
  return {
    ...(row.base_title === null ? {} : { title: [row.base_title, second] }),
    ...(row.base_labels === null ? {} : { labels: [JSON.parse(row.base_labels) as string[], second] }),
    ...(row.base_content === null ? {} : { body: [bodyHash(row.base_content), second] }),
    ...(status === undefined ? {} : { status: [status, second] }),
    ...(row.url === null ? {} : { url: [row.url, second] }),
    ...(row.published_at === null ? {} : { publishedAt: [row.published_at, second] }),
  };
}
