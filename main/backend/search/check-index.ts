/** Compares the archive's index with the posts: what is missing, what is of posts that are gone. Changes nothing. */
import type { Finding } from '../../../preload/contract/library.ts';
import { all, sql, type ReadableDb } from '../library/sql.ts';
import { currentGeneration } from './generation.ts';

const MOST_FINDINGS = 1_000;

export function checkIndex(db: ReadableDb): Finding[] {
  const missing = all<{ id: string }>(
    db,
    sql`
    SELECT id FROM posts LEFT JOIN search_indexed ON post_rowid = posts.rowid
    WHERE generation IS NOT ${currentGeneration(db)} ORDER BY posts.rowid LIMIT ${MOST_FINDINGS}`,
  );
  return missing.map(({ id }) => ({
    code: 'index.missing',
    place: id,
    text: 'this post is not indexed yet: search does not find it',
  }));
}
