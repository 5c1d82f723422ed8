/**
 * Writes the erased form of one row, and all that depends on it: the hashes that refer to a document, the index, the
 * status. Only here a revision changes: an exception to « added, never rewritten » that the row records.
 */
import { DOCUMENT_VERSION } from '#interview/document.ts';
import { countPost } from '#interview/words.ts';
import { unnamedLabel } from '#interview/erasure/erase-text.ts';
import { awaitNoMore } from '../posts/approvals.ts';
import { refreshStatus } from '../publications/shown-publications.ts';
import { documentToIndex } from '../posts/proposals.ts';
import { keepDerived, notifyWritten } from '../posts/posts.ts';
import type { Query, ReadableDb, SqlValue, WritableDb } from '../../core/sql.ts';
import { get, run, sql } from '../../core/sql.ts';
import { changeOf, conditionOf, ruleOf, type Change, type Reader, type Row } from './row-change.ts';
import { rowsAt, type Hit } from './scan.ts';
import { sealText } from './sealed-names.ts';
import { seenText } from './seen-mark.ts';

/** `busy`: a job that is on its way is left until it arrived. */
type Outcome = Readonly<{ outcome: 'changed' | 'same' | 'busy'; postId?: string }>;

export type Owner = { id: string; rowid: number };

/**
 * In a transaction. `isKept`: whether a row of this post keeps the names, because its author wrote them. Throws
 * post.newer-version.
 */
export function eraseRow(
  db: WritableDb,
  reader: Reader,
  { table, key }: Hit,
  now: number,
  isKept: (owner: Owner) => boolean = () => false,
): Outcome {
  let outcome: Outcome['outcome'] = 'same';
  const owner = ownerOf(db, table, key);
  for (const row of rowsAt(db, table, key)) {
    const change = changeOf(reader, table, row);
    if (change === undefined || (owner !== undefined && isKept(owner))) continue;
    if (table === 'jobs' && isUnderWay(db, key)) return { outcome: 'busy' };
    apply(db, reader, table, key, row, change, owner, now);
    outcome = 'changed';
  }
  return { outcome, ...(owner === undefined ? {} : { postId: owner.id }) };
}

/** The post a row belongs to. */
export function ownerOf(db: ReadableDb, table: string, key: number | string): Owner | undefined {
  const rule = ruleOf(table);
  if (rule.post === undefined) return undefined;
  return get<Owner>(db, {
    text: `SELECT posts.id, posts.rowid FROM "${table}" AS scanned JOIN posts ON ${conditionOf(rule)} WHERE scanned.rowid = ?`,
    values: [key],
  });
}

const isUnderWay = (db: WritableDb, key: number | string): boolean =>
  get(
    db,
    sql`SELECT 1 FROM jobs WHERE rowid = ${key} AND finished_at IS NULL AND state IN ('sending', 'checking')`,
  ) !== undefined;

function apply(
  db: WritableDb,
  reader: Reader,
  table: string,
  key: number | string,
  row: Row,
  change: Change,
  owner: Owner | undefined,
  now: number,
): void {
  if (change.goes) {
    removeRow(db, table, key, row);
    return;
  }
  if (owner !== undefined) for (const pair of change.hashes) updateHashReferences(db, owner, pair);
  const columns = new Map<string, SqlValue>([...change.columns, ...documentColumns(table, change, now)]);
  write(db, table, key, columns);
  if (table === 'publications') markSeen(db, reader, key, row, change);
  if (owner === undefined || change.post === undefined) return;
  // The archive reads a post as its proposal does.
  if (table === 'proposals') indexAsRead(db, owner.rowid);
  if (table !== 'posts') return;
  run(
    db,
    sql`UPDATE posts SET save_number = save_number + 1, last_save_id = NULL WHERE rowid = ${owner.rowid}`,
  );
  keepDerived(db, owner.rowid, change.post.post, now, false);
  dropUnnamed(db, reader);
  refreshStatus(db, owner.id);
  indexAsRead(db, owner.rowid);
}

function indexAsRead(db: WritableDb, postRowid: number): void {
  const read = documentToIndex(db, postRowid);
  if (read !== undefined) notifyWritten(db, { postRowid, document: read.document });
}

