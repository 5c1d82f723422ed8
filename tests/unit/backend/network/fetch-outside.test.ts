import { once } from 'node:events';
import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { createFetchOutside, type FetchOutsideOptions } from '#backend/network/fetch-outside.ts';
import { isPublicAddress } from '#backend/network/public-addresses.ts';
import { noProxies } from '#tests/builders/proxy-server.ts';

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

async function startServer(answer: RequestListener): Promise<{ port: number; requests: IncomingMessage[] }> {
  const requests: IncomingMessage[] = [];
  const server = createServer((request, response) => {
    requests.push(request);
    answer(request, response);
  });
  servers.push(server);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { port: (server.address() as AddressInfo).port, requests };
}

/** Names ending in `.exemple` resolve to this computer, where only `port` can be reached. */
function outside(port: number, more: Partial<FetchOutsideOptions> = {}) {
  return createFetchOutside({
    resolveProxy: () => Promise.resolve('DIRECT'),
    proxies: noProxies,
    lookup: (host) =>
      host.endsWith('.exemple')
        ? Promise.resolve([{ address: '127.0.0.1', family: 4 }])
        : Promise.reject(new Error('no such name')),
    alsoAllowed: (ip, targetPort) => ip === '127.0.0.1' && targetPort === port,
    ...more,
  });
}

const code = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => 'done',
    (error: { code?: string }) => error.code,
  );

