/** A site with pictures: Blogger’s own storage as readers see it, or any other host. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';

export type PictureSite = Readonly<{
  origin: string;
  /** Path to contents; `null` closes the connection, a number is the answer’s status. */
  holds: Map<string, Uint8Array | number | null>;
  requests: string[];
  /** Maximum number of simultaneous requests. */
  most: { atOnce: number };
}>;

export async function startPictureSite(): Promise<PictureSite> {
  const holds: PictureSite['holds'] = new Map();
  const requests: string[] = [];
  const most = { atOnce: 0 };
  let now = 0;
  const server = createServer((request, response) => {
    requests.push(request.url ?? '');
    most.atOnce = Math.max(most.atOnce, (now += 1));
    response.on('close', () => (now -= 1));
    const stored = holds.get(request.url ?? '') ?? 404;
    if (!holds.has(request.url ?? '')) response.writeHead(404).end();
    else if (stored === null || holds.get(request.url ?? '') === null) request.socket.destroy();
    else if (typeof stored === 'number') response.writeHead(stored).end();
    else response.writeHead(200, { 'content-type': 'application/octet-stream' }).end(stored);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    holds,
    requests,
    most,
  };
}
