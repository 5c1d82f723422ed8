/** Updates the search index in the transaction that changes a post. */
import { z } from 'zod';
import type { Post } from '#interview/document.ts';
import { listenToPosts } from '../../library/posts/posts.ts';
import { readValue, writeValue } from '../../library/store/settings.ts';
import {
  column,
  onCommit,
  type ReadableDb,
  run,
  sql,
  transaction,
  tuples,
  type WritableDb,
} from '../../core/sql.ts';
import { type Analysed, ANALYSIS_VERSION, foldPassages } from '../analysis/tokenizer.ts';
import { COLUMNS, type RowOfPost, rowsOfPost } from './rows-of-post.ts';
import { writeSurfaces } from './stored-dictionary.ts';

/**
 * The generation that a complete index has: the analysis version and the number of requested rebuilds, stored with each
 * post and in the hash of each row. Increasing it invalidates everything without changing a row.
 */
const KEY = 'search.generation';
const MOST = 1_000;
const schema = z
  .int()
  .min(0)
  .max(MOST - 1);

/** Greater than 0, the generation of a post that is not indexed. */
export const currentGeneration = (db: ReadableDb): number =>
  ANALYSIS_VERSION * MOST + (readValue(db, KEY, schema) ?? 0);

export const nextGeneration = (db: WritableDb): void =>
  writeValue(db, KEY, ((readValue(db, KEY, schema) ?? 0) + 1) % MOST);

/** The generation of a post that is not indexed. */
const NOT_INDEXED = 0;

type PostToIndex = Readonly<{ postRowid: number; document: Post }>;

/** UTF-16 units that are indexed within a save, about ten milliseconds; a longer post is indexed right after it. */
const MOST_IN_A_SAVE = 150_000;

/** Indexes posts after the transaction that omitted them; registered by the backend. */
type Start = (postRowids: readonly number[]) => void;
const later = new WeakMap<WritableDb, Start>();

export function indexLater(db: WritableDb, start: Start): void {
  later.set(db, start);
}

/**
 * Indexes a post, or updates its index: only changed rows are written. Call it inside the transaction that saves the
 * document, as the last write, since a write between two of the index makes FTS5 flush its memory. A very long post is
 * marked as not indexed instead, and its rows follow in steps (background-indexing.ts).
 */
export const indexPost = (db: WritableDb, post: PostToIndex): void => indexPosts(db, [post]);

/** The same for several posts: the full text of all of them comes last, because the next other write flushes it. */
export function indexPosts(db: WritableDb, posts: readonly PostToIndex[]): void {
  const generation = currentGeneration(db);
  const start = later.get(db);
  transaction(db, () => {
    const fullText: FullText[] = [];
    for (const { postRowid, document } of posts) {
      const changes = changesOf(db, postRowid, rowsOfPost(document, generation));
      if (start !== undefined && unitsOf(changes.rows) > MOST_IN_A_SAVE) {
        markIndexed(db, postRowid, NOT_INDEXED);
        onCommit(db, () => start([postRowid]));
        continue;
      }
      markIndexed(db, postRowid, generation);
      fullText.push(writeBeside(db, postRowid, changes));
    }
    writeFullText(db, fullText);
  });
}

/**
 * Marks posts as not indexed, after a change without a save of the data they are read from; they are indexed after the
 * transaction, step by step.
 */
export function markToIndex(db: WritableDb, postRowids: readonly number[]): void {
  run(
    db,
    sql`
    UPDATE search_indexed SET generation = ${NOT_INDEXED}
    WHERE post_rowid IN (SELECT value FROM json_each(${JSON.stringify(postRowids)}))`,
  );
  const start = later.get(db);
  if (start !== undefined) onCommit(db, () => start(postRowids));
}

/** True if posts omitted by a transaction are indexed later (`markToIndex`). */
export const indexesLater = (db: WritableDb): boolean => later.has(db);

/** Removes a post from the index. A binned post stays in it and is excluded by its status. */
export function removePost(db: WritableDb, postRowid: number): void {
  transaction(db, () => {
    markIndexed(db, postRowid, NOT_INDEXED);
    writeFullText(db, [writeBeside(db, postRowid, changesOf(db, postRowid, []))]);
  });
}

export type Changes = Readonly<{ rows: readonly RowOfPost[]; stale: readonly number[] }>;

