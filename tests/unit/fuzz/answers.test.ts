/**
 * A blog with hostile answers: other shapes, sizes, encodings and statuses, an answer in pieces or cut. Each is read,
 * or refused by a code, within ten seconds and a gigabyte.
 */
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ANSWER_SHAPES, type AnswerName } from '#backend/exchange/blog-answers/answer-shapes.ts';
import { createFetch } from '#backend/network/proxy-fetch.ts';
import { createProxies } from '#backend/network/proxies.ts';
import { createWordPressApi } from '#backend/publishing/destinations/wordpress/api.ts';
import { trySeeds } from '../../random/budget.ts';
import { changedBytes, changedJson, changedText, randomOf, type Random } from './mutate.ts';
import { readingFault } from './reading-fault.ts';
import { SAMPLE_ANSWERS } from './sample-answers.ts';

/** A longer answer is cancelled; most have arrived by then. */
const GIVEN_UP_MS = 1_000;
/** Items of a list, as requested. */
const ITEMS = 50;
const NAMES = Object.keys(ANSWER_SHAPES) as AnswerName[];

type Answer = Readonly<{
  status: number;
  headers: Readonly<Record<string, string>>;
  body: Buffer;
  /** Bytes after which the connection is cut. */
  cut: number;
  /** Bytes of each piece, sent in separate turns. */
  piece: number;
  /** Whether nothing follows on an open connection. */
  hangs: boolean;
}>;

const repeat = (piece: string, random: Random): string =>
  piece.repeat(Math.ceil((random.one([1, 10, 70]) * 1024 * 1024) / piece.length));

/** Answers that cost much to read for few bytes. */
const bombs: readonly ((random: Random) => string)[] = [
  (random) => `[${repeat('{},', random)}{}]`,
  (random) => `{"items":[${repeat('{},', random)}{}]}`,
  (random) => repeat('[', random),
  (random) => `{"id":${'9'.repeat(random.one([30, 400, 100_000]))}}`,
  (random) => `"${repeat('\\ud83d\\ude00', random)}"`,
  (random) => `{${repeat('"a":0,', random)}"b":1}`,
  (random) => repeat(' ', random),
];

function textOf(name: AnswerName, random: Random): string {
  const sample = SAMPLE_ANSWERS[name];
  if (random.once(10)) return random.one(bombs)(random);
  if (random.once(4)) return changedText(JSON.stringify(sample), random);
  let changed = sample;
  for (let count = 1 + random.below(3); count > 0; count -= 1) changed = changedJson(changed, random);
  return JSON.stringify(changed) ?? '';
}

const ENCODINGS: Readonly<Record<string, (bytes: Buffer) => Buffer>> = {
  gzip: (bytes) => gzipSync(bytes, { level: 1 }),
  deflate: (bytes) => deflateSync(bytes, { level: 1 }),
  br: (bytes) => (bytes.length > 1_000_000 ? bytes : brotliCompressSync(bytes)),
};

function answerFor(name: AnswerName, random: Random): Answer {
  const text = Buffer.from(textOf(name, random));
  const encoding = random.one(['', '', 'gzip', 'gzip', 'deflate', 'br']);
  const packed = ENCODINGS[encoding]?.(text) ?? text;
  const body = random.once(8) ? changedBytes(packed, random) : packed;
  return {
    status: random.one([200, 200, 200, 200, 200, 201, 204, 301, 400, 401, 403, 404, 410, 429, 500, 503]),
    headers: {
      'content-type': random.one(['application/json', 'text/html', 'image/svg+xml', '', 'x'.repeat(2_000)]),
      ...(encoding === '' ? {} : { 'content-encoding': random.once(10) ? 'gzip, gzip, br' : encoding }),
      ...(random.once(4) ? { 'x-wp-total': random.one(['-1', '1e9', 'x', '9'.repeat(40)]) } : {}),
      ...(random.once(4) ? { 'x-wp-totalpages': random.one(['-1', '1e9', 'x', '9'.repeat(40)]) } : {}),
      ...(random.once(8) ? { 'retry-after': random.one(['-1', '9'.repeat(30), 'demain', '0']) } : {}),
      ...(random.once(8) ? { location: random.one(['//', 'javascript:0', 'http://[', '/']) } : {}),
      ...(random.once(10) ? { 'content-length': String(random.one([0, 1, body.length + 100])) } : {}),
    },
    body,
    cut: random.once(8) ? random.below(body.length + 1) : Infinity,
    piece: random.one([Infinity, Infinity, 1_000_000, 65_536, 1_000]),
    hangs: random.once(40),
  };
}

async function sendAnswer(response: ServerResponse, { status, headers, body, cut, piece, hangs }: Answer) {
  response.on('error', () => undefined);
  response.writeHead(status, headers);
  const end = Math.min(cut, body.length);
  const step = Math.max(piece, Math.ceil(end / 200));
  for (let at = 0; at < end && !response.destroyed; at += step) {
    response.write(body.subarray(at, Math.min(end, at + step)));
    await new Promise((resolve) => void setImmediate(resolve));
  }
  if (hangs) return;
  if (cut < body.length) response.destroy();
  else response.end();
}

let server: Server;
let root = '';
let next: Answer;
beforeAll(async () => {
  server = createServer(
    (_request, response) => void sendAnswer(response, next).catch(() => response.destroy()),
  );
  // A false length may break the connection, which the client must handle.
  server.on('clientError', (_error, socket) => socket.destroy());
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  root = `http://127.0.0.1:${(server.address() as AddressInfo).port}/wp-json/`;
});
afterAll(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

const fetch = createFetch({
  resolveProxy: () => Promise.resolve('DIRECT'),
  proxies: createProxies(() => Promise.reject(new Error('no shell here'))),
});

/** Undefined when the answer was read, or refused by a code. */
function fault(name: AnswerName, verb: 'GET' | 'POST'): Promise<string | undefined> {
  const api = createWordPressApi({ root, fetch, now: Date.now, timeoutMs: GIVEN_UP_MS });
  return readingFault(() => api.ask(verb, 'wp/v2/posts', {}, name, { items: ITEMS }));
}

test('reads random answers of a blog, or refuses them by a code', async () => {
  const faults = await trySeeds({ kind: 'answers', name: 'answers', parts: 20, least: 20 }, async (seed) => {
    const random = randomOf(seed);
    const name = random.one(NAMES);
    next = answerFor(name, random);
    const faultText = await fault(name, random.one(['GET', 'GET', 'POST']));
    return faultText === undefined
      ? undefined
      : `${name}, ${next.status}, ${next.body.length} bytes: ${faultText}`;
  });
  expect(faults).toEqual([]);
});
