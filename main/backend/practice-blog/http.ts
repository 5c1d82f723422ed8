/** HTTP of the practice blog: a server on this computer only, with limits on requests. */
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Log } from '../core/log.ts';

/** An answer before it is sent. */
export type Reply = Readonly<{
  status: number;
  headers?: Readonly<Record<string, string>>;
  /** At most one of the two is set. */
  json?: object;
  text?: string;
  bytes?: Uint8Array;
}>;

export class TooLarge extends Error {}

/** The whole body as text. Throws TooLarge above `limit` bytes. */
export async function readBody(request: IncomingMessage, limit: number): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > limit) throw new TooLarge('the request is too large');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** The requested address, or undefined if the Host header is not exactly ours (DNS rebinding). */
export function addressed(request: IncomingMessage): URL | undefined {
  const host = `127.0.0.1:${request.socket.localPort ?? 0}`;
  if (request.headers.host !== host) return undefined;
  const target = request.url ?? '';
  // "//other/…" and absolute addresses would change the host.
  if (!target.startsWith('/') || target.startsWith('//') || !URL.canParse(`http://${host}${target}`))
    return undefined;
  return new URL(`http://${host}${target}`);
}

export const plain = (status: number, text: string): Reply => ({
  status,
  headers: { 'content-type': 'text/plain; charset=utf-8' },
  text,
});

const COMMON_HEADERS: Readonly<Record<string, string>> = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'same-origin',
  'cache-control': 'no-store',
};

export function replyText({ json, text }: Reply): string {
  return json === undefined ? (text ?? '') : JSON.stringify(json);
}

export function send(
  response: ServerResponse,
  reply: Reply,
  body: string | Uint8Array = reply.bytes ?? replyText(reply),
): void {
  const type = reply.json === undefined ? {} : { 'content-type': 'application/json; charset=UTF-8' };
  const length = reply.status === 204 ? {} : { 'content-length': String(Buffer.byteLength(body)) };
  response.writeHead(reply.status, { ...COMMON_HEADERS, ...type, ...reply.headers, ...length });
  response.end(reply.status === 204 ? undefined : body);
}

export type ReceivedRequest = Readonly<{
  request: IncomingMessage;
  response: ServerResponse;
  /**
   * For the API its method name (`posts.insert`); also `oauth.authorize`, `oauth.token`, `oauth.revoke`, `pages`,
   * `feed`.
   */
  method: string;
  url: URL;
  body: string;
  now(): number;
}>;

/** A test hook around requests. `answer` handles the request, or the same with another body, and returns the reply. */
export type Respond = (received: ReceivedRequest, answer: (body?: string) => Promise<Reply>) => Promise<void>;

export const respond: Respond = async ({ response }, answer) => send(response, await answer());

export type Handler = (request: IncomingMessage, response: ServerResponse) => Promise<void>;
type Listening = Readonly<{ port: number; origin: string; close(): Promise<void> }>;

/** Listens on 127.0.0.1. `preferredPort` is 0 for any port; a taken port is replaced by another. */
export async function listen(preferredPort: number, handler: Handler, log: Log): Promise<Listening> {
  const server = createServer((request, response) => {
    handler(request, response).catch((error: unknown) => {
      log.error('practice blog: a request failed', error);
      if (!response.headersSent) response.writeHead(500, { 'content-type': 'text/plain; charset=utf-8' });
      response.end();
    });
  });
  const port = await listenAt(server, preferredPort);
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

async function listenAt(server: Server, preferredPort: number): Promise<number> {
  try {
    return await tryPort(server, preferredPort);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    // EACCES: Windows reserves ranges of ports and reports this for them.
    if (preferredPort === 0 || (code !== 'EADDRINUSE' && code !== 'EACCES')) throw error;
    return tryPort(server, 0);
  }
}

async function tryPort(server: Server, port: number): Promise<number> {
  server.listen({ port, host: '127.0.0.1', exclusive: true });
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}
