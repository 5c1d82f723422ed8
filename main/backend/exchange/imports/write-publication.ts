/** An entry's presence on its blog, as the sources tell it: the ancestor of every later comparison. */
import type { ReadableDb, WritableDb } from '../../library/sql.ts';
import { get, run, sql } from '../../library/sql.ts';
import { instantOf } from './entry-document.ts';
import { valueOf } from './said.ts';
import { type Said } from '../../library/imports/said.ts';

const REMOTE = { live: 'live', draft: 'draft', scheduled: 'scheduled', trashed: 'binned' } as const;

const remoteStatus = (said: Said): string => REMOTE[valueOf(said, 'status') ?? 'live'];

/** A draft has no day of publication: the date that backups give it is that of its last save. */
function publishedAt(said: Said): number | null {
  const at = valueOf(said, 'publishedAt');
  return at === undefined || valueOf(said, 'status') === 'draft' ? null : instantOf(at);
}

type Base = Readonly<{ content: string | undefined; hash: string }>;

/** `content` is undefined where only an excerpt is known: then nothing may be written over what stands there. */
export function insertPublication(
  db: WritableDb,
  ids: Readonly<{ id: string; postId: string; blogId: string; remoteId: string }>,
  said: Said,
  base: Base,
  now: number,
): void {
  run(
    db,
    sql`
    INSERT INTO publications (id, post_id, blog_id, remote_id, remote_status, url, published_at, base_title, base_labels, base_content,
      sent_hash, created_at)
    VALUES (${ids.id}, ${ids.postId}, ${ids.blogId}, ${ids.remoteId}, ${remoteStatus(said)}, ${valueOf(said, 'url') ?? null},
      ${publishedAt(said)}, ${valueOf(said, 'title') ?? ''}, ${JSON.stringify(valueOf(said, 'labels') ?? [])}, ${base.content ?? null},
      ${base.hash}, ${now})`,
  );
}

/** Status, address and date, as they are known now. */
export function updatePresence(db: WritableDb, id: string, said: Said): void {
  run(
    db,
    sql`
    UPDATE publications SET remote_status = ${remoteStatus(said)}, url = coalesce(${valueOf(said, 'url') ?? null}, url),
      published_at = ${publishedAt(said)} WHERE id = ${id}`,
  );
}

/** The post here holds what the blog holds. `content`: only where the body is another one. */
export function updateBase(db: WritableDb, id: string, said: Said, base: Base): void {
  run(
    db,
    sql`
    UPDATE publications SET base_title = ${valueOf(said, 'title') ?? ''}, base_labels = ${JSON.stringify(valueOf(said, 'labels') ?? [])},
      base_content = coalesce(${base.content ?? null}, base_content), sent_hash = ${base.hash},
      found_title = NULL, found_labels = NULL, found_content = NULL, found_at = NULL WHERE id = ${id}`,
  );
}

/** What a publication says of itself that Escale learnt by publishing, with the second it was read back. */
export function saidByPublication(db: ReadableDb, id: string, bodyHash: (content: string) => string): Said {
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
