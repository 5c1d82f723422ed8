/** The web of a test with one real site in it: what is asked of `ESCALE_TEST_OUTSIDE` as `/<host>/<path>` is asked of that host, on this computer. */
import { once } from 'node:events';
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';

export type OutsideOf = Readonly<{ origin: string; asked: string[]; close(): void }>;

/** @param url of a server on loopback */
export async function startOutsideOf(url: string): Promise<OutsideOf> {
  const { host: known, port } = new URL(url);
  const asked: string[] = [];
  const server = createServer((given, answered) => {
    const [, host = '', path = ''] = /^\/([^/]*)(.*)$/s.exec(given.url ?? '') ?? [];
    asked.push(path);
    if (host !== known) return void answered.writeHead(404).end();
    const passed = request(
      { host: '127.0.0.1', port, path, method: given.method, headers: { ...given.headers, host } },
      (got) => {
        answered.writeHead(got.statusCode ?? 502, got.headers);
        got.pipe(answered);
      },
    );
    passed.once('error', () => answered.destroy());
    given.pipe(passed);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
