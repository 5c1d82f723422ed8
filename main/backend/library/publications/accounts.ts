/** Accounts of blog servers. Credentials are with the secrets, stored by each kind of blog. */
import type { Account as ShownAccount } from '#contract/blogs.ts';
import { AppError } from '#contract/failure.ts';
import { capabilitiesOf, type DestinationKind } from '#interview/destinations.ts';
import type { ReadableDb, WritableDb } from '../../core/sql.ts';
import { all, get, run, sql } from '../../core/sql.ts';
import { NEEDS_SIGN_IN } from './blogs.ts';

export type Account = Readonly<{
  id: string;
  kind: DestinationKind;
  issuer: string;
  base: string;
  /** The name that signs posts. */
  name: string;
  signedIn: boolean;
  /** Time of the user's consent, ms UTC; undefined for sign-ins of earlier versions. */
  consentedAt: number | undefined;
}>;

type AccountRow = {
  id: string;
  kind: DestinationKind;
  issuer: string;
  base: string;
  name: string;
  signed_in: number;
  consented_at: number | null;
};

const columns = sql`id, kind, issuer, base, name, signed_in, consented_at`;
const toAccount = ({ signed_in, consented_at, ...row }: AccountRow): Account => ({
  ...row,
  signedIn: signed_in === 1,
  consentedAt: consented_at ?? undefined,
});

/** Throws account.not-found. */
export function getAccount(db: ReadableDb, id: string): Account {
  const row = get<AccountRow>(db, sql`SELECT ${columns} FROM accounts WHERE id = ${id}`);
  if (row === undefined) throw new AppError('account.not-found', { id });
  return toAccount(row);
}

/** The account of this user from an earlier sign-in, which a new sign-in keeps. */
export function findAccount(db: ReadableDb, issuer: string, userId: string): Account | undefined {
  const row = get<AccountRow>(
    db,
    sql`SELECT ${columns} FROM accounts WHERE issuer = ${issuer} AND user_id = ${userId}`,
  );
  return row === undefined ? undefined : toAccount(row);
}

export type SignedIn = Readonly<{
  id: string;
  kind: DestinationKind;
  issuer: string;
  base: string;
  userId: string;
  name: string;
}>;

/** Stores a sign-in, by consent just given at the issuer (`consented`) or by stored tokens. */
export function saveSignIn(db: WritableDb, account: SignedIn, now: number, consented = true): void {
  const at = consented ? now : null;
  run(
    db,
    sql`
    INSERT INTO accounts (id, kind, issuer, base, user_id, name, signed_in, consented_at, created_at, updated_at)
    VALUES (${account.id}, ${account.kind}, ${account.issuer}, ${account.base}, ${account.userId}, ${account.name}, 1, ${at}, ${now}, ${now})
    ON CONFLICT (issuer, user_id) DO UPDATE SET base = excluded.base, name = excluded.name, signed_in = 1,
      consented_at = coalesce(excluded.consented_at, consented_at), updated_at = excluded.updated_at`,
  );
}

/** Returns true if it changed. */
export function setSignedIn(db: WritableDb, id: string, signedIn: boolean, now: number): boolean {
  const value = signedIn ? 1 : 0;
  return (
    run(
      db,
      sql`UPDATE accounts SET signed_in = ${value}, updated_at = ${now} WHERE id = ${id} AND signed_in <> ${value}`,
    ) > 0
  );
}

/**
 * Records that the issuer refused an account's tokens. `shortLived`: they expired a week after the consent. Returns
 * true if it changed.
 */
export function noteSignInEnded(
  db: WritableDb,
  id: string,
  { shortLived }: Readonly<{ shortLived: boolean }>,
  now: number,
): boolean {
  if (shortLived) run(db, sql`UPDATE accounts SET short_lived = 1 WHERE id = ${id} AND ${NEEDS_SIGN_IN}`);
  return (
    run(
      db,
      sql`UPDATE accounts SET signed_in = 0, updated_at = ${now} WHERE id = ${id} AND ${NEEDS_SIGN_IN} AND signed_in = 1`,
    ) > 0
  );
}

/** Lifetime of a sign-in that once expired by itself. */
const SHORT_LIFE_MS = 7 * 86_400_000;

/** Accounts by name: those signed in, and those whose blogs wait for a sign-in. */
export function listAccounts(db: ReadableDb): ShownAccount[] {
  return all<
    Pick<AccountRow, 'id' | 'kind' | 'issuer' | 'name' | 'signed_in' | 'consented_at'> & {
      short_lived: number;
    }
  >(
    db,
    sql`
    SELECT id, kind, issuer, name, signed_in, consented_at, short_lived FROM accounts
    WHERE ${NEEDS_SIGN_IN} AND (signed_in = 1
      OR EXISTS (SELECT 1 FROM blogs WHERE blogs.account_id = accounts.id AND blogs.forgotten_at IS NULL))
    ORDER BY name, rowid LIMIT 100`,
  ).map((row) => ({
    id: row.id,
    kind: row.kind,
    name: row.name,
    signedIn: row.signed_in === 1,
    ...(row.consented_at === null ? {} : { consentedAt: row.consented_at }),
    ...(capabilitiesOf(row.kind).hasAccountsOfOneSite ? { site: row.issuer } : {}),
    ...(row.short_lived === 1 && row.signed_in === 1 && row.consented_at !== null
      ? { endsAt: row.consented_at + SHORT_LIFE_MS }
      : {}),
  }));
}
