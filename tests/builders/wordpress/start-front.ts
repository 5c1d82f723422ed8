/**
 * The front of a site: passes requests to PHP, behind TLS as a host does, or with a plan of faults by method name
 * (`posts.insert`, `posts.list`…, `*`).
 */
import { readFileSync } from 'node:fs';
import {
  createServer as createHttpServer,
  type IncomingMessage,
  request,
  type ServerResponse,
} from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { type Fault, type FaultPlan } from '../practice-blog/faults.ts';

const CERTIFICATES = join(import.meta.dirname, '../../fixtures/certificates');

export type Front = Readonly<{
  /** URL without a final slash. */
  url: string;
  port: number;
  close(): Promise<void>;
}>;

type Passed = Readonly<{ status: number; headers: IncomingMessage['headers']; body: Buffer }>;

/** A TLS front, as a host has it before PHP. */
export function startTls(to: number): Promise<Front> {
  const read = (name: string): Buffer => readFileSync(join(CERTIFICATES, name));
  const server = createHttpsServer(
    { cert: read('server.pem'), key: read('server-key.pem') },
    (incoming, answer) =>
      void readAll(incoming)
        .then((body) => passOn(to, incoming, body, { 'x-forwarded-proto': 'https' }))
        .then(
          (passed) => sendAnswer(answer, passed),
          () => answer.destroy(),
        ),
  );
  return listening(server, 'https');
}

/** The connection to a site, with planned faults. */
export function startLine(to: number, faults: FaultPlan): Promise<Front> {
  let late: (() => Promise<unknown>)[] = [];
  const server = createHttpServer(
    (incoming, answer) =>
      void (async () => {
        const arriving = late;
        late = [];
        await underFault(incoming, answer);
        for (const arrive of arriving) await arrive();
      })().catch(() => answer.destroy()),
  );
  return listening(server, 'http');

  async function underFault(incoming: IncomingMessage, answer: ServerResponse): Promise<void> {
    const fault = faults.next(nameOf(incoming));
    if (fault?.latency !== undefined) await new Promise((done) => setTimeout(done, fault.latency));
    if (fault?.line === 'drop-before') return void incoming.socket.destroy();
    await fault?.before?.();
    if (fault?.status !== undefined) return sendAnswer(answer, refusal(fault, fault.status));
    const body = await readAll(incoming);
    if (fault?.line === 'late') {
      late.push(() => passOn(to, incoming, body));
      return void incoming.socket.destroy();
    }
    const passed = await passOn(to, incoming, body);
    if (fault?.line === 'store-then-drop') incoming.socket.destroy();
    else if (fault?.line === 'truncate')
      sendAnswer(answer, { ...passed, body: passed.body.subarray(0, Math.floor(passed.body.length / 2)) });
    else sendAnswer(answer, passed);
  }
}

/** The API method of a request, by the names of Blogger’s API that plans of faults use. */
function nameOf({ method = '', url = '' }: IncomingMessage): string {
  const [, what = '', id, part] = /\/wp\/v2\/(\w+)(?:\/(\w+))?(?:\/(\w+))?/.exec(url) ?? [];
  if (part !== undefined) return `${what}.${part}`;
  if (id === undefined) return method === 'POST' ? `${what}.insert` : `${what}.list`;
  if (method !== 'POST') return method === 'DELETE' ? `${what}.delete` : `${what}.get`;
  return `${what}.patch`;
}

const CODES: Readonly<Record<number, string>> = {
  401: 'rest_not_logged_in',
  403: 'rest_forbidden',
  404: 'rest_post_invalid_id',
  429: 'slow_down',
};

/** WordPress’s own format; a failing server sends a page of its own. */
function refusal({ retryAfter }: Fault, status: number): Passed {
  const body =
    status >= 500
      ? '<h1>Erreur</h1>'
      : JSON.stringify({ code: CODES[status] ?? 'rest_refused', message: 'Non.', data: { status } });
  return {
    status,
    headers: {
      'content-type': status >= 500 ? 'text/html' : 'application/json',
      ...(retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) }),
    },
    body: Buffer.from(body),
  };
}

async function passOn(
  to: number,
  incoming: IncomingMessage,
  body: Buffer,
  more: Readonly<Record<string, string>> = {},
): Promise<Passed> {
  const got = await new Promise<IncomingMessage>((resolve, reject) => {
    request(
      {
        host: '127.0.0.1',
        port: to,
        path: incoming.url,
        method: incoming.method,
        headers: { ...incoming.headers, ...more, connection: 'close' },
      },
      resolve,
    )
      .once('error', reject)
      .end(body);
  });
  return { status: got.statusCode ?? 502, headers: got.headers, body: await readAll(got) };
}

function sendAnswer(answer: ServerResponse, { status, headers, body }: Passed): void {
  const { 'transfer-encoding': _, 'content-length': __, connection: ___, ...keptHeaders } = headers;
  answer.writeHead(status, { ...keptHeaders, 'content-length': body.length }).end(body);
}

async function readAll(stream: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of stream) parts.push(part as Buffer);
  return Buffer.concat(parts);
}

async function listening(
  server: ReturnType<typeof createHttpServer>,
  scheme: 'http' | 'https',
): Promise<Front> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `${scheme}://127.0.0.1:${port}`,
    port,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
