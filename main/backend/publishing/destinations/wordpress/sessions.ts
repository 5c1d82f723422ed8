/**
 * Sessions of WordPress accounts: the application password, kept by the shell (encrypted) under a key that names the
 * account, with its site, and never sent anywhere else.
 */
import { z } from 'zod';
import { AppError } from '#contract/failure.ts';
import type { Context } from '#backend/core/context.ts';
import type { Account } from '#backend/library/publications/accounts.ts';
import { isLoopback } from '#backend/network/endpoints.ts';
import { parseJson } from '#backend/network/read-bounded.ts';

export type Session = Readonly<{ root: string; authorization: string }>;

const secretSchema = z.strictObject({
  /** The address of the site, and of its API. */
  home: z.string(),
  root: z.string(),
  user: z.string().min(1),
  password: z.string().min(1),
});
export type Secret = Readonly<z.infer<typeof secretSchema>>;

const keyOf = (accountId: string): string => `wordpress:${accountId}`;

/** Whether a password may be sent to this address: https, or this computer. */
export const mayBeToldTo = (root: string): boolean =>
  URL.parse(root)?.protocol === 'https:' || isLoopback(root);

export const sessionOf = ({ root, user, password }: Secret): Session => ({
  root,
  authorization: `Basic ${Buffer.from(`${user}:${password}`, 'utf8').toString('base64')}`,
});

/** `kept` is false if it lasts only until the app quits. */
export const keepSecret = (
  { host }: Pick<Context, 'host'>,
  accountId: string,
  secret: Secret,
): Promise<{ kept: boolean }> =>
  host('secrets.store', { key: keyOf(accountId), value: JSON.stringify(secret) });

export const removeSecret = async ({ host }: Pick<Context, 'host'>, accountId: string): Promise<void> => {
  await host('secrets.remove', { key: keyOf(accountId) });
};

/** Fails with destination.signed-out, secrets.unavailable (the system's key store is locked). */
export async function loadSession({ host }: Pick<Context, 'host'>, account: Account): Promise<Session> {
  if (!account.signedIn) throw new AppError('destination.signed-out');
  const { value, locked } = await host('secrets.load', { key: keyOf(account.id) });
  if (locked === true) throw new AppError('secrets.unavailable');
  const parsed = secretSchema.safeParse(parseJson(value ?? ''));
  if (
    !parsed.success ||
    parsed.data.home !== account.issuer ||
    parsed.data.root !== account.base ||
    !mayBeToldTo(parsed.data.root)
  )
    throw new AppError('destination.signed-out');
  return sessionOf(parsed.data);
}
