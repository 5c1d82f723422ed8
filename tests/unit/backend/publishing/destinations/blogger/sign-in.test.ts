/** Signing in by the browser, with success and failures; and the storage of tokens. */
import { writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { SIGN_IN_LIMIT_MS } from '#backend/publishing/destinations/blogger/google-sign-in.ts';
import { publishingOf } from '#backend/publishing/start-publishing.ts';
import { openDeskBlog, openDesk, deskFolder, openConnectedDesk, interview } from '../../publishing-desk.ts';
import type { DeskOptions } from '../../publishing-desk.ts';

const redirectOf = (consent: string): URL => new URL(new URL(consent).searchParams.get('redirect_uri') ?? '');

/** The failure of a call, to be awaited later. */
const failureOf = (call: Promise<unknown>): Promise<unknown> =>
  call.then(
    () => undefined,
    (error: unknown) => error,
  );

/** The browser of a person who consents. */
const followConsent = async (url: string): Promise<void> => void (await (await fetch(url)).arrayBuffer());

/** A browser on the consent page that does nothing yet. */
function createWaitingBrowser() {
  let opened: (url: string) => void = () => undefined;
  const url = new Promise<string>((resolve) => (opened = resolve));
  return { url, browser: (address: string) => (opened(address), Promise.resolve()) };
}

async function openDeskWithClient(options: DeskOptions = {}) {
  const blog = await openDeskBlog();
  const desk = await openDesk(blog, options);
  await desk.call('accounts.use-client', blog.client);
  return { blog, desk };
}

describe('the sign-in in the browser', () => {
  test('requests one scope, offline, with PKCE and a state, and returns to this computer only', async () => {
    const { url, browser } = createWaitingBrowser();
    const { desk, blog } = await openDeskWithClient({ browser });
    const signingIn = desk.call('accounts.sign-in', {});
    const consent = new URL(await url);
    expect(consent.origin).toBe(blog.apiOrigin);
    const parameters = Object.fromEntries(consent.searchParams);
    expect(parameters).toMatchObject({
      scope: 'https://www.googleapis.com/auth/blogger',
      access_type: 'offline',
      prompt: 'consent',
      response_type: 'code',
      code_challenge_method: 'S256',
      code_challenge: expect.stringMatching(/^[\w-]{43}$/) as string,
    });
    expect(parameters['state']?.length).toBeGreaterThanOrEqual(40);
    expect(redirectOf(consent.href)).toMatchObject({
      protocol: 'http:',
      hostname: '127.0.0.1',
      pathname: '/',
    });

    const page = await fetch(consent, { headers: { 'accept-language': 'fr-FR,fr;q=0.9' } });
    expect(await page.text()).toContain('Connexion établie');
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
    const { accountId, kept: isKept } = await signingIn;
    expect(isKept).toBe(true);
    // One answer, then the port is closed.
    await expect(fetch(redirectOf(consent.href))).rejects.toThrow('fetch failed');

    const { items } = await desk.call('accounts.blogs', { accountId });
    expect(items).toEqual([
      { remoteId: blog.blogRemoteId, name: 'Le Labo', url: `${blog.pagesOrigin}/`, added: false },
    ]);
    const added = await desk.call('blogs.add', { accountId, remoteId: blog.blogRemoteId });
    expect(added).toMatchObject({ name: 'Le Labo', kind: 'blogger', state: 'connected' });
    expect(added.signature).not.toBe('');
    expect((await desk.call('accounts.blogs', { accountId })).items[0]?.added).toBe(true);
  });

  test('ignores any redirect that is not Google’s answer to it', async () => {
    const { url, browser } = createWaitingBrowser();
    const { desk } = await openDeskWithClient({ browser });
    const signingIn = desk.call('accounts.sign-in', {});
    const consent = await url;
    const redirect = redirectOf(consent);
    const state = new URL(consent).searchParams.get('state') ?? '';
    const strange = [
      '?code=stolen&state=guessed',
      '?code=stolen',
      `favicon.ico?code=stolen&state=${state}`,
      '?error=access_denied&state=guessed',
      `?state=${state}`,
    ];
    for (const path of strange) {
      const answer = await fetch(new URL(path, redirect));
      expect([path, answer.status]).toEqual([path, 404]);
    }
    expect((await fetch(`${redirect.href}?code=stolen&state=${state}`, { method: 'POST' })).status).toBe(404);
    expect(
      await statusWithHost(redirect, `/?code=stolen&state=${state}`, `blog.example:${redirect.port}`),
    ).toBe(404);
    for (const path of ['//', '//[', 'http://'])
      expect([path, await statusWithHost(redirect, path, redirect.host)]).toEqual([path, 404]);
    await (await fetch(consent)).arrayBuffer();
    expect((await signingIn).kept).toBe(true);
  });

  test('is refused by the person', async () => {
    const { url, browser } = createWaitingBrowser();
    const page = url.then(async (consent) =>
      (await fetch(consent, { headers: { 'accept-language': 'en' } })).text(),
    );
    const { desk, blog } = await openDeskWithClient({ browser });
    blog.faults.behaviours.consent = 'deny';
    await expect(desk.call('accounts.sign-in', {})).rejects.toMatchObject({
      code: 'sign-in.refused',
      params: { reason: 'access_denied' },
    });
    expect(await page).toContain('Sign-in refused');
  });

  test('fails when the blog permission is unticked', async () => {
    const { desk, blog } = await openDeskWithClient();
    blog.faults.behaviours.consent = 'partial';
    await expect(desk.call('accounts.sign-in', {})).rejects.toMatchObject({ code: 'blogger.scope-missing' });
    expect([...desk.secrets.keys()]).toEqual(['google-client']);
  });

  test('times out after five minutes', async () => {
    const { url, browser } = createWaitingBrowser();
    const { desk } = await openDeskWithClient({ browser });
    const signingIn = desk.call('accounts.sign-in', {});
    const failed = failureOf(signingIn);
    const redirect = redirectOf(await url);
    desk.timers.advanceTo(desk.clock.at + SIGN_IN_LIMIT_MS);
    expect(await failed).toMatchObject({ code: 'sign-in.timed-out' });
    await expect(fetch(redirect)).rejects.toThrow('fetch failed');
  });

  test('is cancelled by the author, or started again', async () => {
    const first = createWaitingBrowser();
    const { desk } = await openDeskWithClient({ browser: first.browser });
    const givenUp = failureOf(desk.call('accounts.sign-in', {}));
    await first.url;
    const replaced = failureOf(desk.call('accounts.sign-in', {}));
    expect(await givenUp).toMatchObject({ code: 'sign-in.replaced' });
    await desk.call('accounts.cancel-sign-in', {});
    expect(await replaced).toMatchObject({ code: 'sign-in.cancelled' });
    expect(publishingOf(desk.backend).blogger.signIn.underWay).toBeUndefined();
  });

  test.each([
    ['given up', 'sign-in.cancelled'],
    ['begun again', 'sign-in.replaced'],
  ] as const)('%s while the account is being read: stores nothing', async (how, code) => {
    const browser = createWaitingBrowser();
    let onRequest = (): void => undefined;
    const asking = new Promise<void>((resolve) => (onRequest = resolve));
    let times = 0;
    const { desk, blog } = await openDeskWithClient({
      browser: async (url) => ((times += 1) === 1 ? followConsent(url) : browser.browser(url)),
      fetch: (input, init) => {
        if ((input instanceof Request ? input.url : input.toString()).includes('/users/self')) onRequest();
        return fetch(input, init);
      },
    });
    blog.faults.add({ method: 'users.get', latency: 20_000 });
    const ended = failureOf(desk.call('accounts.sign-in', {}));
    await asking;
    const later = how === 'begun again' ? failureOf(desk.call('accounts.sign-in', {})) : undefined;
    if (later === undefined) await desk.call('accounts.cancel-sign-in', {});
    expect(await ended).toMatchObject({ code });
    expect([...desk.secrets.keys()]).toEqual(['google-client']);
    expect((await desk.call('accounts.list', {})).items).toEqual([]);
    await desk.call('accounts.cancel-sign-in', {});
    await later;
  });

  test('is cancelled when Escale quits while the person is in the browser', async () => {
    const { url, browser } = createWaitingBrowser();
    const { desk } = await openDeskWithClient({ browser });
    const left = failureOf(desk.call('accounts.sign-in', {}));
    const redirect = redirectOf(await url);
    await desk.call('accounts.leave-sign-in', {});
    expect(await left).toMatchObject({ code: 'sign-in.cancelled' });
    await expect(fetch(redirect)).rejects.toThrow('fetch failed');
    await desk.call('accounts.leave-sign-in', {});
  });

  test('is completed when Escale quits after the consent', async () => {
    let onRequest = (): void => undefined;
    const asking = new Promise<void>((resolve) => (onRequest = resolve));
    let goOn = (): void => undefined;
    const release = new Promise<void>((resolve) => (goOn = resolve));
    const { desk } = await openDeskWithClient({
      browser: followConsent,
      fetch: async (input, init) => {
        if ((input instanceof Request ? input.url : input.toString()).includes('/users/self')) {
          onRequest();
          await release;
        }
        return fetch(input, init);
      },
    });
    const signingIn = desk.call('accounts.sign-in', {});
    await asking;
    await desk.call('accounts.leave-sign-in', {});
    goOn();
    const { accountId } = await signingIn;
    expect((await desk.call('accounts.list', {})).items).toMatchObject([{ id: accountId, signedIn: true }]);
  });

  test('fails without a client, with a wrong client, without a browser', async () => {
    const blog = await openDeskBlog();
    const desk = await openDesk(blog, { browser: () => Promise.reject(new Error('no browser')) });
    await expect(desk.call('accounts.sign-in', {})).rejects.toMatchObject({ code: 'client-file.invalid' });
    await desk.call('accounts.use-client', blog.client);
    await expect(desk.call('accounts.sign-in', {})).rejects.toMatchObject({ code: 'sign-in.no-browser' });
    const other = await openDeskWithClient();
    for (const reason of ['invalid_client', 'deleted_client', 'unauthorized_client', 'disabled_client']) {
      other.blog.faults.add({ method: 'oauth.token', status: 401, reason });
      await expect(other.desk.call('accounts.sign-in', {})).rejects.toMatchObject({
        code: 'sign-in.client-refused',
        params: { reason },
      });
    }
    other.blog.faults.add({ method: 'oauth.token', status: 400, reason: 'invalid_grant' });
    await expect(other.desk.call('accounts.sign-in', {})).rejects.toMatchObject({ code: 'sign-in.refused' });
  });

  test('by the same person keeps the account and its blogs', async () => {
    const { desk, accountId, blogId } = await openConnectedDesk();
    expect((await desk.call('accounts.sign-in', {})).accountId).toBe(accountId);
    expect((await desk.call('blogs.list', {})).items.map((blog) => blog.id)).toEqual([blogId]);
  });
});

function statusWithHost(redirect: URL, path: string, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const redirectRequest = request(
      { hostname: redirect.hostname, port: redirect.port, path, headers: { host } },
      (answer) => {
        answer.resume();
        resolve(answer.statusCode ?? 0);
      },
    );
    redirectRequest.on('error', reject);
    redirectRequest.end();
  });
}