describe('an outside request', () => {
  it('returns the bytes, and sends no cookie or referrer', async () => {
    const { port, requests } = await startServer((request, response) => {
      if (request.url === '/first') {
        response.writeHead(302, { location: '/second', 'set-cookie': 'who=me' }).end();
      } else response.end('les mots');
    });
    const bytes = await outside(port)(`http://video.exemple:${port}/first`);
    expect(Buffer.from(bytes).toString()).toBe('les mots');
    expect(requests.map((request) => request.url)).toEqual(['/first', '/second']);
    for (const { headers } of requests) {
      expect(headers.cookie).toBeUndefined();
      expect(headers.referer).toBeUndefined();
      expect(headers['user-agent']).toBe('Escale');
    }
  });

  it('is refused when a name resolves to this computer or a private network', async () => {
    const { port, requests } = await startServer((_request, response) => response.end('secret'));
    const strict =
      (address: string): FetchOutsideOptions['lookup'] =>
      () =>
        Promise.resolve([
          { address: '93.184.216.34', family: 4 },
          { address, family: address.includes(':') ? 6 : 4 },
        ]);
    for (const address of ['127.0.0.1', '192.168.1.1', '::1', 'fd00::1', '::ffff:10.0.0.1']) {
      const fetch = createFetchOutside({
        resolveProxy: () => Promise.resolve('DIRECT'),
        proxies: noProxies,
        lookup: strict(address) ?? (() => Promise.resolve([])),
      });
      expect(await code(fetch(`http://video.exemple:${port}/`))).toBe('outside.refused');
    }
    expect(requests).toHaveLength(0);
  });

  it.each([
    'ftp://video.exemple/',
    'file:///etc/passwd',
    'http://anne:mot@video.exemple/',
    'http://127.0.0.1:9/',
    'http://0x7f000001/',
    'http://2130706433/',
    'http://[::1]/',
    'http://[::ffff:127.0.0.1]/',
    'http://169.254.169.254/latest/meta-data/',
    'pas une adresse',
  ])('is refused: %s', async (address) => {
    expect(await code(outside(1)(address))).toBe('outside.refused');
  });

  it('is refused at a redirect like at the first address', async () => {
    const inside = await startServer((_request, response) => response.end('secret'));
    for (const target of [
      `http://127.0.0.1:${inside.port}/`,
      `http://autre.exemple:${inside.port}/`,
      'file:///etc/passwd',
    ]) {
      const { port } = await startServer((_request, response) =>
        response.writeHead(301, { location: target }).end(),
      );
      expect(await code(outside(port)(`http://video.exemple:${port}/`))).toBe('outside.refused');
    }
    expect(inside.requests).toHaveLength(0);
  });

  it('ends after five redirects', async () => {
    const { port, requests } = await startServer((_request, response) =>
      response.writeHead(302, { location: '/encore' }).end(),
    );
    expect(await code(outside(port)(`http://video.exemple:${port}/`))).toBe('outside.unavailable');
    expect(requests).toHaveLength(6);
  });

  it('is cut at its limit, declared or not', async () => {
    const { port } = await startServer((request, response) => {
      if (request.url === '/said') response.writeHead(200, { 'content-length': '5000' });
      response.write(Buffer.alloc(3_000));
      response.end(Buffer.alloc(2_000));
    });
    const small = outside(port, { mostBytes: 4_000 });
    expect(await code(small(`http://video.exemple:${port}/said`))).toBe('outside.too-large');
    expect(await code(small(`http://video.exemple:${port}/unsaid`))).toBe('outside.too-large');
    expect(await code(outside(port, { mostBytes: 5_000 })(`http://video.exemple:${port}/unsaid`))).toBe(
      'done',
    );
  });

  it('is limited by the unpacked size', async () => {
    const { gzipSync } = await import('node:zlib');
    const { port } = await startServer((_request, response) =>
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(Buffer.alloc(1_000_000))),
    );
    expect(await code(outside(port, { mostBytes: 100_000 })(`http://video.exemple:${port}/`))).toBe(
      'outside.too-large',
    );
  });

  it('is cancelled when it takes too long, in its head or in its body', async () => {
    const { port } = await startServer((request, response) => {
      if (request.url === '/body') response.write('un début');
    });
    const hurried = outside(port, { longestMs: 150 });
    expect(await code(hurried(`http://video.exemple:${port}/head`))).toBe('outside.unavailable');
    expect(await code(hurried(`http://video.exemple:${port}/body`))).toBe('outside.unavailable');
  });

  it.each([
    [404, 'outside.not-found'],
    [401, 'outside.not-found'],
    [500, 'outside.unavailable'],
    [429, 'outside.unavailable'],
  ])('with status %i fails as %s', async (status, expected) => {
    const { port } = await startServer((_request, response) => response.writeHead(status).end('non'));
    expect(await code(outside(port)(`http://video.exemple:${port}/`))).toBe(expected);
  });

  it('reports that no server was reached', async () => {
    expect(await code(outside(9)('http://ailleurs.invalid/'))).toBe('network.offline');
    const { port } = await startServer(() => undefined);
    servers.at(-1)?.close();
    expect(await code(outside(port)(`http://video.exemple:${port}/`))).toBe('network.offline');
  });

  it('uses the system’s proxy, which resolves the name', async () => {
    const proxy = await startServer((_request, response) => response.end());
    const tunnels: string[] = [];
    servers.at(-1)?.on('connect', (request: IncomingMessage, socket: { end(text: string): void }) => {
      tunnels.push(request.url ?? '');
      socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n');
    });
    const through = outside(1, { resolveProxy: () => Promise.resolve(`PROXY 127.0.0.1:${proxy.port}`) });
    expect(await code(through('https://inconnu.invalid/video'))).toBe('network.offline');
    expect(tunnels).toEqual(['inconnu.invalid:443']);
    expect(await code(through('https://127.0.0.1/video'))).toBe('outside.refused');
    expect(tunnels).toHaveLength(1);
  });
});

it.each([
  ['8.8.8.8', true],
  ['172.15.0.1', true],
  ['2a00:1450:4007:80e::200e', true],
  ['172.16.0.1', false],
  ['100.100.0.1', false],
  ['0.0.0.0', false],
  ['255.255.255.255', false],
  ['224.0.0.251', false],
  ['::', false],
  ['fe80::1', false],
  ['2002:7f00:1::', false],
  ['2001:0:5ef5:79fd::1', false],
  ['64:ff9b::7f00:1', false],
  ['n’importe quoi', false],
])('%s is public: %s', (ip, expected) => expect(isPublicAddress(ip)).toBe(expected));
