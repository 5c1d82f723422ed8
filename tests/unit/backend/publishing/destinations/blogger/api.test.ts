/** The client’s requests, answers and failures, against a server that answers on command. */
import { createServer } from 'node:http';
import type { IncomingMessage } from 'node:http';
import { describe, expect, onTestFinished, test } from 'vitest';
import { createBloggerApi } from '#backend/publishing/destinations/blogger/api.ts';
import { noAnswer, retryAfterSeconds } from '#backend/network/no-answer.ts';
import { refusal } from '#backend/publishing/destinations/blogger/errors.ts';
import { unescapeHtml } from '#backend/exchange/blog-answers/unescape-html.ts';
import { NOON } from '../../publishing-desk.ts';

type Reply = { status?: number; body?: string; headers?: Record<string, string> };

async function startServer(reply: (request: IncomingMessage) => Reply) {
  const requests: { line: string; authorization: string | undefined }[] = [];
  const server = createServer((request, response) => {
    requests.push({ line: `${request.method} ${request.url}`, authorization: request.headers.authorization });
    const { status = 200, body = '{}', headers = {} } = reply(request);
    request.resume();
    request.on('end', () => response.writeHead(status, headers).end(status === 204 ? undefined : body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const address = server.address();
  const base = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
  const api = createBloggerApi({
    base,
    fetch: globalThis.fetch,
    authorization: () => Promise.resolve('Bearer abc'),
    now: () => NOON,
  });
  return { api, requests, base };
}
const json = (value: unknown): Reply => ({ body: JSON.stringify(value) });
const ID = '1234567890123456789';

test('sends what the API documents, with repeated parameters', async () => {
  const { api, requests } = await startServer((request) =>
    request.method === 'DELETE' ? { status: 204 } : json({ id: ID, url: 'http://b.example/' }),
  );
  const post = { title: 't', content: 'c', labels: [] };
  await api.listPosts('7', {
    status: ['draft', 'scheduled'],
    fetchBodies: true,
    maxResults: 50,
    pageToken: 'a b',
  });
  await api.getPost('7', ID);
  await api.insertDraft('7', post);
  await api.patchPost('7', ID, post);
  await api.publishPost('7', ID);
  await api.publishPost('7', ID, NOON);
  await api.revertPost('7', ID);
  await api.deletePost('7', ID);
  await api.getBlog('7');
  await api.getUser();
  await api.listBlogs();
  expect(requests.map((one) => one.line)).toEqual([
    'GET /v3/blogs/7/posts?status=DRAFT&status=SCHEDULED&view=AUTHOR&orderBy=UPDATED&fetchBodies=true&maxResults=50&pageToken=a+b',
    `GET /v3/blogs/7/posts/${ID}?view=AUTHOR`,
    'POST /v3/blogs/7/posts?isDraft=true',
    `PATCH /v3/blogs/7/posts/${ID}`,
    `POST /v3/blogs/7/posts/${ID}/publish`,
    `POST /v3/blogs/7/posts/${ID}/publish?publishDate=2026-11-24T12%3A00%3A00.000Z`,
    `POST /v3/blogs/7/posts/${ID}/revert`,
    `DELETE /v3/blogs/7/posts/${ID}?useTrash=true`,
    'GET /v3/blogs/7',
    'GET /v3/users/self',
    'GET /v3/users/self/blogs',
  ]);
  expect(new Set(requests.map((one) => one.authorization))).toEqual(new Set(['Bearer abc']));
});

test('accepts unknown keys, no status, no items, escaped labels, ids beyond 2^53', async () => {
  const posts = await startServer(() =>
    json({
      id: ID,
      kind: 'blogger#post',
      title: 'Bons &amp; mauvais',
      labels: ['Good &amp; Bad', 'A &amp;amp; B'],
      etag: 'x',
      published: '2016-08-13T09:33:00-07:00',
      author: { displayName: 'x' },
      future: { field: 1 },
    }),
  );
  expect(await posts.api.getPost('7', ID)).toEqual({
    id: ID,
    title: 'Bons & mauvais',
    labels: ['Good & Bad', 'A & B'],
    status: 'live',
    etag: 'x',
    published: Date.UTC(2016, 7, 13, 16, 33),
  });
  const empty = await startServer(() => json({ kind: 'blogger#postList', etag: 'x' }));
  expect(await empty.api.listPosts('7', { status: ['live'], fetchBodies: false, maxResults: 1 })).toEqual({
    items: [],
  });
  expect(await empty.api.listBlogs()).toEqual([]);
});

test('counts a missing post as deleted', async () => {
  const { api } = await startServer(() => ({ status: 404 }));
  await expect(api.deletePost('7', ID)).resolves.toBeUndefined();
});

describe('refusals', () => {
  const body = (reason: string, message = '') =>
    JSON.stringify({ error: { code: 0, message, errors: [{ reason, message, domain: 'global' }] } });
  test.each([
    [401, body('authError'), 'destination.signed-out'],
    [403, body('accessNotConfigured'), 'blogger.not-enabled'],
    [
      403,
      JSON.stringify({
        error: { message: 'x', status: 'PERMISSION_DENIED', details: [{ reason: 'SERVICE_DISABLED' }] },
      }),
      'blogger.not-enabled',
    ],
    [
      403,
      JSON.stringify({
        error: {
          message: 'x',
          errors: [{ reason: 'forbidden' }],
          details: [{ reason: 'ACCESS_TOKEN_SCOPE_INSUFFICIENT' }],
        },
      }),
      'blogger.scope-missing',
    ],
    [403, body('insufficientPermissions'), 'blogger.scope-missing'],
    [403, body('forbidden'), 'destination.forbidden'],
    [403, body('userRateLimitExceeded'), 'destination.quota'],
    [403, body('dailyLimitExceeded'), 'destination.quota'],
    [403, '', 'destination.forbidden'],
    [429, '<html>', 'destination.quota'],
    [404, body('notFound'), 'destination.not-found'],
    [400, body('invalid'), 'destination.rejected'],
    [409, body('conflict'), 'destination.rejected'],
    [500, '{"code":500,"message":null}', 'destination.unavailable'],
    [503, JSON.stringify({ error: { code: 503, message: null } }), 'destination.unavailable'],
  ])('%i %s -> %s', (status, text, code) => {
    expect(refusal('GET x', status, text, null, NOON).code).toBe(code);
  });

  test('distinguish labels from HTML', async () => {
    const refused = async (message: string) => {
      const { api } = await startServer(() => ({ status: 400, body: body('invalid', message) }));
      return api.insertDraft('7', { title: '', content: '', labels: [] }).catch((error: unknown) => error);
    };
    expect(await refused("The value for field labels was not valid: 'x'")).toMatchObject({
      code: 'destination.labels',
    });
    expect(await refused('Your HTML cannot be accepted: Tag is broken: <![CDATA[')).toMatchObject({
      code: 'destination.html-refused',
    });
    expect(await refused('Something else')).toMatchObject({
      code: 'destination.rejected',
      params: { detail: 'Something else' },
    });
  });

  test('read Retry-After in seconds, as a date, or invalid', () => {
    expect(
      ['120', 'Tue, 24 Nov 2026 12:02:00 GMT', '0', '999999', 'soon', '', null].map((header) =>
        retryAfterSeconds(header, NOON),
      ),
    ).toEqual([120, 120, 0, 86_400, undefined, undefined, undefined]);
  });
});

describe('a failed connection', () => {
  const failed = (code: string) =>
    new TypeError('fetch failed', { cause: Object.assign(new Error(code), { code }) });
  test.each(['ENOTFOUND', 'ECONNREFUSED', 'EAI_AGAIN', 'UND_ERR_CONNECT_TIMEOUT'])(
    '%s: nothing was sent',
    (code) => {
      expect(noAnswer('POST x', failed(code), true).code).toBe('network.offline');
    },
  );
  test.each(['ECONNRESET', 'UND_ERR_SOCKET', 'UND_ERR_HEADERS_TIMEOUT', 'EPIPE'])(
    '%s after a write: the outcome is unknown',
    (code) => {
      expect(noAnswer('POST x', failed(code), true).code).toBe('network.unclear');
      expect(noAnswer('GET x', failed(code), false).code).toBe('network.offline');
    },
  );
  test('is recognized by Electron’s own code in the message', () => {
    expect(noAnswer('POST x', new Error('net::ERR_INTERNET_DISCONNECTED'), true).code).toBe(
      'network.offline',
    );
    expect(noAnswer('POST x', new Error('net::ERR_CONNECTION_RESET'), true).code).toBe('network.unclear');
  });

  test('includes a redirect, which is not followed, and truncated JSON', async () => {
    const elsewhere = await startServer(() => json({ id: ID }));
    const portal = await startServer(() => ({
      status: 302,
      headers: { location: `${elsewhere.base}/login` },
    }));
    await expect(portal.api.insertDraft('7', { title: '', content: '', labels: [] })).rejects.toMatchObject({
      code: 'network.not-blogger',
      params: { kind: 'redirect', status: 302, to: '127.0.0.1' },
    });
    expect(elsewhere.requests).toEqual([]);
    const half = await startServer(() => ({ body: '{"id":"12' }));
    await expect(half.api.publishPost('7', ID)).rejects.toMatchObject({ code: 'network.unclear' });
    await expect(half.api.getPost('7', ID)).rejects.toMatchObject({
      code: 'network.not-blogger',
      params: { kind: 'cut' },
    });
  });
});

test('leaves plain text unchanged when unescaping, and is idempotent', () => {
  for (const text of ['Tom & Jerry', 'a &lt b', 'R&D', 'x;y', '&;', '100 % & plus'])
    expect(unescapeHtml(text)).toBe(text);
  for (const [escaped, read] of [
    ['L&#39;eau', "L'eau"],
    ['&amp;#39;', "'"],
    ['&#x2019;', '’'],
    ['&nbsp;', '\u00a0'],
    ['&bogus;', '&bogus;'],
    ['&#0;', '&#0;'],
  ]) {
    expect([escaped, unescapeHtml(escaped ?? '')]).toEqual([escaped, read]);
    expect(unescapeHtml(unescapeHtml(escaped ?? ''))).toBe(read);
  }
});