describe('the client file', () => {
  const give = async (content: string) => {
    const { desk } = await openConnectedDesk();
    const file = join(deskFolder(), 'client_secret_1.json');
    writeFileSync(file, content);
    const token = 'a-token-of-more-than-twenty-signs';
    desk.backend.granted.grant(token, file);
    return { desk, answer: desk.call('accounts.use-client-file', { token }) };
  };

  test('is read for its client only, not for its addresses', async () => {
    const installed = {
      client_id: '12-ab.apps.googleusercontent.com',
      client_secret: 'word',
      auth_uri: 'https://evil.example/',
      token_uri: 'https://evil.example/',
    };
    const { desk, answer } = await give(JSON.stringify({ installed }));
    expect(await answer).toEqual({ clientId: '12-ab.apps.googleusercontent.com' });
    expect(await desk.call('accounts.client', {})).toEqual({
      clientId: '12-ab.apps.googleusercontent.com',
      origin: 'own',
    });
    expect(JSON.stringify([...desk.secrets.values()])).not.toContain('evil.example');
  });

  test.each([
    '',
    '{',
    '[]',
    '{"installed":{"client_id":"x"}}',
    '{"web":{"client_id":"x","client_secret":"y"}}',
    ' '.repeat(200_000),
  ])('refuses anything else (%#)', async (content) => {
    await expect((await give(content)).answer).rejects.toMatchObject({ code: 'client-file.invalid' });
  });
});

