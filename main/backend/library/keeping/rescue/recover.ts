/**
 * « Récupérer ce qui peut l'être »: builds a new library from all readable rows of a damaged one, posts first, prepared
 * beside it like a restored backup. The damaged file stays unchanged. Runs on a thread.
 */
import fs from 'node:fs';
import path from 'node:path';
import type Database from 'better-sqlite3';
import { AppError } from '#contract/failure.ts';
import type { LostPart, Recovered } from '#contract/rescue.ts';
import type { OnProgress } from '../backups/copy-database.ts';
import { prepare } from '../backups/prepare.ts';
import { recoveringFolder } from '../backups/restore-swap.ts';
import { hashJson } from '../../store/read-document.ts';
import { isDocument, type Row } from '../rows/checks.ts';
import { type Strange, invalidRows } from '../rows/check-rows.ts';
import { transaction, type WritableDb } from '#backend/core/sql.ts';
import { type RecoveredTable, newLibrary, sharedColumns, tablesOf, RowInserter } from './recovered-tables.ts';
import { type Damaged, openDamaged } from './open-damaged.ts';
import {
  doubtfulPosts,
  dropUnreadable,
  indexFromDocuments,
  peopleFromDocuments,
  rebuildPosts,
  insertRowsFromPages,
  RECOGNIZED_TABLES,
} from './rebuild-posts.ts';
import { readableKeyed, readableRows } from './readable-rows.ts';

// Rows of a recovered library that a restore would refuse (rows/check-rows.ts). Their posts may be rebuilt from revisions.

/**
 * Deletes them and returns their tables. Readable posts stay even if their hash differs; they are reported as doubtful.
 */
export function deleteInvalidRows(db: WritableDb): string[] {
  const strange = [...invalidRows(db, () => undefined)].filter((one) => !isReadablePost(one));
  for (const { table, row, values } of strange)
    if (hasNumbers(db, table)) db.prepare(`DELETE FROM "${table}" WHERE rowid = ?`).run(row);
    else dropByValues(db, table, values);
  return [...new Set(strange.map(({ table }) => table))];
}

const isReadablePost = ({ table, column, values }: Strange): boolean =>
  table === 'posts' && column === 'document' && isDocument(String(values['document'] ?? ''));

const hasNumbers = (db: WritableDb, table: string): boolean =>
  db.prepare('SELECT wr FROM pragma_table_list WHERE name = ?').pluck().get(table) === 0;

function dropByValues(db: WritableDb, table: string, values: Row): void {
  const columns = Object.keys(values);
  db.prepare(`DELETE FROM "${table}" WHERE ${columns.map((name) => `"${name}" IS ?`).join(' AND ')}`).run(
    ...columns.map((name) => values[name] ?? null),
  );
}

/** Computes the hashes of the recovered texts again. */
export function rehashDocuments(db: WritableDb): void {
  const read = db.prepare('SELECT document, document_hash AS hash FROM posts WHERE rowid = ?');
  const write = db.prepare('UPDATE posts SET document_hash = ? WHERE rowid = ?');
  for (const rowid of db.prepare('SELECT rowid FROM posts').pluck().all()) {
    const { document, hash } = read.get(rowid) as { document: string; hash: string };
    if (hashJson(document) !== hash) write.run(hashJson(document), rowid);
  }
}

export type RecoverInput = Readonly<{
  folder: string;
  now: number;
}>;

/** Titles in a report; further ones are only counted. */
const MOST_TITLES = 200;

/**
 * Throws backup.damaged if no post can be read and nothing refers to one, backup.no-room, disk.full, disk.failed; then
 * nothing is left beside the library.
 */
export async function recover({ folder, now }: RecoverInput, onProgress: OnProgress): Promise<Recovered> {
  const work = recoveringFolder(folder);
  fs.rmSync(work, { recursive: true, force: true });
  fs.mkdirSync(work, { recursive: true, mode: 0o700 });
  try {
    const damaged = openDamaged(folder, work);
    const file = path.join(work, 'found.sqlite');
    const db = await newLibrary(file, damaged.version);
    let rescued: Rescued;
    try {
      rescued = takeAll(db, damaged, (share) => onProgress(share * 0.6));
    } finally {
      damaged.db?.close();
      db.close();
    }
    if (rescued.posts === 0) throw new AppError('rescue.nothing');
    const { counts, missing } = await prepare({ folder, file }, (share) => onProgress(0.6 + share * 0.4));
    const { partly, rebuilt, doubtful, lostPosts } = rescued;
    return {
      ...counts,
      missing,
      madeAt: now,
      lostPosts,
      rebuilt: { count: rebuilt.length, titles: rebuilt.slice(0, MOST_TITLES) },
      doubtful: { count: doubtful.length, titles: doubtful.slice(0, MOST_TITLES) },
      partly,
    };
  } finally {
    fs.rmSync(work, { recursive: true, force: true });
  }
}

