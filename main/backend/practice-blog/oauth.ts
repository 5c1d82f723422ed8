/** Google's sign-in as a desktop client meets it (docs/design/blogger.md#signing-in): consent, token, revocation. */
import { timingSafeEqual, createHash } from 'node:crypto';
import type { Blog } from './blog.ts';
import { challengeOf, openCodes } from './oauth-codes.ts';
import type { Consent } from './oauth-codes.ts';
import type { Reply } from './reply.ts';
import { ACCESS_SECONDS } from './tokens.ts';
import type { Grant, Tokens } from './tokens.ts';

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
      // Before both are known to be right nothing may be sent to the redirect.
      if (query.get('client_id') !== clientId) return refusalPage('invalid_client');
      if (!isLoopback(redirectUri)) return refusalPage('redirect_uri_mismatch');
      const answer = (fields: Record<string, string>) => redirect(redirectUri, query.get('state'), fields);
      if (query.get('response_type') !== 'code') return answer({ error: 'unsupported_response_type' });
      const asked = (query.get('scope') ?? '').split(' ').filter(Boolean);
      if (asked.length === 0 || !asked.every((scope) => SCOPES.includes(scope)))
        return answer({ error: 'invalid_scope' });
      const challenge = query.get('code_challenge') ?? undefined;
      if (challenge !== undefined && query.get('code_challenge_method') !== 'S256')
        return answer({ error: 'invalid_request' });
      if (blog.behaviours.consent === 'deny') return answer({ error: 'access_denied' });

      const scope = (blog.behaviours.consent === 'partial' ? asked.slice(1) : asked).join(' ');
      const agreed = (query.get('prompt') ?? '').split(' ').includes('consent') || tokens.firstConsent();
      const refreshToken = query.get('access_type') === 'offline' && agreed;
      const code = codes.give({
        clientId,
        redirectUri,
        scope,
        challenge,
        refreshToken,
        person: blog.behaviours.person,
      });
      return answer({ code, scope });
    },

    async token(form, authorization) {
      const client = readClient(form, authorization);
      if (client.id !== clientId) return refusal(401, 'invalid_client', 'The OAuth client was not found.');
      // Google asks desktop clients for their secret, with PKCE too.
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
      return granted(await tokens.grant(clientId, consent.scope, consent.refreshToken, consent.person));
    },

    async revoke(form) {
      const done = await tokens.revoke(form.get('token') ?? '');
      return done ? { status: 200, json: {} } : refusal(400, 'invalid_token', 'Token expired or revoked');
    },
  };
}

/** Only this computer, at any port: what Google allows a desktop client. */
function isLoopback(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname, username, hash } = new URL(address);
  const here = hostname === '127.0.0.1' || hostname === 'localhost' || hostname === '[::1]';
  return protocol === 'http:' && here && username === '' && hash === '';
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

/** In the form, or in the header as HTTP Basic (RFC 6749 section 2.3.1). */
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
