/** The differences between this library and one that would replace it: counts, and posts by title. Runs on a thread. */
import Database from 'better-sqlite3';
import type { ReadableDb } from '#backend/core/sql.ts';
import { all, sql } from '#backend/core/sql.ts';
import type { Counts } from './proof.ts';
import { countsOf } from './proof.ts';

type ListedPost = Readonly<{ title: string; updatedAt: number }>;
export type PostList = Readonly<{ count: number; posts: ListedPost[] }>;

export type Differences = Readonly<{
  here: Counts;
  there: Counts;
  same: number;
  /** In this library only: a restore removes them (the replaced library is kept). */
  onlyHere: PostList;
  onlyThere: PostList;
  /** In both with different text, grouped by which was changed last. */
  newerHere: PostList;
  newerThere: PostList;
}>;

const MOST_LISTED = 200;

type Row = { id: string; title: string; updated_at: number; document_hash: string };

export function compareLibraries(current: string, other: string): Differences {
  const currentDb = open(current);
  try {
    const otherDb = open(other);
    try {
      return compare(currentDb, otherDb);
    } finally {
      otherDb.close();
    }
  } finally {
    currentDb.close();
  }
}

const open = (file: string): ReadableDb =>
  new Database(file, { readonly: true, fileMustExist: true, timeout: 5_000 }) as unknown as ReadableDb;

function compare(currentDb: ReadableDb, otherDb: ReadableDb): Differences {
  const theirs = new Map(rows(otherDb).map((row) => [row.id, row]));
  const onlyHere: Row[] = [];
  const newerHere: Row[] = [];
  const newerThere: Row[] = [];
  let same = 0;
  for (const ownRow of rows(currentDb)) {
    const their = theirs.get(ownRow.id);
    theirs.delete(ownRow.id);
    if (their === undefined) onlyHere.push(ownRow);
    else if (their.document_hash === ownRow.document_hash) same += 1;
    else if (ownRow.updated_at >= their.updated_at) newerHere.push(ownRow);
    else newerThere.push(their);
  }
  return {
    here: countsOf(currentDb),
    there: countsOf(otherDb),
    same,
    onlyHere: listed(onlyHere),
    onlyThere: listed([...theirs.values()]),
    newerHere: listed(newerHere),
    newerThere: listed(newerThere),
  };
}

const rows = (db: ReadableDb): Row[] =>
  all<Row>(
    db,
    sql`SELECT id, title, updated_at, document_hash FROM posts ORDER BY updated_at DESC, rowid DESC`,
  );

const listed = (postRows: readonly Row[]): PostList => ({
  count: postRows.length,
  posts: postRows
    .toSorted((one, other) => other.updated_at - one.updated_at)
    .slice(0, MOST_LISTED)
    .map(({ title, updated_at }) => ({ title, updatedAt: updated_at })),
});
