import { describe, expect, test } from 'vitest';
import {
  openPracticeBlog,
  asking,
  askToken,
  BLOGGER,
  consent,
  NOON,
  REDIRECT,
  signIn,
} from './test-practice-blog.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

async function requestCode(blog: Awaited<ReturnType<typeof openPracticeBlog>>) {
  const { to, verifier } = await consent(blog);
  return {
    grant_type: 'authorization_code',
    code: to?.searchParams.get('code') ?? '',
    redirect_uri: REDIRECT,
    code_verifier: verifier,
  };
}

describe('consent', () => {
  test('returns to the loopback address with a code, the state and the scope', async () => {
    const blog = await openPracticeBlog();
    const { status, to } = await consent(blog);
    expect(status).toBe(302);
    expect(to?.origin).toBe('http://127.0.0.1:5999');
    expect(to?.searchParams.get('state')).toBe('a state');
    expect(to?.searchParams.get('scope')).toBe(BLOGGER);
    expect(to?.searchParams.get('code')).toMatch(/^4\/.{40,}$/);
  });

  test.each([
    ['another client', { client_id: 'someone-else' }],
    ['a redirect elsewhere', { redirect_uri: 'http://example.org/' }],
    ['a redirect that only looks like loopback', { redirect_uri: 'http://127.0.0.1.example.org/' }],
    ['a redirect with another scheme', { redirect_uri: 'https://127.0.0.1:80/' }],
    ['a redirect with a name and password', { redirect_uri: 'http://127.0.0.1@example.org/' }],
    ['no address at all', { redirect_uri: '' }],
  ])('redirects nowhere for %s', async (_, changed) => {
    const blog = await openPracticeBlog();
    const { status, to } = await consent(blog, changed);
    expect(status).toBe(400);
    expect(to).toBeUndefined();
  });

  test.each([
    ['access_denied', {}, 'deny'],
    ['unsupported_response_type', { response_type: 'token' }, 'accept'],
    ['invalid_scope', { scope: `${BLOGGER} https://www.googleapis.com/auth/calendar` }, 'accept'],
    ['invalid_request', { code_challenge_method: 'plain' }, 'accept'],
  ] as const)('reports %s to the client', async (error, changed, answer) => {
    const blog = await openPracticeBlog();
    blog.faults.behaviours.consent = answer;
    const { to } = await consent(blog, changed);
    expect(to?.searchParams.get('error')).toBe(error);
    expect(to?.searchParams.get('state')).toBe('a state');
    expect(to?.searchParams.has('code')).toBe(false);
  });

  test('with a missing scope gives no write access', async () => {
    const blog = await openPracticeBlog();
    blog.faults.behaviours.consent = 'partial';
    const { access_token, scope } = await signIn(blog);
    expect(scope).toBe('');
    const { status, json } = await asking(blog, access_token)<{ error: { errors: { reason: string }[] } }>(
      'GET',
      'users/self',
    );
    expect([status, json.error.errors[0]?.reason]).toEqual([403, 'insufficientPermissions']);
  });

  test('without prompt=consent returns a refresh token the first time only', async () => {
    const blog = await openPracticeBlog();
    const again = { prompt: '' };
    expect(await signIn(blog, again)).toHaveProperty('refresh_token');
    expect(await signIn(blog, again)).not.toHaveProperty('refresh_token');
    expect(await signIn(blog, { prompt: 'consent' })).toHaveProperty('refresh_token');
    expect(await signIn(blog, { access_type: 'online' })).not.toHaveProperty('refresh_token');
  });
});

