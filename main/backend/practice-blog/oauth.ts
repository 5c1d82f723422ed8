/** Google's sign-in for a desktop client (docs/design/blogger.md#signing-in): consent, token, revocation. */
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Blog } from './blog.ts';
import type { Reply } from './http.ts';
import { ACCESS_SECONDS, type Grant, type Tokens } from './tokens.ts';

// Authorization codes: valid ten minutes, for one use, bound to client, redirect and challenge. Lost at shutdown.

const TEN_MINUTES = 600_000;

type Consent = Readonly<{
  clientId: string;
  redirectUri: string;
  scope: string;
  /** S256 of the verifier, if the client sent one. */
  challenge: string | undefined;
  /** True for access_type=offline with a consent that grants one. */
  refreshToken: boolean;
}>;

type Codes = Readonly<{
  give(consent: Consent): string;
  /** The consent of a code, once within ten minutes; undefined otherwise. */
  use(code: string): Consent | undefined;
}>;

function openCodes(now: () => number): Codes {
  const pending = new Map<string, Readonly<{ consent: Consent; expiresAt: number }>>();
  return {
    give(consent) {
      for (const [code, { expiresAt }] of pending) if (expiresAt <= now()) pending.delete(code);
      const code = `4/${randomBytes(32).toString('base64url')}`;
      pending.set(code, { consent, expiresAt: now() + TEN_MINUTES });
      return code;
    },
    use(code) {
      const entry = pending.get(code);
      pending.delete(code);
      return entry !== undefined && entry.expiresAt > now() ? entry.consent : undefined;
    },
  };
}

/** The S256 challenge of a PKCE verifier (RFC 7636). */
function challengeOf(verifier: string): string {
  return createHash('sha256').update(verifier).digest('base64url');
}

export const SCOPES = [
  'https://www.googleapis.com/auth/blogger',
  'https://www.googleapis.com/auth/blogger.readonly',
];

export type OAuth = Readonly<{
  authorize(query: URLSearchParams): Reply;
  token(form: URLSearchParams, authorization: string | undefined): Promise<Reply>;
  revoke(form: URLSearchParams): Promise<Reply>;
}>;

export function openOAuth(blog: Blog, tokens: Tokens): OAuth {
  const codes = openCodes(blog.now);
  const { clientId, clientSecret } = blog.store.blog().client;

  return {
    authorize(query) {
      const redirectUri = query.get('redirect_uri') ?? '';
      // Nothing may be sent to the redirect address before both are checked.
      if (query.get('client_id') !== clientId) return refusalPage('invalid_client');
      if (!isLoopback(redirectUri)) return refusalPage('redirect_uri_mismatch');
      const answer = (fields: Record<string, string>) => redirect(redirectUri, query.get('state'), fields);
      if (query.get('response_type') !== 'code') return answer({ error: 'unsupported_response_type' });
      const scopes = (query.get('scope') ?? '').split(' ').filter(Boolean);
      if (scopes.length === 0 || !scopes.every((scope) => SCOPES.includes(scope)))
        return answer({ error: 'invalid_scope' });
      const challenge = query.get('code_challenge') ?? undefined;
      if (challenge !== undefined && query.get('code_challenge_method') !== 'S256')
        return answer({ error: 'invalid_request' });

      const scope = scopes.join(' ');
      const agreed = (query.get('prompt') ?? '').split(' ').includes('consent') || tokens.firstConsent();
      const refreshToken = query.get('access_type') === 'offline' && agreed;
      const code = codes.give({
        clientId,
        redirectUri,
        scope,
        challenge,
        refreshToken,
      });
      return answer({ code, scope });
    },

    async token(form, authorization) {
      const client = readClient(form, authorization);
      if (client.id !== clientId) return refusal(401, 'invalid_client', 'The OAuth client was not found.');
      // Google requires the secret of desktop clients, even with PKCE.
      if (client.secret === undefined) return refusal(400, 'invalid_request', 'client_secret is missing.');
      if (!same(client.secret, clientSecret)) return refusal(401, 'invalid_client', 'Unauthorized');
      const kind = form.get('grant_type') ?? '';
      if (kind === 'refresh_token') {
        const renewed = await tokens.renew(clientId, form.get('refresh_token') ?? '');
        return renewed === undefined
          ? refusal(400, 'invalid_grant', 'Token has been expired or revoked.')
          : granted(renewed);
      }
      if (kind !== 'authorization_code')
        return refusal(400, 'unsupported_grant_type', `Invalid grant_type: ${kind}`);
      const consent = codes.use(form.get('code') ?? '');
      if (consent === undefined) return refusal(400, 'invalid_grant', 'Bad Request');
      if (consent.redirectUri !== form.get('redirect_uri'))
        return refusal(400, 'redirect_uri_mismatch', 'Bad Request');
      const wrong = wrongVerifier(consent, form.get('code_verifier'));
      if (wrong !== undefined) return refusal(400, 'invalid_grant', wrong);
      return granted(await tokens.grant(clientId, consent.scope, consent.refreshToken));
    },

    async revoke(form) {
      const done = await tokens.revoke(form.get('token') ?? '');
      return done ? { status: 200, json: {} } : refusal(400, 'invalid_token', 'Token expired or revoked');
    },
  };
}

/** Only this computer, at any port, as Google allows for a desktop client. */
function isLoopback(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname, username, hash } = new URL(address);
  const isLocalHost = hostname === '127.0.0.1' || hostname === 'localhost' || hostname === '[::1]';
  return protocol === 'http:' && isLocalHost && username === '' && hash === '';
}

function redirect(redirectUri: string, state: string | null, fields: Record<string, string>): Reply {
  const target = new URL(redirectUri);
  for (const [name, value] of Object.entries({ ...(state === null ? {} : { state }), ...fields })) {
    target.searchParams.set(name, value);
  }
  return { status: 302, headers: { location: target.href } };
}

function wrongVerifier({ challenge }: Consent, verifier: string | null): string | undefined {
  if (challenge === undefined) return undefined;
  if (verifier === null || verifier === '') return 'Missing code verifier.';
  return same(challengeOf(verifier), challenge) ? undefined : 'Invalid code verifier.';
}

function granted({ accessToken, refreshToken, scope }: Grant): Reply {
  return {
    status: 200,
    json: {
      access_token: accessToken,
      expires_in: ACCESS_SECONDS - 1,
      ...(refreshToken === undefined ? {} : { refresh_token: refreshToken }),
      scope,
      token_type: 'Bearer',
    },
  };
}

/** The credentials in the form, or in a HTTP Basic header (RFC 6749 section 2.3.1). */
function readClient(
  form: URLSearchParams,
  authorization: string | undefined,
): { id: string | undefined; secret: string | undefined } {
  const basic = /^Basic ([\w+/=-]+)$/i.exec(authorization ?? '')?.[1];
  if (basic === undefined)
    return { id: form.get('client_id') ?? undefined, secret: form.get('client_secret') ?? undefined };
  const [id, secret] = Buffer.from(basic, 'base64').toString('utf8').split(':');
  return {
    id: id === undefined ? undefined : unescapeForm(id),
    secret: secret === undefined ? undefined : unescapeForm(secret),
  };
}
const unescapeForm = (text: string) => new URLSearchParams(`v=${text}`).get('v') ?? '';

function same(one: string, other: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(one), digest(other));
}

const refusal = (status: number, error: string, description: string): Reply => ({
  status,
  json: { error, error_description: description },
});

const refusalPage = (error: string): Reply => ({
  status: 400,
  headers: { 'content-type': 'text/plain; charset=utf-8' },
  text: `Error 400: ${error}\n`,
});
