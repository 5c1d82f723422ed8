/** One server for every video site: titles by oEmbed, and their pictures. */
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import sharp from 'sharp';

export type OutsideWorld = Readonly<{
  origin: string;
  /** `/<host>/<path>` of each request, in order. */
  requests: string[];
  /** While true, every connection is closed at once. */
  away: { yes: boolean };
  close(): void;
}>;

export async function startOutsideWorld(): Promise<OutsideWorld> {
  const picture = await sharp({ create: { width: 480, height: 270, channels: 3, background: '#7a3b2e' } })
    .jpeg()
    .toBuffer();
  const requests: string[] = [];
  const away = { yes: false };
  const server: Server = createServer((request, response) => {
    requests.push(request.url ?? '');
    if (request.url?.startsWith('/i.ytimg.com/') === true)
      response.writeHead(200, { 'content-type': 'image/jpeg' }).end(picture);
    else if (request.url?.startsWith('/www.youtube.com/oembed?') === true)
      response.end(
        // The server acts as both hosts: the picture is requested under its own name.
        JSON.stringify({ title: 'Visite de la serre', thumbnail_url: 'https://i.ytimg.com/vi/a/hq.jpg' }),
      );
    else response.writeHead(404).end();
  });
  server.on('connection', (socket) => {
    if (away.yes) socket.destroy();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    away,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
