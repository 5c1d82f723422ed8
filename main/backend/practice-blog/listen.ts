/** One HTTP server on this computer only, at the port it had before where that is free. */
import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Log } from '../core/log.ts';

export type Handler = (request: IncomingMessage, response: ServerResponse) => Promise<void>;
type Listening = Readonly<{ port: number; origin: string; close(): Promise<void> }>;

/** Listens on 127.0.0.1. `wanted` is 0 for any port; a taken port is replaced by another. */
export async function listen(wanted: number, handler: Handler, log: Log): Promise<Listening> {
  const server = createServer((request, response) => {
    handler(request, response).catch((error: unknown) => {
      log.error('practice blog: a request failed', error);
      if (!response.headersSent) response.writeHead(500, { 'content-type': 'text/plain; charset=utf-8' });
      response.end();
    });
  });
  const port = await listenAt(server, wanted);
  return {
    port,
    origin: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((done, failed) => {
        server.close((error) => (error === undefined ? done() : failed(error)));
        server.closeAllConnections();
      }),
  };
}

async function listenAt(server: Server, wanted: number): Promise<number> {
  try {
    return await tryPort(server, wanted);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    // EACCES: Windows reserves ranges of ports and gives this for them.
    if (wanted === 0 || (code !== 'EADDRINUSE' && code !== 'EACCES')) throw error;
    return tryPort(server, 0);
  }
}

function tryPort(server: Server, port: number): Promise<number> {
  return new Promise((done, failed) => {
    server.once('error', failed);
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => {
      server.off('error', failed);
      const address = server.address();
      if (typeof address === 'object' && address !== null) done(address.port);
      else failed(new Error('the server has no port'));
    });
  });
}
