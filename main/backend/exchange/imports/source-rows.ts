/** How posts are known to their sources: the key under which an entry is met again, and what was said of it. */
import { deflateRawSync } from 'node:zlib';
import type { ReadableDb, WritableDb } from '../../library/sql.ts';
import { get, run, sql } from '../../library/sql.ts';
import { valueOf } from './said.ts';
import { saidSchema, type Said } from '../../library/imports/said.ts';

export type SourceRow = Readonly<{
  key: string;
  postId: string;
  said: Said;
  /** The document as an import last wrote it. */
  documentHash: string;
}>;

export function findSource(db: ReadableDb, key: string): SourceRow | undefined {
  const row = get<{ post_id: string; said: string; document_hash: string }>(
    db,
    sql`SELECT post_id, said, document_hash FROM post_sources WHERE entry_key = ${key}`,
  );
  return row === undefined
    ? undefined
    : {
        key,
        postId: row.post_id,
        said: saidSchema.parse(JSON.parse(row.said)),
        documentHash: row.document_hash,
      };
}

/** Writes what is known now. `raw`: XML that says more than Escale models; absent leaves what there was. */
export function keepSource(db: WritableDb, source: SourceRow, raw: string | undefined): void {
  const { said } = source;
  const body = said.body?.[1] ?? null;
  const hash = valueOf(said, 'body') ?? valueOf(said, 'excerpt') ?? '';
  run(
    db,
    sql`
    INSERT INTO post_sources (post_id, entry_key, said, body_at, body_hash, document_hash, raw)
    VALUES (${source.postId}, ${source.key}, ${JSON.stringify(said)}, ${body}, ${hash},
      ${source.documentHash}, ${raw === undefined ? null : deflateRawSync(raw)})
    ON CONFLICT (entry_key) DO UPDATE SET said = excluded.said, body_at = excluded.body_at,
      body_hash = excluded.body_hash, document_hash = excluded.document_hash, raw = coalesce(excluded.raw, raw)`,
  );
}

export type PublicationFound = Readonly<{
  id: string;
  postId: string;
  ended: boolean;
  busy: boolean;
  /** Escale itself published it there once. */
  ours: boolean;
  sentHash: string | undefined;
  baseTitle: string | undefined;
  baseLabels: readonly string[] | undefined;
  baseContent: string | undefined;
}>;

/** The publication under which the blog's post is known here, the open one first. `busy`: a job is under way on it. */
export function findByRemote(db: ReadableDb, blogId: string, remoteId: string): PublicationFound | undefined {
  const row = get<{
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
    SELECT p.id, p.post_id, p.ended_at, jobs.id AS job, p.sent_at, p.sent_hash, p.base_title, p.base_labels, p.base_content
    FROM publications AS p LEFT JOIN jobs ON jobs.publication_id = p.id AND jobs.finished_at IS NULL
    WHERE p.blog_id = ${blogId} AND p.remote_id = ${remoteId} ORDER BY p.ended_at IS NOT NULL, p.rowid DESC LIMIT 1`,
  );
  return row === undefined
    ? undefined
    : {
        id: row.id,
        postId: row.post_id,
        ended: row.ended_at !== null,
        busy: row.job !== null,
        ours: row.sent_at !== null,
        sentHash: row.sent_hash ?? undefined,
        baseTitle: row.base_title ?? undefined,
        baseLabels: row.base_labels === null ? undefined : (JSON.parse(row.base_labels) as string[]),
        baseContent: row.base_content ?? undefined,
      };
}
