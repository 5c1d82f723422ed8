/** « Vérifier les liens »: on command only, politely, with the time of each answer. Real servers. */
import { once } from 'node:events';
import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test, vi } from 'vitest';
import type { LinkFact } from '#interview/checks/check-facts.ts';
import { createReachOutside } from '#backend/network/fetch-outside.ts';
import { buildArticle } from '#tests/builders/interview-builder.ts';
import { openTestBackend, type TestBackend } from '#tests/builders/test-backend.ts';
import { noProxies } from '#tests/builders/proxy-server.ts';

const servers: Server[] = [];
const backends: TestBackend[] = [];
afterEach(async () => {
  for (const backend of backends.splice(0)) await backend.dispose();
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

async function startSite(
  answer: RequestListener,
): Promise<{ port: number; requests: IncomingMessage[]; server: Server }> {
  const requests: IncomingMessage[] = [];
  const server = createServer((request, response) => {
    requests.push(request);
    answer(request, response);
  });
  servers.push(server);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { port: (server.address() as AddressInfo).port, requests, server };
}

/** Names under `.exemple` resolve to this computer; the resolver refuses any other. */
async function openDesk(port: number): Promise<TestBackend> {
  const backend = await openTestBackend({
    reachOutside: createReachOutside({
      resolveProxy: () => Promise.resolve('DIRECT'),
      proxies: noProxies,
      lookup: (host) => {
        if (host.endsWith('.exemple')) return Promise.resolve([{ address: '127.0.0.1', family: 4 }]);
        if (host === 'intranet.test') return Promise.resolve([{ address: '10.0.0.3', family: 4 }]);
        return Promise.reject(Object.assign(new Error('unknown'), { code: 'ENOTFOUND' }));
      },
      alsoAllowed: (ip, targetPort) => ip === '127.0.0.1' && targetPort === port,
      longestMs: 5_000,
    }),
  });
  backends.push(backend);
  return backend;
}

async function addPost(desk: TestBackend, urls: readonly string[]): Promise<string> {
  const { id, saveNumber } = await desk.call('posts.create', { kind: 'article', language: 'fr' });
  const content = urls.map((url) => ({
    type: 'link' as const,
    url,
    content: [{ type: 'text' as const, text: 'Un lien' }],
  }));
  await desk.call('posts.save', {
    id,
    baseSave: saveNumber,
    saveId: 'links',
    document: { ...buildArticle().post, body: [{ type: 'paragraph', content }] },
  });
  return id;
}

const checkFacts = async (desk: TestBackend, postId: string) => await desk.call('checks.facts', { postId });
async function checkLinks(desk: TestBackend, postId: string): Promise<Record<string, LinkFact['state']>> {
  await desk.call('links.check', { postId });
  await vi.waitFor(async () => expect((await checkFacts(desk, postId)).links.running).toBe(false), {
    timeout: 10_000,
  });
  const { facts } = await checkFacts(desk, postId);
  return Object.fromEntries(facts.links.map(({ url, state }) => [url, state]));
}

test('requests each address by HEAD, then by GET if needed, and classifies the answer', async () => {
  const { port, requests } = await startSite((request, response) => {
    const at = request.url ?? '';
    if (at === '/parti') response.writeHead(404).end();
    else if (at === '/efface') response.writeHead(410).end();
    else if (at === '/sans-head') response.writeHead(request.method === 'HEAD' ? 405 : 200).end();
    else if (at === '/menteur') response.writeHead(request.method === 'HEAD' ? 404 : 200).end('voilà');
    else if (at === '/prive') response.writeHead(403).end();
    else if (at === '/panne') response.writeHead(503).end();
    else if (at === '/demenage') response.writeHead(301, { location: '/la' }).end();
    else response.end('voilà');
  });
  const at = (path: string, host = 'site.exemple'): string => `http://${host}:${port}${path}`;
  const desk = await openDesk(port);
  const postId = await addPost(desk, [
    at('/la'),
    at('/la#bas'),
    at('/parti'),
    at('/efface'),
    at('/sans-head'),
    at('/menteur'),
    at('/prive'),
    at('/panne'),
    at('/demenage'),
    'http://inconnu.test/',
    'http://intranet.test/',
    'http://192.168.1.9/',
    'mailto:anne@site.exemple',
    '#ici',
  ]);
  expect((await checkFacts(desk, postId)).links).toEqual({
    addresses: 10,
    asked: 0,
    running: false,
    offline: false,
  });
  // Opening a post sends no request.
  expect(requests).toEqual([]);
  desk.clock.now += 60_000;
  expect(await checkLinks(desk, postId)).toEqual({
    [at('/la')]: 'reached',
    [at('/la#bas')]: 'reached',
    [at('/parti')]: 'dead',
    [at('/efface')]: 'dead',
    [at('/sans-head')]: 'reached',
    [at('/menteur')]: 'reached',
    [at('/prive')]: 'doubtful',
    [at('/panne')]: 'doubtful',
    [at('/demenage')]: 'reached',
    'http://inconnu.test/': 'dead',
    'http://intranet.test/': 'local',
  });
  expect((await checkFacts(desk, postId)).links).toMatchObject({
    asked: 10,
    at: desk.clock.now,
    offline: false,
  });
  // A page with fragments is requested once.
  expect(requests.filter(({ url, method }) => url === '/la' && method === 'HEAD').length).toBe(2);
  for (const { headers } of requests)
    expect([headers.cookie, headers.referer]).toEqual([undefined, undefined]);
});

test('reports no dead link when nothing answers: the state is offline', async () => {
  const { port, server } = await startSite((_request, response) => response.end());
  server.close();
  await once(server, 'close');
  const desk = await openDesk(port);
  const urls = [`http://site.exemple:${port}/a`, 'http://inconnu.test/'];
  const postId = await addPost(desk, urls);
  expect(await checkLinks(desk, postId)).toEqual({ [urls[0] ?? '']: 'offline', [urls[1] ?? '']: 'offline' });
  expect((await checkFacts(desk, postId)).links).toMatchObject({ offline: true, asked: 2 });
});

test('requests one page of a site at a time, and stops on request', async () => {
  let open = 0;
  let most = 0;
  const waiting: (() => void)[] = [];
  const { port, requests } = await startSite((_request, response) => {
    open += 1;
    most = Math.max(most, open);
    response.on('close', () => (open -= 1));
    waiting.push(() => response.end());
  });
  const desk = await openDesk(port);
  const postId = await addPost(
    desk,
    Array.from({ length: 5 }, (_, index) => `http://site.exemple:${port}/${index}`),
  );
  await desk.call('links.check', { postId });
  await vi.waitFor(() => expect(waiting).toHaveLength(1));
  waiting[0]?.();
  await vi.waitFor(() => expect(waiting).toHaveLength(2));
  await desk.call('links.stop', {});
  expect((await checkFacts(desk, postId)).links).toMatchObject({ running: false, asked: 1 });
  await vi.waitFor(() => expect(open).toBe(0));
  expect(most).toBe(1);
  expect(requests).toHaveLength(2);
});
