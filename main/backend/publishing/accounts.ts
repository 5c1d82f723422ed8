/** Who is signed in, and where. The tokens themselves are with the shell (sessions.ts). */
import { AppError } from '../../../preload/contract/failure.ts';
import type { ReadableDb, WritableDb } from '../library/sql.ts';
import { get, run, sql } from '../library/sql.ts';
import type { Endpoints } from './endpoints.ts';

export type Account = Readonly<{
  id: string;
  practice: boolean;
  issuer: string;
  /** Origin of the API its tokens are for. */
  base: string;
  /** Under which name posts are signed. */
  name: string;
  signedIn: boolean;
}>;

type AccountRow = {
  id: string;
  practice: number;
  issuer: string;
  base: string;
  name: string;
  signed_in: number;
};

const columns = sql`id, practice, issuer, base, name, signed_in`;
const toAccount = ({ practice, signed_in, ...row }: AccountRow): Account => ({
  ...row,
  practice: practice === 1,
  signedIn: signed_in === 1,
});

/** Throws account.not-found. */
export function getAccount(db: ReadableDb, id: string): Account {
  const row = get<AccountRow>(db, sql`SELECT ${columns} FROM accounts WHERE id = ${id}`);
  if (row === undefined) throw new AppError('account.not-found', { id });
  return toAccount(row);
}

/** The account of this user, as known from an earlier sign-in: the same person signing in again keeps it. */
export function findAccount(db: ReadableDb, issuer: string, userId: string): Account | undefined {
  const row = get<AccountRow>(
    db,
    sql`SELECT ${columns} FROM accounts WHERE issuer = ${issuer} AND user_id = ${userId}`,
  );
  return row === undefined ? undefined : toAccount(row);
}

export type SignedIn = Readonly<{
  id: string;
  practice: boolean;
  endpoints: Endpoints;
  userId: string;
  name: string;
}>;

/** Writes down that somebody signed in. */
export function saveSignIn(db: WritableDb, account: SignedIn, now: number): void {
  const { issuer, api } = account.endpoints;
  run(
    db,
    sql`
    INSERT INTO accounts (id, practice, issuer, base, user_id, name, signed_in, created_at, updated_at)
    VALUES (${account.id}, ${account.practice ? 1 : 0}, ${issuer}, ${api}, ${account.userId}, ${account.name}, 1, ${now}, ${now})
    ON CONFLICT (issuer, user_id) DO UPDATE SET
      base = excluded.base, name = excluded.name, signed_in = 1, updated_at = excluded.updated_at`,
  );
}

/** Returns whether that was news. */
export function setSignedIn(db: WritableDb, id: string, signedIn: boolean, now: number): boolean {
  const value = signedIn ? 1 : 0;
  return (
    run(
      db,
      sql`UPDATE accounts SET signed_in = ${value}, updated_at = ${now} WHERE id = ${id} AND signed_in <> ${value}`,
    ) > 0
  );
}