type Rescued = Readonly<{
  posts: number;
  lostPosts: number;
  rebuilt: readonly string[];
  doubtful: readonly string[];
  partly: LostPart[];
}>;

function takeAll(db: WritableDb, damaged: Damaged, onProgress: OnProgress): Rescued {
  return transaction(db, () => {
    const tables = tablesOf(db);
    const broken = new Set<string>();
    tables.forEach((table, index) => {
      if (!takeTable(db, damaged.db, table)) broken.add(table.name);
      onProgress((index + 1) / tables.length);
    });
    const unreadable = dropUnreadable(db);
    const columns = (name: string) => tables.find((table) => table.name === name)?.columns ?? [];
    if (unreadable > 0 || RECOGNIZED_TABLES.some((name) => broken.has(name)))
      insertRowsFromPages(db, damaged.file, {
        posts: columns('posts'),
        revisions: columns('revisions'),
        assets: columns('assets'),
      });
    for (const table of deleteInvalidRows(db)) broken.add(table);
    const referenced = countReferencedPosts(db);
    const rebuilt = rebuildPosts(db);
    indexFromDocuments(db);
    if (broken.has('participants')) peopleFromDocuments(db);
    for (const table of dropOrphans(db)) broken.add(table);
    const posts = count(db, 'SELECT count(*) FROM posts');
    const doubtful = doubtfulPosts(db);
    rehashDocuments(db);
    return {
      posts,
      lostPosts: Math.max(referenced - posts, 0),
      rebuilt,
      doubtful,
      partly: [...new Set([...broken].map(partOf))],
    };
  });
}

/** Copies a table; false if part of it is missing. */
function takeTable(db: WritableDb, from: Database.Database | undefined, table: RecoveredTable): boolean {
  const columns = from === undefined ? [] : sharedColumns(from, table);
  if (from === undefined || columns.length === 0) return false;
  const taking = new RowInserter(db, table.name, columns);
  let gaps: number;
  if (table.key === undefined) {
    const rows = readableRows(from, table.name, columns);
    let next = rows.next();
    for (; next.done !== true; next = rows.next()) taking.take(next.value.slice(1));
    gaps = next.value;
  } else {
    const keyed = readableKeyed(from, table.name, columns, table.key);
    for (const row of keyed.rows) taking.take(row);
    gaps = keyed.gaps;
  }
  return gaps === 0 && taking.refused === 0;
}

const count = (db: WritableDb, text: string): number => db.prepare(text).pluck().get() as number;

/** The number of posts with a row or a reference from another row. */
const countReferencedPosts = (db: WritableDb): number =>
  count(
    db,
    `SELECT count(*) FROM (SELECT rowid FROM posts UNION SELECT post_rowid FROM revisions
       UNION SELECT post_rowid FROM post_labels UNION SELECT post_rowid FROM post_participants)`,
  );

/** Deletes rows that refer to lost rows. Returns their tables. */
function dropOrphans(db: WritableDb): string[] {
  const tables = new Set<string>();
  for (;;) {
    const orphans = db.pragma('foreign_key_check') as { table: string; rowid: number | null }[];
    if (orphans.length === 0) return [...tables];
    for (const { table, rowid } of orphans) {
      tables.add(table);
      if (rowid !== null) db.prepare(`DELETE FROM "${table}" WHERE rowid = ?`).run(rowid);
    }
    // Rows without a number cannot be deleted one by one.
    for (const table of new Set(orphans.filter(({ rowid }) => rowid === null).map((orphan) => orphan.table)))
      dropUnnumbered(db, table);
  }
}

function dropUnnumbered(db: WritableDb, table: string): void {
  const links = db.pragma(`foreign_key_list("${table}")`) as { table: string; from: string; to: string }[];
  for (const { table: to, from, to: column } of links)
    db.exec(
      `DELETE FROM "${table}" WHERE "${from}" IS NOT NULL AND "${from}" NOT IN (SELECT "${column}" FROM "${to}")`,
    );
}

const PARTS: Readonly<Record<string, LostPart>> = {
  posts: 'posts',
  post_labels: 'posts',
  post_participants: 'posts',
  revisions: 'history',
  approvals: 'history',
  awaited_approvals: 'history',
  participants: 'people',
  assets: 'pictures',
  notes: 'notes',
  settings: 'settings',
  accounts: 'publishing',
  blogs: 'publishing',
  publications: 'publishing',
  jobs: 'publishing',
  job_events: 'publishing',
};
const partOf = (table: string): LostPart => PARTS[table] ?? 'others';