describe('a client that comes with Escale or its policy', () => {
  const build = { clientId: 'of-the-build', clientSecret: 'b' };
  const policy = { clientId: 'of-the-it-service', clientSecret: 'p' };
  const own = { clientId: 'of-the-author', clientSecret: 'o' };
  const openClient = async (clients: NonNullable<DeskOptions['clients']>) => {
    const desk = await openDesk(await openDeskBlog(), { clients });
    return { desk, client: () => desk.call('accounts.client', {}) };
  };

  test('is not shown when there is none, and a sign-in fails with that reason', async () => {
    const { desk, client } = await openClient({});
    expect(await client()).toEqual({});
    await expect(desk.call('accounts.sign-in', {})).rejects.toMatchObject({ code: 'client-file.invalid' });
  });

  test('comes after the author’s own, and the build’s before the policy’s; removing the own one restores it', async () => {
    expect(await (await openClient({ policy })).client()).toEqual({
      clientId: 'of-the-it-service',
      origin: 'policy',
    });
    const { desk, client } = await openClient({ build, policy });
    expect(await client()).toEqual({ clientId: 'of-the-build', origin: 'build' });
    await desk.call('accounts.use-client', own);
    expect(await client()).toEqual({ clientId: 'of-the-author', origin: 'own', given: true });
    await desk.call('accounts.forget-client', {});
    expect(await client()).toEqual({ clientId: 'of-the-build', origin: 'build' });
  });

  test('signs in; a sign-in and pending jobs survive a change of client', async () => {
    const blog = await openDeskBlog();
    const desk = await openDesk(blog, { clients: { policy: blog.client } });
    const { accountId } = await desk.call('accounts.sign-in', {});
    const { id: blogId } = await desk.call('blogs.add', { accountId, remoteId: blog.blogRemoteId });
    const id = desk.write(interview());
    await desk.send(id, blogId, 10);
    await desk.call('accounts.use-client', own);
    expect((await desk.call('accounts.list', {})).items).toMatchObject([{ id: accountId, signedIn: true }]);
    expect((await desk.call('accounts.blogs', { accountId })).items).toHaveLength(1);
    desk.timers.advanceTo(desk.clock.at + 10_000);
    await desk.settled();
    expect(blog.live()).toHaveLength(1);
    expect((await desk.call('blogs.list', {})).items).toMatchObject([{ id: blogId, state: 'connected' }]);
  });
});
