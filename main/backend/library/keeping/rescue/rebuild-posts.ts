/** Rebuilds posts whose row is lost from orphaned pages and revisions. */
import { createHash, randomUUID } from 'node:crypto';
import { inflateRawSync } from 'node:zlib';
import type Database from 'better-sqlite3';
import { CREDIT_FIELDS } from '#interview/people/person-fields.ts';
import type { Post } from '#interview/document.ts';
import { readDocument } from '../../store/read-document.ts';
import { pageRows } from './page-rows.ts';
import type { Row } from './readable-rows.ts';
import { RowInserter } from './recovered-tables.ts';

const MAX_DOCUMENT_BYTES = 64 * 1024 * 1024;
const KINDS = new Set(['interview', 'article', 'page']);
const HASH = /^[0-9a-f]{64}$/;

const hashOf = (document: string): string => createHash('sha256').update(document).digest('hex');

const columnReader = (columns: readonly string[]) => {
  const indexes = new Map(columns.map((name, index) => [name, index]));
  return (row: Row, name: string) => row[indexes.get(name) ?? -1];
};

/** The tables whose rows are recognised by their values. */
export const RECOGNIZED_TABLES = ['posts', 'revisions', 'assets'] as const;

/** Inserts rows of these tables from the pages of `file`. Of two rows of a post, the latest save is used. */
export function insertRowsFromPages(
  db: Database.Database,
  file: string,
  columns: Readonly<Record<(typeof RECOGNIZED_TABLES)[number], readonly string[]>>,
): void {
  const of = {
    posts: columnReader(columns.posts),
    revisions: columnReader(columns.revisions),
    assets: columnReader(columns.assets),
  };
  const posts = new RowInserter(db, 'posts', columns.posts);
  const remove = db.prepare<[string]>('DELETE FROM posts WHERE id = ?');
  /** The number of the inserted save per post id; a later save replaces it. */
  const saves = new Map<string, number>();
  const revisions = new RowInserter(db, 'revisions', columns.revisions);
  const assets = new RowInserter(db, 'assets', columns.assets);
  for (const { rowid, values } of pageRows(file)) {
    // The rowid is stored beside the row, and its column is empty. Columns of a later migration may be missing.
    const toRow = (columnNames: readonly string[]): Row =>
      columnNames.map((_, index) => (index === 0 ? rowid : (values[index] ?? null)));
    if (values[0] !== null) continue;
    if (values.length <= columns.posts.length && looksLikePost(values, of.posts)) {
      const row = toRow(columns.posts);
      const id = String(of.posts(row, 'id'));
      const save = Number(of.posts(row, 'save_number'));
      const takenSave = saves.get(id);
      if (takenSave !== undefined && takenSave >= save) continue;
      if (takenSave !== undefined) remove.run(id);
      if (posts.take(row)) saves.set(id, save);
    } else if (values.length <= columns.revisions.length && looksLikeRevision(values, of.revisions)) {
      revisions.take(toRow(columns.revisions));
    } else if (values.length <= columns.assets.length && looksLikeAsset(values, of.assets)) {
      assets.take(toRow(columns.assets));
    }
  }
}

type Read = ReturnType<typeof columnReader>;

function looksLikePost(row: Row, of: Read): boolean {
  const document = of(row, 'document');
  const hash = of(row, 'document_hash');
  return (
    typeof of(row, 'id') === 'string' &&
    KINDS.has(String(of(row, 'kind'))) &&
    typeof document === 'string' &&
    typeof hash === 'string' &&
    // Only the hash of its text confirms a page.
    hashOf(document) === hash
  );
}

function looksLikeRevision(row: Row, of: Read): boolean {
  const document = of(row, 'document');
  const hash = of(row, 'document_hash');
  if (!(document instanceof Uint8Array) || typeof hash !== 'string' || !HASH.test(hash)) return false;
  return inflated(document, hash) !== undefined;
}

const looksLikeAsset = (row: Row, of: Read): boolean =>
  HASH.test(String(of(row, 'sha256'))) &&
  /^image\/[a-z]+$/.test(String(of(row, 'mime'))) &&
  typeof of(row, 'bytes') === 'number';

/** The document's JSON; undefined if its bytes are damaged. */
function inflated(bytes: Uint8Array, hash: string): string | undefined {
  try {
    const text = inflateRawSync(bytes, { maxOutputLength: MAX_DOCUMENT_BYTES }).toString('utf8');
    return hashOf(text) === hash ? text : undefined;
  } catch {
    // Damaged in any way.
    return undefined;
  }
}

