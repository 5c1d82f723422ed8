/**
 * The little server that receives Google's answer: 127.0.0.1 only, a port the system chooses, the path `/`, one answer
 * (docs/design/blogger.md#signing-in). What does not carry this sign-in's `state` is turned away and changes nothing.
 */
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { timingSafeEqual } from 'node:crypto';
import { AppError } from '#contract/failure.ts';
import { signInPage } from './sign-in-page.ts';

export type LoopbackAnswer = Readonly<{ code: string } | { refused: string }>;

export type Loopback = Readonly<{
  /** To give to Google as the redirect address. */
  address: string;
  /** Google's answer; never settles when the server is closed first. */
  answer: Promise<LoopbackAnswer>;
  close(): void;
}>;

const HEADERS = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
  connection: 'close',
} as const;

/** Rejects with sign-in.no-port. */
export async function openLoopback(state: string): Promise<Loopback> {
  let settle: (answer: LoopbackAnswer) => void = () => undefined;
  const answer = new Promise<LoopbackAnswer>((resolve) => (settle = resolve));
  let host = '';
  let answered = false;

  const server = createServer((request, response) => {
    const query = answered ? undefined : readAnswer(request, host, state);
    const language = request.headers['accept-language'];
    if (query === undefined) return reply(response, 404, signInPage('strange', language));
    answered = true;
    reply(response, 200, signInPage('code' in query ? 'done' : 'refused', language), () => settle(query));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) => reject(new AppError('sign-in.no-port', {}, { cause: error })));
    server.listen(0, '127.0.0.1', resolve);
  });
  const bound = server.address();
  if (bound === null || typeof bound === 'string') throw new Error('the loopback server has no port');
  host = `127.0.0.1:${bound.port}`;
  return {
    address: `http://${host}/`,
    answer,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}

function reply(response: ServerResponse, status: number, page: string, sent?: () => void): void {
  // `close` comes after the last byte left or the browser went away: either way the answer stands.
  if (sent !== undefined) response.once('close', sent);
  response.writeHead(status, HEADERS).end(page);
}

/** What a request says, when it is Google's redirect of this very sign-in. */
function readAnswer(request: IncomingMessage, host: string, state: string): LoopbackAnswer | undefined {
  if (request.method !== 'GET' || request.headers.host !== host) return undefined;
  // Any program of this computer may ask for anything: `//` is no address at all.
  const url = URL.parse(request.url ?? '/', `http://${host}`);
  if (url?.pathname !== '/' || !same(url.searchParams.get('state') ?? '', state)) return undefined;
  const error = url.searchParams.get('error');
  if (error !== null) return { refused: error.slice(0, 100) };
  const code = url.searchParams.get('code');
  return code === null ? undefined : { code };
}

function same(one: string, other: string): boolean {
  const [first, second] = [Buffer.from(one), Buffer.from(other)];
  return first.length === second.length && timingSafeEqual(first, second);
}
