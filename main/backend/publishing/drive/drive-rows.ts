/** What is known of an account's Drive; its token is with the secrets (sessions.ts). */
import type { ReadableDb, WritableDb } from '../../library/sql.ts';
import { get, run, sql } from '../../library/sql.ts';

export type DriveOfAccount = Readonly<{
  /** As Google names them; '' where it does not say. */
  owner: string;
  /** The id of the folder « Escale », once it was made. */
  folder: string | undefined;
}>;

/** Undefined where the person did not allow it, or no longer does. */
export function findDrive(db: ReadableDb, accountId: string): DriveOfAccount | undefined {
  const row = get<{ drive_owner: string | null; drive_folder: string | null }>(
    db,
    sql`SELECT drive_owner, drive_folder FROM accounts WHERE id = ${accountId} AND drive_consented_at IS NOT NULL`,
  );
  return row === undefined
    ? undefined
    : { owner: row.drive_owner ?? '', folder: row.drive_folder ?? undefined };
}

/** The person allowed it just now. */
export function saveDrive(db: WritableDb, accountId: string, owner: string, now: number): void {
  run(
    db,
    sql`UPDATE accounts SET drive_consented_at = ${now}, drive_owner = ${owner} WHERE id = ${accountId}`,
  );
}

export function rememberFolder(db: WritableDb, accountId: string, folder: string): void {
  run(db, sql`UPDATE accounts SET drive_folder = ${folder} WHERE id = ${accountId}`);
}

/** No longer allowed; the folder is remembered for another time. Returns whether that was news. */
export function endDrive(db: WritableDb, accountId: string): boolean {
  return (
    run(
      db,
      sql`UPDATE accounts SET drive_consented_at = NULL WHERE id = ${accountId} AND drive_consented_at IS NOT NULL`,
    ) > 0
  );
}