export function changesOf(db: WritableDb, postRowid: number, rows: readonly RowOfPost[]): Changes {
  const existingRowids = new Map<string, number[]>();
  for (const [rowid, hash] of tuples<[number, Uint8Array]>(
    db,
    sql`SELECT rowid, hash FROM search_rows_of WHERE post_rowid = ${postRowid}`,
  )) {
    const key = Buffer.from(hash).toString('hex');
    existingRowids.set(key, [...(existingRowids.get(key) ?? []), rowid]);
  }
  const changed = rows.filter((row) => existingRowids.get(row.hash.toString('hex'))?.pop() === undefined);
  return { rows: changed, stale: [...existingRowids.values()].flat() };
}

/** The length of the text in rows, in UTF-16 units. */
export function unitsOf(rows: readonly RowOfPost[]): number {
  let units = 0;
  for (const { columns } of rows)
    for (const texts of columns.values()) for (const { text } of texts) units += text.length;
  return units;
}

/** @param generation with which the post is now complete */
export function markIndexed(db: WritableDb, postRowid: number, generation: number): void {
  run(
    db,
    sql`
    INSERT INTO search_indexed (post_rowid, generation, document_hash)
    SELECT rowid, ${generation}, document_hash FROM posts WHERE rowid = ${postRowid}
    ON CONFLICT (post_rowid) DO UPDATE SET generation = excluded.generation, document_hash = excluded.document_hash`,
  );
}

/** Changes of the full text: rows to write by rowid, with the text of each column, and rows to delete. */
export type FullText = Readonly<{
  rows: readonly Readonly<{ rowid: number; columns: readonly string[] }>[];
  deletedRowids: readonly number[];
}>;

/**
 * Replaces the stale rows and deletes surplus ones, except for the full text, which is returned. Also writes the
 * dictionary and the speakers of each row.
 */
export function writeBeside(db: WritableDb, postRowid: number, { rows, stale }: Changes): FullText {
  const words = new Set<Analysed>();
  const columns = rows.map((row) =>
    COLUMNS.map((name) => foldPassages(row.columns.get(name) ?? [], (word) => words.add(word))),
  );
  writeSurfaces(db, words, stale.length > 0);
  const freeRowids = [...stale];
  const rowids = rows.map((row) => keepRow(db, freeRowids.pop(), postRowid, row));
  for (const rowid of freeRowids) run(db, sql`DELETE FROM search_rows_of WHERE rowid = ${rowid}`);
  return {
    rows: columns.map((texts, index) => ({ rowid: rowids[index] ?? 0, columns: texts })),
    deletedRowids: freeRowids,
  };
}

/** Writes everything at once, because any other write in between makes FTS5 flush its buffer. */
export function writeFullText(db: WritableDb, writes: readonly FullText[]): void {
  for (const { deletedRowids } of writes)
    for (const rowid of deletedRowids) run(db, sql`DELETE FROM search_rows WHERE rowid = ${rowid}`);
  for (const { rows } of writes)
    for (const { rowid, columns } of rows) {
      const [title, people, labels, lead, questions, answers, others, captions] = columns;
      run(
        db,
        sql`
        INSERT OR REPLACE INTO search_rows (rowid, title, people, labels, lead, questions, answers, texts, captions)
        VALUES (${rowid}, ${title ?? ''}, ${people ?? ''}, ${labels ?? ''}, ${lead ?? ''}, ${questions ?? ''},
          ${answers ?? ''}, ${others ?? ''}, ${captions ?? ''})`,
      );
    }
}

/** Stores the speakers of a row; returns its rowid. */
function keepRow(
  db: WritableDb,
  rowid: number | undefined,
  postRowid: number,
  { people, hash }: RowOfPost,
): number {
  if (rowid !== undefined) {
    run(db, sql`UPDATE search_rows_of SET people = ${people}, hash = ${hash} WHERE rowid = ${rowid}`);
    return rowid;
  }
  const [added] = column<number>(
    db,
    sql`INSERT INTO search_rows_of (post_rowid, people, hash) VALUES (${postRowid}, ${people}, ${hash}) RETURNING rowid`,
  );
  if (added === undefined) throw new Error('INSERT … RETURNING gave no row');
  return added;
}

/** Makes the index follow all writes of posts through this connection, inside their transactions. */
export const followPosts = (db: WritableDb): void =>
  listenToPosts(db, { written: indexPost, removed: removePost });
