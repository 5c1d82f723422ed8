/**
 * google-auth-library, loaded at the first sign-in or request (its code is large), and the translation of its errors. An error
 * of the library has the client's secret and the token in its `config`: none is ever logged or kept as a cause.
 */
import type { OAuth2Client } from 'google-auth-library';
import { AppError } from '#contract/failure.ts';
import type { OAuthClient } from '#contract/host.ts';
import type { Endpoints } from '#backend/network/endpoints.ts';
import { noAnswer } from '#backend/network/no-answer.ts';
import { guarded } from './errors.ts';

// Errors of a refused refresh token. If the Google project is in « Test », every sign-in ends seven days after the consent
// (docs/design/blogger.md#signing-in): a token refused about then gets an error that names this cause and its remedy.

const DAY = 86_400_000;
/** Slightly less than seven days, because clocks differ; one day longer for apps without a request in between. */
const TEST_MODE: readonly [number, number] = [6.5 * DAY, 8 * DAY];

/** destination.signed-out with `testMode: 1` if that is the cause; any other error unchanged. Instants in ms UTC. */
export function explainRefusal(error: AppError, consentedAt: number | undefined, now: number): AppError {
  if (error.code !== 'destination.signed-out' || consentedAt === undefined) return error;
  const age = now - consentedAt;
  if (age < TEST_MODE[0] || age > TEST_MODE[1]) return error;
  return new AppError(error.code, { ...error.params, testMode: 1 }, { cause: error.cause });
}

type OAuthOptions = Readonly<{
  endpoints: Endpoints;
  client: OAuthClient;
  fetch: typeof globalThis.fetch;
  redirectUri?: string;
}>;

export async function createOAuthClient({
  endpoints,
  client,
  fetch,
  redirectUri,
}: OAuthOptions): Promise<OAuth2Client> {
  const { OAuth2Client } = await import('google-auth-library');
  return new OAuth2Client({
    clientId: client.clientId,
    clientSecret: client.clientSecret,
    ...(redirectUri === undefined ? {} : { redirectUri }),
    endpoints: {
      oauth2AuthBaseUrl: endpoints.authorize,
      oauth2TokenUrl: endpoints.token,
      oauth2RevokeUrl: endpoints.revoke,
      tokenInfoUrl: `${endpoints.api}/tokeninfo`,
    },
    // A replay by the library would repeat a POST without the outbox.
    forceRefreshOnFailure: false,
    transporterOptions: { fetchImplementation: guarded(fetch) },
  });
}

/** The client is unknown, deleted or disabled, or its secret has changed: no sign-in with it can succeed. */
const CLIENT_REFUSED = new Set([
  'invalid_client',
  'deleted_client',
  'disabled_client',
  'unauthorized_client',
]);

type TokenRefusal = Readonly<{ status: number; error: string }>;

function readTokenRefusal(error: unknown): TokenRefusal | undefined {
  if (typeof error !== 'object' || error === null || !('response' in error)) return undefined;
  const response: unknown = error.response;
  if (typeof response !== 'object' || response === null || !('status' in response)) return undefined;
  const data: unknown = 'data' in response ? response.data : undefined;
  const word =
    typeof data === 'object' && data !== null && 'error' in data && typeof data.error === 'string'
      ? data.error
      : '';
  return { status: Number(response.status), error: word };
}

/** An error of the token or revocation endpoint (at `host`) as an AppError. `during`: selects the meaning of a refusal. */
export function tokenError(error: unknown, during: 'sign-in' | 'refresh', host = ''): AppError {
  const refusal = readTokenRefusal(error);
  if (refusal === undefined) return noAnswer('token endpoint', error, false, host);
  const cause = new Error(`token endpoint: ${refusal.status} ${refusal.error}`);
  if (refusal.status >= 500 || refusal.status === 429)
    return new AppError(
      'destination.unavailable',
      { status: refusal.status, reason: refusal.error },
      { cause },
    );
  const code = CLIENT_REFUSED.has(refusal.error)
    ? 'sign-in.client-refused'
    : during === 'refresh'
      ? 'destination.signed-out'
      : 'sign-in.refused';
  return new AppError(code, { status: refusal.status, reason: refusal.error }, { cause });
}
