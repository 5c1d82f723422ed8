/** Reading requests and writing answers, with their limits. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Reply } from './reply.ts';

/** Thrown by readBody when a request is larger than its limit. */
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

/** The address asked for, or undefined when the Host is not exactly ours (a name made to point here, for one). */
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

/** What every answer carries, of the API as of the pages. */
const COMMON_HEADERS: Readonly<Record<string, string>> = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'same-origin',
  'cache-control': 'no-store',
};

/** The body of a reply as it goes on the wire. */
export function replyText({ json, text }: Reply): string {
  return json === undefined ? (text ?? '') : JSON.stringify(json);
}

export function send(response: ServerResponse, reply: Reply, body = replyText(reply)): void {
  const type = reply.json === undefined ? {} : { 'content-type': 'application/json; charset=UTF-8' };
  const length = reply.status === 204 ? {} : { 'content-length': String(Buffer.byteLength(body)) };
  response.writeHead(reply.status, { ...COMMON_HEADERS, ...type, ...reply.headers, ...length });
  response.end(reply.status === 204 ? undefined : body);
}
