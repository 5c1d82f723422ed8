/** From an address to the API of a WordPress, over test servers: their answers, and the reported reasons. */
import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, onTestFinished, test } from 'vitest';
import { findSite } from '#backend/publishing/destinations/wordpress/find-site.ts';

async function startServer(answer: (origin: string) => RequestListener): Promise<string> {
  let listener: RequestListener | undefined;
  const server = createServer((request, answered) => {
    request.url = decodeURIComponent(request.url ?? '').replace(/[?&]_fields=[\w,./]+/, '');
    listener?.(request, answered);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  listener = answer(origin);
  return origin;
}

const siteAt = (home: string, changes: Readonly<Record<string, unknown>> = {}): string =>
  JSON.stringify({
    name: 'Le Labo &amp; Cie',
    home,
    namespaces: ['wp/v2'],
    timezone_string: 'Europe/Paris',
    authentication: {
      'application-passwords': {
        endpoints: { authorization: `${home}/wp-admin/authorize-application.php` },
      },
    },
    ...changes,
  });

const find = (address: string) => findSite({ fetch }, address);

test('finds the API by the header of any page, in a folder of the host', async () => {
  const origin = await startServer((at) => (request, answer) => {
    if (request.url === '/blog/wp-json/') return void answer.end(siteAt(`${at}/blog`));
    answer.setHeader('link', `<${at}/blog/wp-json/>; rel="https://api.w.org/"`);
    answer.end('<p>Un billet</p>');
  });
  expect(await find(`${origin}/blog/2026/11/un-billet/`)).toEqual({
    home: `${origin}/blog`,
    siteUrl: `${origin}/blog`,
    root: `${origin}/blog/wp-json/`,
    name: 'Le Labo & Cie',
    authorize: `${origin}/blog/wp-admin/authorize-application.php`,
    timeZone: 'Europe/Paris',
  });
});

test('finds the API by the page’s links, with plain permalinks', async () => {
  const origin = await startServer((at) => (request, answer) => {
    answer.end(
      request.url === '/index.php?rest_route=/'
        ? siteAt(at)
        : `<head><link rel="https://api.w.org/" href="${at}/index.php?rest_route=/" /></head>`,
    );
  });
  expect((await find(origin)).root).toBe(`${origin}/index.php?rest_route=/`);
});

test('finds the API at its usual addresses otherwise', async () => {
  const origin = await startServer((at) => (request, answer) => {
    if (request.url === '/?rest_route=/') return void answer.end(siteAt(at));
    if (request.url !== '/') answer.statusCode = 404;
    answer.end('<p>Accueil</p>');
  });
  expect((await find(origin)).root).toBe(`${origin}/?rest_route=/`);
});

test('reports the reason for each unsupported site', async () => {
  const failureOf = async (answer: (origin: string) => RequestListener) =>
    find(await startServer(answer)).catch((error: unknown) => (error as { code: string }).code);
  const api =
    (status: number, body: (origin: string) => string): ((origin: string) => RequestListener) =>
    (at) =>
    (request, answer) => {
      answer.setHeader('link', `<${at}/wp-json/>; rel="https://api.w.org/"`);
      if (request.url === '/wp-json/') answer.statusCode = status;
      answer.end(request.url === '/wp-json/' ? body(at) : '');
    };
  expect(await failureOf(() => (_, answer) => void answer.end('<p>Un autre logiciel</p>'))).toBe(
    'wordpress.not-found',
  );
  expect(await failureOf(api(401, () => JSON.stringify({ code: 'rest_login_required' })))).toBe(
    'wordpress.rest-closed',
  );
  expect(await failureOf(api(200, (at) => siteAt(at, { authentication: [] })))).toBe(
    'wordpress.no-passwords',
  );
  expect(
    await failureOf(
      () => (_, answer) => void answer.writeHead(301, { location: 'http://blog.example/' }).end(),
    ),
  ).toBe('wordpress.no-https');
  expect(
    await failureOf(() => (_, answer) => {
      answer.setHeader('link', '<https://ailleurs.example/wp-json/>; rel="https://api.w.org/"');
      answer.end();
    }),
  ).toBe('wordpress.redirected');
  for (const address of ['', 'blog', 'https://lise:secret@blog.example/', 'ftp://'])
    await expect(find(address)).rejects.toMatchObject({ code: 'import.address' });
});

/** A site whose list of posts has these parameters, and whose pages name this version. */
const siteOfVersion = (parameters: readonly string[], version: string): Promise<string> =>
  startServer((at) => (request, answer) => {
    const args = Object.fromEntries(parameters.map((name) => [name, {}]));
    if (request.url === '/wp-json/')
      return void answer.end(
        siteAt(at, { routes: { '/wp/v2/posts': { endpoints: [{ args }, { args: [] }] } } }),
      );
    answer.setHeader('link', `<${at}/wp-json/>; rel="https://api.w.org/"`);
    answer.end(`<meta name="generator" content="WordPress${version}" />`);
  });

test.each([
  ['6.1', ' 6.1.9', '6.1.9'],
  ['5.9, which its pages hide', '', ''],
])('refuses a WordPress site %s', async (_, generator, version) => {
  await expect(find(await siteOfVersion(['page', 'search'], generator))).rejects.toMatchObject({
    code: 'wordpress.too-old',
    params: { host: '127.0.0.1', version, oldest: '6.2' },
  });
});

test.each([
  ['6.2', ['search', 'search_columns'], ''],
  ['6.2, whose pages name an older version', ['search', 'search_columns'], ' 4.7'],
  ['6.10, whose parameters a plugin removed', ['search'], ' 6.10'],
  ['that hides its parameters', [], ''],
])('accepts a WordPress site %s', async (_, parameters, version) => {
  expect((await find(await siteOfVersion(parameters, version))).name).toBe('Le Labo & Cie');
});

test('a site on the web cannot lead to this computer', async () => {
  const requests: string[] = [];
  const origin = await startServer(() => (request, answer) => {
    requests.push(String(request.url));
    answer.end();
  });
  const outside: typeof fetch = (input, init) =>
    input === 'https://blog.example/'
      ? Promise.resolve(new Response(null, { status: 302, headers: { location: `${origin}/secret` } }))
      : fetch(input, init);
  await expect(findSite({ fetch: outside }, 'https://blog.example/')).rejects.toMatchObject({
    code: 'wordpress.redirected',
    params: { host: 'blog.example', to: '127.0.0.1' },
  });
  expect(requests).toEqual([]);
});

/** `https://blog.example/` redirects there; no server answers. Resolves with the later requests. */
async function followRedirect(location: string): Promise<Readonly<{ requests: string[]; refusal: unknown }>> {
  const requests: string[] = [];
  const redirecting: typeof fetch = (input) => {
    if (input === 'https://blog.example/')
      return Promise.resolve(new Response(null, { status: 301, headers: { location } }));
    requests.push(String(input instanceof Request ? input.url : input));
    return Promise.reject(new TypeError('nobody is there'));
  };
  const refusal: unknown = await findSite({ fetch: redirecting }, 'blog.example').catch(
    (error: unknown) => (error as { code: string }).code,
  );
  return { requests, refusal };
}

test.each([
  'https://10.0.0.1/',
  'https://192.168.1.1/',
  'https://169.254.169.254/latest/meta-data/',
  'https://100.64.0.1/',
  'https://0.0.0.0/',
  'https://2130706433/',
  'https://0177.0.0.1/',
  'https://0x7f.1/',
  'https://127.0.0.1./',
  'https://[::1]/',
  'https://[::]/',
  'https://[fe80::1]/',
  'https://[fd00::1]/',
  'https://[::ffff:10.0.0.1]/',
  'https://[64:ff9b::a00:1]/',
  'https://localhost/',
  'https://localhost:8443/',
])('follows no redirect from the web to a private network: %s', async (location) => {
  expect(await followRedirect(location)).toEqual({ requests: [], refusal: 'wordpress.redirected' });
});

test.each(['https://93.184.216.34/', 'https://[2606:4700::1111]/', 'https://blog.example/accueil/'])(
  'follows a site on the web: %s',
  async (location) => {
    expect((await followRedirect(location)).requests).toEqual([location]);
  },
);

test('ends each request to a body without end', async () => {
  const closed: Promise<unknown>[] = [];
  const origin = await startServer((at) => (request, answer) => {
    if (request.url === '/blog/wp-json/') return void answer.end(siteAt(`${at}/blog`));
    closed.push(once(answer, 'close'));
    answer.writeHead(request.url === '/' ? 302 : 403, {
      location: '/blog/',
      link: `<${at}/blog/wp-json/>; rel="https://api.w.org/"`,
    });
    answer.write('a'.repeat(request.url === '/' ? 10 : 600_000));
  });
  const signals: (AbortSignal | null | undefined)[] = [];
  const watched: typeof fetch = (input, init) => {
    signals.push(init?.signal);
    return fetch(input, init);
  };
  await findSite({ fetch: watched }, origin);
  expect(signals.map((signal) => signal?.aborted)).toEqual([true, true, true]);
  await Promise.all(closed);
});

test('contacts a typed private address, and follows redirects on the same host only', async () => {
  const origin = await startServer((at) => (request, answer) => {
    if (request.url === '/') return void answer.writeHead(302, { location: '/blog/' }).end();
    if (request.url === '/elsewhere/')
      return void answer.writeHead(302, { location: 'https://10.0.0.1/' }).end();
    answer.end(request.url === '/blog/wp-json/' ? siteAt(`${at}/blog`) : '<p>Accueil</p>');
  });
  expect(await find(origin)).toMatchObject({ home: `${origin}/blog` });
  await expect(find(`${origin}/elsewhere/`)).rejects.toMatchObject({ code: 'wordpress.redirected' });
});

test('sends no request to another port of the host', async () => {
  const requests: string[] = [];
  const other = await startServer((at) => (request, answer) => {
    requests.push(String(request.url));
    answer.end(siteAt(at));
  });
  const origin = await startServer((at) => (request, answer) => {
    if (request.url === '/api/') answer.setHeader('link', `<${other}/wp-json/>; rel="https://api.w.org/"`);
    const authentication = {
      'application-passwords': {
        endpoints: { authorization: `${other}/wp-admin/authorize-application.php` },
      },
    };
    if (request.url === '/home/wp-json/') return void answer.end(siteAt(at, { home: other }));
    answer.end(request.url === '/page/wp-json/' ? siteAt(at, { authentication }) : '<p>Accueil</p>');
  });
  const host = new URL(origin).host;
  const redirected = { code: 'wordpress.redirected', params: { host, to: new URL(other).host } };
  await expect(find(`${origin}/api/`)).rejects.toMatchObject(redirected);
  await expect(find(`${origin}/page/`)).rejects.toMatchObject(redirected);
  expect(await find(`${origin}/home/`)).toMatchObject({ home: `${origin}/home` });
  expect(requests).toEqual([]);
});

test('reports an unreachable address or a missing network for the address, not for a pending text', async () => {
  const closedServer = createServer();
  await new Promise<void>((resolve) => closedServer.listen(0, '127.0.0.1', resolve));
  const { port } = closedServer.address() as AddressInfo;
  await new Promise((resolve) => closedServer.close(resolve));
  await expect(find(`http://127.0.0.1:${port}`)).rejects.toMatchObject({
    code: 'wordpress.no-answer',
    params: { host: `127.0.0.1:${port}` },
  });
});

describe('names the site of an unreadable answer', () => {
  /** A site whose API gives this answer. */
  const siteWith = (api: RequestListener): Promise<string> =>
    startServer((at) => (request, answer) => {
      if (request.url === '/wp-json/') return api(request, answer);
      answer.setHeader('link', `<${at}/wp-json/>; rel="https://api.w.org/"`);
      answer.end();
    });
  /** Fetch like findSite’s, with a shorter timeout. */
  const impatient: typeof fetch = (input, init) =>
    fetch(input, { ...init, signal: AbortSignal.timeout(200) });
  const cut: RequestListener = (_, answer) => {
    answer.writeHead(200, { 'content-length': 1_000 });
    answer.write('{"name":');
    answer.socket?.end();
  };
  const endless: RequestListener = (_, answer) => void answer.write('{"name":');

  test('longer than the limit', async () => {
    const origin = await siteWith((_, answer) => void answer.end(`{"name":"${'a'.repeat(2_000_000)}"}`));
    await expect(find(origin)).rejects.toMatchObject({
      code: 'destination.answer-too-long',
      params: { host: '127.0.0.1' },
    });
  });

  test.each([
    ['cut', cut, fetch],
    ['without an end', endless, impatient],
  ])('%s', async (_how, api, ask) => {
    for (const origin of [await siteWith(api), await startServer(() => api)])
      await expect(findSite({ fetch: ask }, origin)).rejects.toMatchObject({
        code: 'wordpress.no-answer',
        params: { host: '127.0.0.1' },
      });
  });

  test('with a truncated or endless refusal', async () => {
    for (const [body, ask] of [
      [cut, fetch],
      [endless, impatient],
    ] as const) {
      const origin = await siteWith((request, answer) => {
        const writeHead = answer.writeHead.bind(answer);
        answer.statusCode = 403;
        answer.writeHead = ((_status: number, headers: object) =>
          writeHead(403, headers as never)) as typeof answer.writeHead;
        body(request, answer);
      });
      await expect(findSite({ fetch: ask }, origin)).rejects.toMatchObject({ code: 'wordpress.no-answer' });
    }
  });

  test('with another shape', async () => {
    for (const body of ['[]', 'null', '"a"', '{"namespaces":{}}', '{"name":1}', '{{', ''])
      await expect(find(await siteWith((_, answer) => void answer.end(body)))).rejects.toMatchObject({
        code: 'wordpress.not-found',
      });
  });
});
