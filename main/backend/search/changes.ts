/** The feed of changes (migration 0040): whoever keeps something derived reads again the posts that changed since. */
import { all, get, sql, type ReadableDb } from '../library/sql.ts';

export type Change = { change: number; rowid: number };

/** The number of the last change; 0 where nothing ever changed. */
export const lastChange = (db: ReadableDb): number =>
  get<{ change: number | null }>(db, sql`SELECT max(change) AS change FROM search_changes`)?.change ?? 0;

/** The next changes after one, in order, `most` at most. A post is among them once, by its last change. */
export function readChanges(db: ReadableDb, after: number, most: number): Change[] {
  return all<Change>(
    db,
    sql`SELECT change, post_rowid AS rowid FROM search_changes WHERE change > ${after} ORDER BY change LIMIT ${most}`,
  );
}

/** How many posts changed after one. */
export const changesSince = (db: ReadableDb, after: number): number =>
  get<{ posts: number }>(db, sql`SELECT count(*) AS posts FROM search_changes WHERE change > ${after}`)
    ?.posts ?? 0;
