/**
 * The outside web of a test with one real site in it: a request to `ESCALE_TEST_OUTSIDE` for `/<host>/<path>` goes to
 * that host on this computer.
 */
import { once } from 'node:events';
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';

export type OutsideOf = Readonly<{ origin: string; requests: string[]; close(): void }>;

/** @param url of a server on loopback */
export async function startOutsideOf(url: string): Promise<OutsideOf> {
  const { host: siteHost, port } = new URL(url);
  const requests: string[] = [];
  const server = createServer((incoming, answered) => {
    const [, host = '', path = ''] = /^\/([^/]*)(.*)$/s.exec(incoming.url ?? '') ?? [];
    requests.push(path);
    if (host !== siteHost) return void answered.writeHead(404).end();
    const passed = request(
      { host: '127.0.0.1', port, path, method: incoming.method, headers: { ...incoming.headers, host } },
      (got) => {
        answered.writeHead(got.statusCode ?? 502, got.headers);
        got.pipe(answered);
      },
    );
    passed.once('error', () => answered.destroy());
    incoming.pipe(passed);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
