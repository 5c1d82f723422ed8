/**
 * The outcome of an import per entry: one row, even if the entry occurs twice, with the previous rows needed to undo it
 * exactly.
 */
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { SkipReason } from '#contract/imports.ts';
import type { Post } from '#interview/document.ts';
import { withCurrentPeople } from '../../library/people/aliases.ts';
import { keepDerived } from '../../library/posts/posts.ts';
import { readDocument } from '../../library/store/read-document.ts';
import {
  all,
  columns,
  get,
  list,
  type Query,
  type ReadableDb,
  run,
  sql,
  type SqlValue,
  type WritableDb,
} from '../../core/sql.ts';

const POST =
  'kind language title document document_version document_hash words questions answers created_at updated_at binned_at'.split(
    ' ',
  );
const PUBLICATION =
  'remote_status url published_at base_title base_labels base_content remote_title remote_labels remote_content remote_read_at remote_changed_at sent_hash'.split(
    ' ',
  );
const SOURCE = ['reported', 'body_at', 'body_hash', 'document_hash', 'raw'];

/** The rows of a post before an import first changes it. */
export function rowsBefore(
  db: ReadableDb,
  {
    postId,
    publicationId,
    key,
  }: Readonly<{ postId: string; publicationId: string | undefined; key: string }>,
): Before {
  const one = (query: Query): Row | null => get<Row>(db, query) ?? null;
  return {
    post: one(sql`SELECT ${columns(POST)} FROM posts WHERE id = ${postId}`),
    publication: one(
      sql`SELECT id, ${columns(PUBLICATION)} FROM publications WHERE id = ${publicationId ?? null}`,
    ),
    source: one(sql`SELECT ${columns(SOURCE)} FROM post_sources WHERE entry_key = ${key}`),
  };
}

/** `title = ?, labels = ?` with the values of the row. */
const assignments = (names: readonly string[], row: Row): Query => ({
  text: columns(names, (name) => `${name} = ?`).text,
  values: names.map((name) => row[name] ?? null),
});

/** Restores the post's row. Counts as a save. Returns the document, for the index. */
export function restorePost(db: WritableDb, postRowid: number, row: Row, now: number): Post {
  const hash = row['document_hash'] ?? null;
  run(
    db,
    sql`
    UPDATE posts SET ${assignments(POST, row)}, save_number = save_number + iif(document_hash = ${hash}, 0, 1),
      last_save_id = iif(document_hash = ${hash}, last_save_id, NULL)
    WHERE rowid = ${postRowid}`,
  );
  const document = readDocument(String(row.document));
  // People merged since are not added to the directory again (person-acts/replace-text.ts updates the text).
  keepDerived(db, postRowid, withCurrentPeople(db, document), now, false);
  return document;
}

export function restorePublication(db: WritableDb, row: Row): void {
  run(db, sql`UPDATE publications SET ${assignments(PUBLICATION, row)} WHERE id = ${row['id'] ?? null}`);
}

export function restoreSource(db: WritableDb, key: string, row: Row | null): void {
  if (row === null) run(db, sql`DELETE FROM post_sources WHERE entry_key = ${key}`);
  else run(db, sql`UPDATE post_sources SET ${assignments(SOURCE, row)} WHERE entry_key = ${key}`);
}

export type What = 'post' | 'page' | 'comment';
export type Outcome = 'added' | 'updated' | 'unchanged' | 'skipped';

export type Item = Readonly<{
  what: What;
  key: string;
  status: 'live' | 'draft' | 'scheduled' | 'trashed';
  outcome: Outcome;
  title: string;
  postId?: string | undefined;
  reason?: SkipReason | undefined;
  leftHash?: string | undefined;
  before?: Before | undefined;
  /** The content of a skipped entry, for later inspection. */
  raw?: string | undefined;
}>;

type Row = Readonly<Record<string, SqlValue>>;
/** Rows before the import changed them; null for a row that did not exist. */
export type Before = Readonly<{
  post?: Row | null;
  publication?: Row | null;
  source?: Row | null;
  comment?: Row | null;
  revisions?: readonly string[];
}>;

const MOST_BYTES = 256 * 1024 * 1024;

export const packed = (before: Before): Uint8Array =>
  deflateRawSync(
    JSON.stringify(before, (_key, value: unknown) =>
      value instanceof Uint8Array || Buffer.isBuffer(value)
        ? { base64: Buffer.from(value).toString('base64') }
        : isBufferJson(value)
          ? { base64: Buffer.from(value.data).toString('base64') }
          : value,
    ),
  );

/** The form in which JSON.stringify passes a Buffer to a replacer. */
const isBufferJson = (value: unknown): value is { type: 'Buffer'; data: number[] } =>
  typeof value === 'object' &&
  value !== null &&
  'type' in value &&
  value.type === 'Buffer' &&
  'data' in value;

