/**
 * The known alterations of each blog (interview/html/alterations.ts), taken from its answers to our writes. They are stored
 * as hashes, without any text.
 */
import { createHash } from 'node:crypto';
import type { Alteration } from '#interview/html/alterations.ts';
import { column, get, type ReadableDb, run, sql, type WritableDb } from '../../core/sql.ts';

/** Maximum rows per blog, since a plugin may alter every post differently. */
const MOST_OF_BLOG = 5_000;

const hashOf = (alteration: Alteration): string =>
  createHash('sha256').update(JSON.stringify(alteration)).digest('hex');
const hashesOf = (alterations: readonly Alteration[]): string => JSON.stringify(alterations.map(hashOf));

export const altersTexts = (db: ReadableDb, blogId: string): boolean =>
  get(db, sql`SELECT 1 FROM blog_alterations WHERE blog_id = ${blogId} LIMIT 1`) !== undefined;

/** True if all of these are known alterations of the blog; with `accepted`, accepted ones. */
export function areKnown(
  db: ReadableDb,
  blogId: string,
  alterations: readonly Alteration[],
  accepted = false,
): boolean {
  const unknown = get(
    db,
    sql`
    SELECT 1 FROM json_each(${hashesOf(alterations)}) AS one WHERE NOT EXISTS (
      SELECT 1 FROM blog_alterations WHERE blog_id = ${blogId} AND hash = one.value AND accepted >= ${accepted ? 1 : 0})`,
  );
  return unknown === undefined;
}

export function noteAlterations(db: WritableDb, blogId: string, alterations: readonly Alteration[]): void {
  run(
    db,
    sql`
    INSERT OR IGNORE INTO blog_alterations (blog_id, hash) SELECT ${blogId}, value FROM json_each(${hashesOf(alterations)})
    WHERE (SELECT count(*) FROM blog_alterations WHERE blog_id = ${blogId}) < ${MOST_OF_BLOG}`,
  );
}

export function acceptAlterations(db: WritableDb, blogId: string, alterations: readonly Alteration[]): void {
  run(
    db,
    sql`
    INSERT INTO blog_alterations (blog_id, hash, accepted) SELECT ${blogId}, value, 1 FROM json_each(${hashesOf(alterations)}) WHERE true
    ON CONFLICT (blog_id, hash) DO UPDATE SET accepted = 1`,
  );
}

/** `altered` means that the blog shows an altered text that the author has not accepted. */
export function rememberAltered(db: WritableDb, publicationId: string, altered: boolean): void {
  run(db, sql`UPDATE publications SET altered = ${altered ? 1 : 0} WHERE id = ${publicationId}`);
}

/** The open publications of a blog with alterations that are not accepted. */
export const listAltered = (db: ReadableDb, blogId: string): string[] =>
  column<string>(
    db,
    sql`SELECT id FROM publications WHERE blog_id = ${blogId} AND altered = 1 AND ended_at IS NULL ORDER BY rowid`,
  );
