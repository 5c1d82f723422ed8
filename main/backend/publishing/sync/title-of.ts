import type { ReadableDb } from '../../library/sql.ts';
import { get, sql } from '../../library/sql.ts';

/** A post's title as it is here. */
export const titleOf = (db: ReadableDb, postId: string): string =>
  get<{ title: string }>(db, sql`SELECT title FROM posts WHERE id = ${postId}`)?.title ?? '';