export function unpacked(blob: Uint8Array): Before {
  const json = inflateRawSync(blob, { maxOutputLength: MOST_BYTES }).toString('utf8');
  return JSON.parse(json, (_key, value: unknown) =>
    typeof value === 'object' && value !== null && 'base64' in value && typeof value.base64 === 'string'
      ? Buffer.from(value.base64, 'base64')
      : value,
  ) as Before;
}

type Known = { rowid: number; outcome: Outcome; before: Uint8Array | null };

/** Stores an outcome. An entry that occurs twice in one import keeps the first outcome. */
export function recordItem(db: WritableDb, importRowid: number, item: Item): void {
  const existing = get<Known>(
    db,
    sql`
    SELECT rowid, outcome, before FROM import_items
    WHERE import_rowid = ${importRowid} AND what = ${item.what} AND entry_key = ${item.key}`,
  );
  const title = item.title.slice(0, 2_000);
  if (existing === undefined) {
    run(
      db,
      sql`
      INSERT INTO import_items (import_rowid, what, entry_key, status, outcome, post_id, title, reason, left_hash, before, raw)
      VALUES (${importRowid}, ${item.what}, ${item.key}, ${item.status}, ${item.outcome}, ${item.postId ?? null}, ${title},
        ${item.reason ?? null}, ${item.leftHash ?? null}, ${item.before === undefined ? null : packed(item.before)},
        ${item.raw === undefined ? null : deflateRawSync(item.raw)})`,
    );
    return;
  }
  const stays = existing.outcome === 'added' || (existing.outcome === 'updated' && item.outcome !== 'added');
  const outcome =
    item.outcome === 'skipped' && existing.outcome !== 'skipped'
      ? existing.outcome
      : stays
        ? existing.outcome
        : item.outcome;
  run(
    db,
    sql`
    UPDATE import_items SET status = ${item.status}, outcome = ${outcome}, post_id = coalesce(${item.postId ?? null}, post_id),
      title = ${title}, reason = ${outcome === 'skipped' ? (item.reason ?? null) : null},
      left_hash = coalesce(${item.leftHash ?? null}, left_hash), before = ${joined(existing, item.before)} WHERE rowid = ${existing.rowid}`,
  );
}

/** The first previous state is kept; revisions accumulate. A post added by this import needs no previous state. */
function joined(existing: Known, before: Before | undefined): Uint8Array | null {
  if (existing.outcome === 'added' || before === undefined) return existing.before;
  if (existing.before === null) return packed(before);
  const first = unpacked(existing.before);
  return packed({
    ...before,
    ...first,
    revisions: [...(first.revisions ?? []), ...(before.revisions ?? [])],
  });
}

export type ItemRow = Readonly<{
  rowid: number;
  what: What;
  entry_key: string;
  outcome: Outcome;
  post_id: string | null;
  title: string;
  left_hash: string | null;
  before: Uint8Array | null;
}>;

/** The items of an import below `under`, last first, since undoing runs in reverse order. */
export function itemsUnder(db: ReadableDb, importRowid: number, under: number, limit: number): ItemRow[] {
  return all<ItemRow>(
    db,
    sql`
    SELECT rowid, what, entry_key, outcome, post_id, title, left_hash, before FROM import_items
    WHERE import_rowid = ${importRowid} AND rowid < ${under} ORDER BY rowid DESC LIMIT ${limit}`,
  );
}

/** The next later import, not undone, with the same entry. */
export function laterItem(
  db: ReadableDb,
  importRowid: number,
  { what, entry_key }: Pick<ItemRow, 'what' | 'entry_key'>,
): Pick<ItemRow, 'rowid' | 'outcome' | 'before'> | undefined {
  return get(
    db,
    sql`
    SELECT rowid, outcome, before FROM import_items
    WHERE import_rowid IN (SELECT rowid FROM imports WHERE rowid > ${importRowid} AND state <> 'undone')
      AND what IN (${list(what === 'comment' ? ['comment'] : ['post', 'page'])}) AND entry_key = ${entry_key} AND outcome <> 'skipped'
    ORDER BY import_rowid LIMIT 1`,
  );
}

/** Transfers an item to a later import, so that undoing that import undoes both. */
export function transferItem(
  db: WritableDb,
  from: ItemRow,
  to: Pick<ItemRow, 'rowid' | 'outcome' | 'before'>,
): void {
  const revisions = [from.before, to.before].flatMap((blob) =>
    blob === null ? [] : (unpacked(blob).revisions ?? []),
  );
  const before =
    from.outcome === 'added' || from.before === null
      ? from.before
      : packed({ ...unpacked(from.before), revisions });
  const outcome = from.outcome === 'added' ? 'added' : to.outcome === 'unchanged' ? from.outcome : to.outcome;
  run(
    db,
    sql`
    UPDATE import_items SET outcome = ${outcome}, before = ${from.outcome === 'added' ? null : (before ?? to.before)} WHERE rowid = ${to.rowid}`,
  );
}

/** Deletes the previous state, which is no longer needed. */
export function forgetBefore(db: WritableDb, rowid: number): void {
  run(db, sql`UPDATE import_items SET before = NULL, left_hash = NULL WHERE rowid = ${rowid}`);
}
