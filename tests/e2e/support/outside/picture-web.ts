/** One server for the web of pictures: Blogger’s own storage, and the public side of an organisation’s store. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { startS3Server } from '#tests/builders/s3-server.ts';
import type { S3Server } from '#tests/builders/s3-server.ts';

export const PUBLIC_BASE = 'https://photos.montriviere.example';
export const STORAGE = 'https://blogger.googleusercontent.com/img/b/R29vZ2xl';

export type PictureWeb = Readonly<{
  /** For $ESCALE_TEST_OUTSIDE: `/<host>/<path>`. */
  origin: string;
  store: S3Server;
  /** File name to the bytes that Blogger stores, at any requested size. */
  pictures: Map<string, Buffer>;
  close(): Promise<void>;
}>;

export async function startPictureWeb(folder: string): Promise<PictureWeb> {
  const store = await startS3Server(folder);
  const pictures = new Map<string, Buffer>();
  const server = createServer((request, response) => {
    const [, host = '', ...path] = (request.url ?? '').split('/');
    if (host === new URL(PUBLIC_BASE).host) {
      fetch(`${store.origin}/photos/${path.join('/')}`)
        .then(async (answer) => {
          const body = Buffer.from(await answer.arrayBuffer());
          response.writeHead(answer.status, { 'content-type': answer.headers.get('content-type') ?? '' });
          response.end(body);
        })
        .catch(() => response.destroy());
      return;
    }
    const picture = host === new URL(STORAGE).host ? pictures.get(path.at(-1) ?? '') : undefined;
    if (picture === undefined) response.writeHead(404).end();
    else response.writeHead(200, { 'content-type': 'image/jpeg' }).end(picture);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    store,
    pictures,
    async close() {
      server.closeAllConnections();
      server.close();
      await store.close();
    },
  };
}