/** Creates a post from the newest readable revision of each post whose row is lost. Returns their titles. */
export function rebuildPosts(db: Database.Database): string[] {
  // Only ids, because the texts of a whole library do not fit in memory.
  const states = db
    .prepare<[], { rowid: number; post: number }>(
      "SELECT rowid, post_rowid AS post FROM revisions WHERE post_rowid NOT IN (SELECT rowid FROM posts) AND reason <> 'remote' ORDER BY post_rowid, created_at DESC, rowid DESC",
    )
    .all();
  const state = db.prepare<[number], { document: Uint8Array; hash: string; at: number }>(
    'SELECT document, document_hash AS hash, created_at AS at FROM revisions WHERE rowid = ?',
  );
  const insert = db.prepare(
    `INSERT INTO posts (rowid, id, kind, language, title, status, document, document_version, document_hash, save_number,
       words, questions, answers, created_at, updated_at)
     VALUES (?, ?, ?, ?, ?, 'draft', ?, ?, ?, 1, 0, ?, ?, ?, ?)`,
  );
  const done = new Set<number>();
  const titles: string[] = [];
  for (const { rowid, post } of states) {
    const revision = done.has(post) ? undefined : state.get(rowid);
    if (revision === undefined) continue;
    const { hash, at } = revision;
    const text = inflated(revision.document, hash);
    const document = text === undefined ? undefined : readable(text);
    if (text === undefined || document === undefined) continue;
    const of = (type: string): number => document.body.filter((block) => block.type === type).length;
    const { kind, language, title, version } = document;
    insert.run(
      post,
      randomUUID(),
      kind,
      language,
      title,
      text,
      version,
      hash,
      of('question'),
      of('answer'),
      at,
      at,
    );
    done.add(post);
    titles.push(title);
  }
  return titles;
}

/** Titles of the recovered posts whose text does not match its hash. */
export function doubtfulPosts(db: Database.Database): string[] {
  const titles: string[] = [];
  for (const { title, document, hash } of db
    .prepare<[], { title: string; document: string; hash: string }>(
      'SELECT title, document, document_hash AS hash FROM posts ORDER BY rowid',
    )
    .iterate())
    if (hashOf(document) !== hash) titles.push(title);
  return titles;
}

/** Deletes posts whose text is unreadable; `rebuildPosts` recreates them from revisions. */
export function dropUnreadable(db: Database.Database): number {
  const unreadable: number[] = [];
  for (const { rowid, document, hash } of db
    .prepare<[], { rowid: number; document: string; hash: string }>(
      'SELECT rowid, document, document_hash AS hash FROM posts',
    )
    .iterate())
    // A text that matches its hash is readable; only others are parsed.
    if (hashOf(document) !== hash && readable(document) === undefined) unreadable.push(rowid);
  const remove = db.prepare<[number]>('DELETE FROM posts WHERE rowid = ?');
  for (const rowid of unreadable) remove.run(rowid);
  return unreadable.length;
}

function readable(text: string): Post | undefined {
  try {
    return readDocument(text);
  } catch {
    // A foreign or later format, which cannot be shown.
    return undefined;
  }
}

/** Restores the labels and people of each post from its document. */
export function indexFromDocuments(db: Database.Database): void {
  db.exec(`
    INSERT OR IGNORE INTO post_labels (post_rowid, label, position)
      SELECT posts.rowid, label.value, label.key FROM posts, json_each(posts.document, '$.labels') AS label
      WHERE typeof(label.value) = 'text';
    INSERT OR IGNORE INTO post_participants (post_rowid, participant_id, position)
      SELECT posts.rowid, json_extract(person.value, '$.id'), person.key
      FROM posts, json_each(posts.document, '$.participants') AS person
      WHERE json_extract(person.value, '$.id') IS NOT NULL`);
}

/** Restores people missing in the directory from the posts that name them. */
export function peopleFromDocuments(db: Database.Database): void {
  db.exec(`
    INSERT OR IGNORE INTO participants (id, name, ${CREDIT_FIELDS.join(', ')}, created_at, updated_at, met_at)
      SELECT json_extract(person.value, '$.id'), json_extract(person.value, '$.name'),
        ${CREDIT_FIELDS.map((field) => `json_extract(person.value, '$.${field}')`).join(', ')},
        posts.created_at, posts.updated_at, posts.updated_at
      FROM posts, json_each(posts.document, '$.participants') AS person
      WHERE json_extract(person.value, '$.name') <> ''
      ORDER BY posts.updated_at DESC`);
}