describe('the token endpoint', () => {
  test('exchanges a code for an hour of access', async () => {
    const blog = await openPracticeBlog();
    const { status, json } = await askToken(blog, await requestCode(blog));
    expect(status).toBe(200);
    expect(json).toEqual({
      access_token: expect.stringMatching(/^ya29\./) as string,
      refresh_token: expect.stringMatching(/^1\/\//) as string,
      expires_in: 3_599,
      scope: BLOGGER,
      token_type: 'Bearer',
    });
  });

  test('accepts a code once', async () => {
    const blog = await openPracticeBlog();
    const code = await requestCode(blog);
    expect((await askToken(blog, code)).status).toBe(200);
    expect(await askToken(blog, code)).toMatchObject({ status: 400, json: { error: 'invalid_grant' } });
  });

  test('accepts a code for ten minutes', async () => {
    const blog = await openPracticeBlog();
    const [early, late] = [await requestCode(blog), await requestCode(blog)];
    blog.clock.at = NOON + 599_999;
    expect((await askToken(blog, early)).status).toBe(200);
    blog.clock.at = NOON + 600_000;
    expect(await askToken(blog, late)).toMatchObject({ status: 400, json: { error: 'invalid_grant' } });
  });

  test.each([
    ['an unknown code', { code: '4/none' }, 400, 'invalid_grant'],
    ['a wrong redirect', { redirect_uri: 'http://127.0.0.1:6000/' }, 400, 'redirect_uri_mismatch'],
    ['a wrong verifier', { code_verifier: 'x'.repeat(43) }, 400, 'invalid_grant'],
    ['no verifier', { code_verifier: '' }, 400, 'invalid_grant'],
    ['no secret', { client_secret: '' }, 400, 'invalid_request'],
    ['a wrong secret', { client_secret: 'GOCSPX-x' }, 401, 'invalid_client'],
    ['another client', { client_id: 'someone-else' }, 401, 'invalid_client'],
    ['another kind of grant', { grant_type: 'password' }, 400, 'unsupported_grant_type'],
  ])('refuses %s', async (_, changed, status, error) => {
    const blog = await openPracticeBlog();
    const answer = await askToken(blog, { ...(await requestCode(blog)), ...changed });
    expect([answer.status, answer.json.error]).toEqual([status, error]);
    expect(answer.json.error_description).toBeTruthy();
  });

  test('consumes a code even when its other parameters were wrong', async () => {
    const blog = await openPracticeBlog();
    const code = await requestCode(blog);
    await askToken(blog, { ...code, code_verifier: 'y'.repeat(43) });
    expect((await askToken(blog, code)).json.error).toBe('invalid_grant');
  });

  test('accepts a client by HTTP Basic too', async () => {
    const blog = await openPracticeBlog();
    const { clientId, clientSecret } = blog.client;
    const response = await fetch(`${blog.apiOrigin}/token`, {
      method: 'POST',
      headers: { authorization: `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString('base64')}` },
      body: new URLSearchParams(await requestCode(blog)),
    });
    expect(response.status).toBe(200);
  });
});

describe('expiry', () => {
  test('ends access after an hour; a refresh gives more without a second refresh token', async () => {
    const blog = await openPracticeBlog();
    const first = await signIn(blog);
    blog.clock.at = NOON + HOUR;
    const old = await asking(blog, first.access_token)<{ error: { errors: { reason: string }[] } }>(
      'GET',
      'users/self',
    );
    expect([old.status, old.json.error.errors[0]?.reason]).toEqual([401, 'authError']);
    expect(old.headers.get('www-authenticate')).toContain('Bearer');
    const { status, json } = await askToken(blog, {
      grant_type: 'refresh_token',
      refresh_token: first.refresh_token ?? '',
    });
    expect(status).toBe(200);
    expect(json).not.toHaveProperty('refresh_token');
    expect((await asking(blog, json.access_token)('GET', 'users/self')).status).toBe(200);
  });

  test.each([
    ['after six months unused', 183, undefined, 'invalid_grant'],
    ['after seven days, for a client in testing', 7, 7, 'invalid_grant'],
    ['not before', 6, 7, undefined],
  ])('ends a refresh token %s', async (_, days, limit, error) => {
    const blog = await openPracticeBlog();
    blog.faults.behaviours.refreshTokenDays = limit;
    const { refresh_token = '' } = await signIn(blog);
    blog.clock.at = NOON + days * DAY;
    expect((await askToken(blog, { grant_type: 'refresh_token', refresh_token })).json.error).toBe(error);
  });

  test('spares a token that was just used', async () => {
    const blog = await openPracticeBlog();
    const { refresh_token = '' } = await signIn(blog);
    for (const months of [5, 10, 15]) {
      blog.clock.at = NOON + months * 30 * DAY;
      expect((await askToken(blog, { grant_type: 'refresh_token', refresh_token })).status).toBe(200);
    }
  });
});

describe('revocation', () => {
  const revoke = async (blog: Awaited<ReturnType<typeof openPracticeBlog>>, token: string) =>
    (await fetch(`${blog.apiOrigin}/revoke`, { method: 'POST', body: new URLSearchParams({ token }) }))
      .status;

  test.each(['access_token', 'refresh_token'] as const)('of the %s ends both', async (which) => {
    const blog = await openPracticeBlog();
    const tokens = await signIn(blog);
    expect(await revoke(blog, tokens[which] ?? '')).toBe(200);
    expect((await asking(blog, tokens.access_token)('GET', 'users/self')).status).toBe(401);
    const { json } = await askToken(blog, {
      grant_type: 'refresh_token',
      refresh_token: tokens.refresh_token ?? '',
    });
    expect(json).toEqual({ error: 'invalid_grant', error_description: 'Token has been expired or revoked.' });
  });

  test('leaves other sign-ins valid, and fails when there is nothing to end', async () => {
    const blog = await openPracticeBlog();
    const [one, other] = [await signIn(blog), await signIn(blog)];
    await revoke(blog, one.access_token);
    expect((await asking(blog, other.access_token)('GET', 'users/self')).status).toBe(200);
    expect(await revoke(blog, one.access_token)).toBe(400);
  });
});

test('stores no token and no code in clear text', async () => {
  const blog = await openPracticeBlog();
  const { access_token, refresh_token = '' } = await signIn(blog);
  const { readFile } = await import('node:fs/promises');
  const stored = await readFile(`${blog.folder}/tokens.json`, 'utf8');
  expect(stored).toContain('"access":[{');
  expect(stored).not.toContain(access_token);
  expect(stored).not.toContain(refresh_token);
});