/** The columns of a row that are derived from its document. */
function documentColumns(table: string, { post, hashes }: Change, now: number): [string, SqlValue][] {
  const hash = hashes[0]?.[1];
  if (
    post === undefined ||
    hash === undefined ||
    !['posts', 'revisions', 'jobs', 'proposals'].includes(table)
  )
    return [];
  const counts = countPost(post.post);
  const version: [string, SqlValue] = ['document_version', DOCUMENT_VERSION];
  if (table === 'proposals') return [version];
  const versionColumns: [string, SqlValue][] = [version, ['document_hash', hash]];
  if (table === 'jobs') return versionColumns;
  const countColumns: [string, SqlValue][] = [
    ['title', post.post.title],
    ['words', counts.words],
  ];
  if (table === 'revisions') return [...versionColumns, ...countColumns, ['rewritten_at', now]];
  return [...versionColumns, ...countColumns, ['questions', counts.questions], ['answers', counts.answers]];
}

function write(
  db: WritableDb,
  table: string,
  key: number | string,
  columns: ReadonlyMap<string, SqlValue>,
): void {
  const names = [...columns.keys()];
  run(db, {
    text: `UPDATE "${table}" SET ${names.map((name) => `"${name}" = ?`).join(', ')} WHERE "${ruleOf(table).key ?? 'rowid'}" = ?`,
    values: [...columns.values(), key],
  });
}

function removeRow(db: WritableDb, table: string, key: number | string, row: Row): void {
  if (table === 'awaited_approvals') {
    awaitNoMore(db, Number(key), String(row['name_key']));
    return;
  }
  if (table === 'recognized_people') {
    const id = row['id'] ?? null;
    run(db, sql`DELETE FROM proposal_people WHERE person_id = ${id}`);
    run(db, sql`DELETE FROM people_matches WHERE person_id = ${id} OR other_id = ${id}`);
  }
  run(db, { text: `DELETE FROM "${table}" WHERE rowid = ?`, values: [key] });
}

/** Replaces a document's hash in every row that refers to it, before the change is announced. */
function updateHashReferences(
  db: WritableDb,
  { id, rowid }: Owner,
  [before, after]: readonly [string, string],
): void {
  if (before === after) return;
  const updates: readonly Query[] = [
    sql`UPDATE post_sources SET document_hash = ${after} WHERE post_id = ${id} AND document_hash = ${before}`,
    sql`UPDATE publications SET sent_hash = ${after} WHERE post_id = ${id} AND sent_hash = ${before}`,
    sql`UPDATE import_items SET left_hash = ${after} WHERE post_id = ${id} AND left_hash = ${before}`,
    sql`UPDATE shared_states SET local_hash = ${after} WHERE post_rowid = ${rowid} AND local_hash = ${before}`,
    sql`UPDATE proposals SET made_from = ${after} WHERE post_rowid = ${rowid} AND made_from = ${before}`,
    sql`UPDATE proposals SET accepted_as = ${after} WHERE post_rowid = ${rowid} AND accepted_as = ${before}`,
    sql`UPDATE people_act_posts SET after_hash = ${after} WHERE post_rowid = ${rowid} AND after_hash = ${before}`,
  ];
  for (const query of updates) run(db, query);
}

/** Seals the remote content under the old text: it counts as last seen, not as a change on the blog (seen-mark.ts). */
function markSeen(
  db: WritableDb,
  { markers, fingerprintOf }: Reader,
  key: number | string,
  row: Row,
  { columns }: Change,
): void {
  const base = ['base_title', 'base_labels', 'base_content'];
  if (!base.some((name) => columns.has(name))) return;
  const [title, labels, content] = base.map((name) => row[name]);
  const sealing = markers[0]?.key;
  if (
    typeof title !== 'string' ||
    typeof labels !== 'string' ||
    typeof content !== 'string' ||
    sealing === undefined
  )
    return;
  const before = row['seen_mark'];
  const mark =
    typeof before === 'string'
      ? before
      : sealText(
          sealing,
          seenText({ title, labels: JSON.parse(labels) as string[], content }, fingerprintOf),
        );
  run(db, sql`UPDATE publications SET seen_mark = ${mark} WHERE rowid = ${key}`);
}

/** Removes from the directory people who were replaced: they stay in posts only. */
export function dropUnnamed(db: WritableDb, { markers }: Reader): void {
  const ids = markers.flatMap((marker) => marker.ids);
  run(
    db,
    sql`
    DELETE FROM participants WHERE id IN (SELECT value FROM json_each(${JSON.stringify(ids)}))
      AND name IN (${unnamedLabel('fr')}, ${unnamedLabel('en')})`,
  );
}
