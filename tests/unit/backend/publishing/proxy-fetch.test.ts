/** The system’s proxy is requested, used, and skipped when nothing listens; this computer is reached directly. */
import { createServer } from 'node:http';
import { connect, createServer as createTcpServer } from 'node:net';
import type { Server } from 'node:http';
import type { Server as TcpServer } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { noProxies } from '#tests/builders/proxy-server.ts';
import { directFetch } from '#backend/network/fetch.ts';
import { createFetch, parseProxyList } from '#backend/network/proxy-fetch.ts';

async function listen(server: Server | TcpServer): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    if ('closeAllConnections' in server) server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}

const startTarget = () =>
  listen(
    createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () =>
        response.end(
          `${request.method} ${String(request.headers['x-given'])} ${Buffer.concat(chunks).toString()}`,
        ),
      );
    }),
  );

/** A proxy that connects every tunnel to `port`, whatever host is requested. */
async function startProxy(port: number) {
  const tunnels: string[] = [];
  const server = createServer();
  server.on('connect', (request, socket) => {
    tunnels.push(request.url ?? '');
    const target = connect(port, '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 OK\r\n\r\n');
      target.pipe(socket).pipe(target);
    });
    for (const end of [socket, target]) end.on('error', () => target.destroy());
  });
  return { tunnels, port: await listen(server) };
}

test('uses the proxy that the shell names, skips a dead one, and asks once a minute', async () => {
  const proxy = await startProxy(await startTarget());
  const requests: string[] = [];
  const clock = { at: 0 };
  const fetch = createFetch({
    now: () => clock.at,
    proxies: noProxies,
    resolveProxy: (url) => (
      requests.push(url),
      Promise.resolve(`PROXY 127.0.0.1:1; PROXY 127.0.0.1:${proxy.port}; DIRECT`)
    ),
  });
  const say = async (body: string) =>
    (await fetch('http://blog.example/a', { method: 'POST', headers: { 'x-given': 'yes' }, body })).text();
  expect(await say('un')).toBe('POST yes un');
  expect(await say('deux')).toBe('POST yes deux');
  expect(proxy.tunnels).toContain('blog.example:80');
  expect(requests).toEqual(['http://blog.example/']);
  clock.at = 61_000;
  await say('trois');
  expect(requests).toHaveLength(2);
});

test('never uses a proxy for this computer, without asking the shell', async () => {
  const port = await startTarget();
  const fetch = createFetch({
    proxies: noProxies,
    resolveProxy: () => Promise.reject(new Error('asked')),
  });
  expect(await (await fetch(`http://127.0.0.1:${port}/`, { headers: { 'x-given': 'a' } })).text()).toBe(
    'GET a ',
  );
});

test('parses the answers of resolveProxy', () => {
  expect(parseProxyList('DIRECT')).toEqual(['DIRECT']);
  expect(parseProxyList('PROXY p.example:3128; HTTPS q.example:443;SOCKS5 s.example:1080; DIRECT')).toEqual([
    'http://p.example:3128',
    'https://q.example:443',
    'socks5://s.example:1080',
    'DIRECT',
  ]);
  expect(parseProxyList('QUIC x:1; PROXY')).toEqual(['DIRECT']);
  expect(parseProxyList('')).toEqual(['DIRECT']);
});

test('reads an answer whose connection ends before it is read', async () => {
  let isEnded = (): void => undefined;
  const ended = new Promise<void>((resolve) => (isEnded = resolve));
  const port = await listen(
    createTcpServer((socket) => {
      socket.on('error', () => undefined);
      socket.on('data', () => {
        // Without a length: the connection’s end is the body’s end.
        socket.end(`HTTP/1.1 200 OK\r\n\r\n${'x'.repeat(100_000)}`, () => isEnded());
      });
    }),
  );
  const fetch = createFetch({ proxies: noProxies, resolveProxy: () => Promise.resolve('DIRECT') });
  const response = await fetch(`http://127.0.0.1:${port}/`);
  await ended;
  // The end is handled in a later turn than its arrival.
  await waitSomeTurns();
  expect(await response.text()).toHaveLength(100_000);
});

async function waitSomeTurns(): Promise<void> {
  for (let turns = 0; turns < 20; turns += 1) await new Promise((resolve) => void setImmediate(resolve));
}

/** Answers the first request of each connection, and closes it at the second, like an idle one. */
async function startOneAnswerServer() {
  const requests: string[] = [];
  const port = await listen(
    createTcpServer((socket) => {
      let answered = false;
      socket.on('error', () => undefined);
      socket.on('data', (bytes) => {
        requests.push(bytes.toString('latin1').split(' ')[0] ?? '');
        if (answered) return void socket.destroy();
        answered = true;
        socket.write('HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nok');
      });
    }),
  );
  return { requests, url: `http://127.0.0.1:${port}/` };
}

test.each([
  [
    'with the proxy of a shell',
    createFetch({ proxies: noProxies, resolveProxy: () => Promise.resolve('DIRECT') }),
  ],
  ['without a shell', directFetch],
])('repeats once a read whose kept connection closes: %s', async (_way, fetch) => {
  const { requests, url } = await startOneAnswerServer();
  expect(await (await fetch(url)).text()).toBe('ok');
  // The connection is free in a later turn.
  await waitSomeTurns();
  expect(await (await fetch(url)).text()).toBe('ok');
  expect(requests).toEqual(['GET', 'GET', 'GET']);
  await waitSomeTurns();
  await expect(fetch(url, { method: 'POST', body: 'a' })).rejects.toThrow('fetch failed');
  expect(requests).toEqual(['GET', 'GET', 'GET', 'POST']);
});

test('reads twice from a server that closes each connection', async () => {
  let connections = 0;
  const port = await listen(
    createTcpServer((socket) => {
      socket.on('error', () => undefined);
      socket.on('data', () => {
        connections += 1;
        socket.destroy();
      });
    }),
  );
  await expect(directFetch(`http://127.0.0.1:${port}/`)).rejects.toThrow('fetch failed');
  expect(connections).toBe(2);
});
