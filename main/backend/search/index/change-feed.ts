/** The feed of changes (migration 0040), with which derived state is updated by reading the posts changed since. */
import { all, get, type ReadableDb, sql } from '../../core/sql.ts';

/** Number of changes in a signature. */
const REMEMBERED = 64;

type Remembered = readonly [change: number, rowid: number, hash: string];

/**
 * The last changes with the hash of each post, stored in a derived file to recognise whether it belongs to the current
 * state of this library. The number of the last change is not enough, since a restored library continues counting from
 * its backup.
 */
export function signature(library: ReadableDb): string {
  const rows = all<{ change: number; rowid: number; hash: string | null }>(
    library,
    sql`
    SELECT change, post_rowid AS rowid, document_hash AS hash FROM search_changes LEFT JOIN posts ON posts.rowid = post_rowid
    ORDER BY change DESC LIMIT ${REMEMBERED}`,
  );
  return JSON.stringify(rows.map(({ change, rowid, hash }): Remembered => [change, rowid, hash ?? '']));
}

/** False if the library never made those changes: another library, or one restored from before them. */
export function isSameLibrary(library: ReadableDb, remembered: string | undefined): boolean {
  if (remembered === undefined) return false;
  const changes = read(remembered);
  if (changes === undefined) return false;
  const last = get<{ change: number | null }>(
    library,
    sql`SELECT max(change) AS change FROM search_changes`,
  )?.change;
  return changes.every(([change, rowid, hash]) => {
    if (change > (last ?? 0)) return false;
    const now = get<{ rowid: number; hash: string | null }>(
      library,
      sql`
      SELECT post_rowid AS rowid, document_hash AS hash FROM search_changes LEFT JOIN posts ON posts.rowid = post_rowid
      WHERE change = ${change}`,
    );
    // Changed again since, so that this change was replaced.
    if (now === undefined) return true;
    return now.rowid === rowid && (now.hash ?? '') === hash;
  });
}

function read(text: string): Remembered[] | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) ? (value as Remembered[]) : undefined;
  } catch {
    return undefined;
  }
}

export type Change = { change: number; rowid: number };

export const lastChange = (db: ReadableDb): number =>
  get<{ change: number | null }>(db, sql`SELECT max(change) AS change FROM search_changes`)?.change ?? 0;

/** The next changes after one, in order, at most `most`. A post occurs once, with its last change. */
export function readChanges(db: ReadableDb, after: number, most: number): Change[] {
  return all<Change>(
    db,
    sql`SELECT change, post_rowid AS rowid FROM search_changes WHERE change > ${after} ORDER BY change LIMIT ${most}`,
  );
}

export const changesSince = (db: ReadableDb, after: number): number =>
  get<{ posts: number }>(db, sql`SELECT count(*) AS posts FROM search_changes WHERE change > ${after}`)
    ?.posts ?? 0;
