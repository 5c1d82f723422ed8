/** The mail addresses of the directory of people. */
import type { DirectoryEntry } from '#contract/library.ts';
import { isMailAddress } from '#interview/links.ts';
import { all, column, type ReadableDb, sql } from '../../core/sql.ts';
import { getParticipant, LISTED } from './participants.ts';

/** The addresses of these people, of those who have one. */
export const addressesOf = (db: ReadableDb, ids: readonly string[]): { id: string; address: string }[] =>
  all<{ id: string; address: string }>(
    db,
    sql`SELECT id, trim(email) AS address FROM participants WHERE email <> '' AND id IN (SELECT value FROM json_each(${JSON.stringify(ids)}))`,
  ).filter(({ address }) => isMailAddress(address));

/** The person with this address; undefined if there is none, or more than one. */
export function personOfAddress(db: ReadableDb, address: string): DirectoryEntry | undefined {
  const ids = column<string>(
    db,
    sql`SELECT id FROM participants WHERE ${LISTED} AND email <> '' AND lower(trim(email)) = lower(${address.trim()}) LIMIT 2`,
  );
  const [id] = ids;
  return id === undefined || ids.length > 1 ? undefined : getParticipant(db, id);
}
