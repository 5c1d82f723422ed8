/**
 * Sessions of accounts: the refresh token, kept by the shell (encrypted) under a key that names issuer and base,
 * checked again before use, and never sent anywhere else (docs/design/publishing.md#signing-in).
 */
import { createHash } from 'node:crypto';
import type { OAuth2Client } from 'google-auth-library';
import { z } from 'zod';
import { AppError } from '#contract/failure.ts';
import type { OAuthClient } from '#contract/host.ts';
import type { Context } from '#backend/core/context.ts';
import { parseJson } from '#backend/network/read-bounded.ts';
import type { Endpoints } from '#backend/network/endpoints.ts';
import type { Tokens } from './google-sign-in.ts';
import { createOAuthClient, explainRefusal, tokenError } from './oauth-client.ts';

export type Session = Readonly<{
  /** `Bearer …`. Rejects with destination.signed-out, network.offline, destination.unavailable. */
  authorization(): Promise<string>;
  /** A new access token, after the API refused the present one. */
  renew(): Promise<void>;
  /** Withdraws the consent at the issuer. */
  revoke(): Promise<void>;
}>;

const secretSchema = z.strictObject({
  issuer: z.string(),
  base: z.string(),
  clientId: z.string(),
  clientSecret: z.string(),
  refreshToken: z.string().min(1),
});
type Secret = z.infer<typeof secretSchema>;

/** The key of an account's secret: account, then issuer and base (as a fingerprint: keys hold no slash). */
function secretKey(accountId: string, { issuer, api }: Endpoints): string {
  const endpointsHash = createHash('sha256').update(`${issuer} ${api}`).digest('hex').slice(0, 16);
  return `tokens:${accountId}:${endpointsHash}`;
}

/** Stores the tokens of a sign-in. `kept` is false if they last only until the app quits. */
export async function keepTokens(
  context: Context,
  accountId: string,
  endpoints: Endpoints,
  client: OAuthClient,
  tokens: Tokens,
): Promise<{ session: Session; kept: boolean }> {
  const secret: Secret = {
    issuer: endpoints.issuer,
    base: endpoints.api,
    ...client,
    refreshToken: tokens.refreshToken,
  };
  const key = secretKey(accountId, endpoints);
  const stored = await store(context, key, secret);
  const oauth = await open(context, key, endpoints, secret);
  const explain = explainWith(endpoints, context.now(), context.now);
  oauth.setCredentials({
    refresh_token: tokens.refreshToken,
    access_token: tokens.accessToken,
    expiry_date: tokens.expiresAt,
  });
  return { session: sessionOf(oauth, tokens.refreshToken, explain), kept: stored.kept };
}

/**
 * The session of an account signed in earlier (`consentedAt`, ms UTC, if known); undefined if no secret of this issuer and
 * base is stored. Throws secrets.unavailable if the system's key store is locked.
 */
export async function loadSession(
  context: Context,
  accountId: string,
  endpoints: Endpoints,
  consentedAt?: number,
): Promise<Session | undefined> {
  const key = secretKey(accountId, endpoints);
  const { value, locked } = await context.host('secrets.load', { key });
  // The sign-in is still valid: nothing is stored.
  if (locked === true) throw new AppError('secrets.unavailable');
  const parsed = secretSchema.safeParse(parseJson(value ?? ''));
  if (!parsed.success || parsed.data.issuer !== endpoints.issuer || parsed.data.base !== endpoints.api)
    return undefined;
  const oauth = await open(context, key, endpoints, parsed.data);
  oauth.setCredentials({ refresh_token: parsed.data.refreshToken });
  return sessionOf(oauth, parsed.data.refreshToken, explainWith(endpoints, consentedAt, context.now));
}

export async function removeTokens(
  context: Pick<Context, 'host'>,
  accountId: string,
  endpoints: Endpoints,
): Promise<void> {
  await context.host('secrets.remove', { key: secretKey(accountId, endpoints) });
}

const store = (context: Pick<Context, 'host'>, key: string, secret: Secret): Promise<{ kept: boolean }> =>
  context.host('secrets.store', { key, value: JSON.stringify(secret) });

async function open(
  context: Context,
  key: string,
  endpoints: Endpoints,
  secret: Secret,
): Promise<OAuth2Client> {
  const client = { clientId: secret.clientId, clientSecret: secret.clientSecret };
  const oauth = await createOAuthClient({ endpoints, client, fetch: context.fetch });
  // Google keeps the refresh token at a renewal; another issuer may replace it, and the new one must be stored.
  oauth.on('tokens', ({ refresh_token: fresh }) => {
    if (!fresh || fresh === secret.refreshToken) return;
    store(context, key, { ...secret, refreshToken: fresh }).catch((error: unknown) => {
      context.log.error('a new refresh token could not be kept', error);
    });
  });
  return oauth;
}

/** Explains a refused renewal, for an account that consented at this time. */
const explainWith =
  ({ token }: Endpoints, consentedAt: number | undefined, now: () => number) =>
  (error: unknown): AppError =>
    explainRefusal(tokenError(error, 'refresh', new URL(token).hostname), consentedAt, now());

function sessionOf(
  oauth: OAuth2Client,
  refreshToken: string,
  explain: (error: unknown) => AppError,
): Session {
  const refusedAs = (error: unknown): never => {
    throw explain(error);
  };
  return {
    async authorization() {
      const headers = await oauth.getRequestHeaders().catch(refusedAs);
      const value = headers.get('authorization');
      if (value === null) throw new AppError('destination.signed-out');
      return value;
    },
    async renew() {
      await oauth.refreshAccessToken().catch(refusedAs);
    },
    async revoke() {
      await oauth.revokeToken(oauth.credentials.refresh_token ?? refreshToken).catch(refusedAs);
    },
  };
}

/** Runs `work`; when the API refuses the token, renews it once and runs `work` again, from its beginning. */
export async function withRenewal<Result>(session: Session, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (
      !(
        error instanceof AppError &&
        error.code === 'destination.signed-out' &&
        error.params['status'] === 401
      )
    )
      throw error;
    await session.renew();
    return await work();
  }
}
