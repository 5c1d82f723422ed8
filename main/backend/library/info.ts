import path from 'node:path';
import { LISTED } from './people/participants.ts';
import type { ReadableDb } from '../core/sql.ts';
import { get, sql } from '../core/sql.ts';

export type LibraryInfo = Readonly<{
  posts: number;
  /** Number of people in the directory. */
  participants: number;
  assets: number;
  sqlite: string;
  node: string;
  folderName: string;
}>;

/**
 * Counts of the library's content, and versions. Only the last part of the folder's path, since the page must not learn
 * paths.
 */
export function libraryInfo(db: ReadableDb, folder: string): LibraryInfo {
  const row = get<{ posts: number; participants: number; assets: number; sqlite: string }>(
    db,
    sql`
    SELECT (SELECT count(*) FROM posts) AS posts, (SELECT count(*) FROM participants WHERE ${LISTED}) AS participants,
      (SELECT count(*) FROM assets) AS assets, sqlite_version() AS sqlite`,
  );
  if (row === undefined) throw new Error('a SELECT without FROM gave no row');
  return { ...row, node: process.versions.node, folderName: path.basename(folder) };
}
