import { mkdir, writeFile } from 'node:fs/promises';
import { createConnection } from 'node:net';
import { networkInterfaces } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openPracticeBlog, openSignedInBlog, rawRequest } from './test-practice-blog.ts';

describe('access from this computer by its own name only', () => {
  test.each(['evil.example', 'localhost', '127.0.0.1', '127.0.0.1.evil.example', '[::1]', ''])(
    'refuses Host: %s',
    async (host) => {
      const { blog, token } = await openSignedInBlog();
      const headers = {
        host: host === '127.0.0.1' ? host : `${host}:${new URL(blog.apiOrigin).port}`,
        authorization: `Bearer ${token}`,
      };
      expect((await rawRequest(blog.apiOrigin, '/v3/users/self', headers)).status).toBe(421);
      const page = { host: host === '127.0.0.1' ? host : `${host}:${new URL(blog.pagesOrigin).port}` };
      expect((await rawRequest(blog.pagesOrigin, '/', page)).status).toBe(421);
    },
  );

  test('refuses the name of the other port too', async () => {
    const blog = await openPracticeBlog();
    expect(
      (await rawRequest(blog.apiOrigin, '/token', { host: new URL(blog.pagesOrigin).host }, 'POST')).status,
    ).toBe(421);
  });

  test('answers on no other address of this computer', async () => {
    const blog = await openPracticeBlog();
    const others = Object.values(networkInterfaces())
      .flatMap((addresses) => addresses ?? [])
      .filter(({ internal, family }) => !internal && family === 'IPv4')
      .map(({ address }) => address);
    // The second loopback address replaces them on a computer without a network.
    for (const host of ['127.0.0.2', ...others]) {
      const connected = await new Promise((done) => {
        const socket = createConnection({
          host,
          port: Number(new URL(blog.pagesOrigin).port),
          timeout: 2_000,
        });
        socket.once('connect', () => done(true));
        socket.once('error', () => done(false));
        socket.once('timeout', () => done(false));
        socket.once('close', () => socket.destroy());
      });
      expect({ host, connected }).toEqual({ host, connected: false });
    }
  });

  test.each(['null', 'https://evil.example', 'self'])(
    'refuses the API to a web page (Origin: %s)',
    async (origin) => {
      const { blog, token, posts } = await openSignedInBlog();
      const headers = {
        origin: origin === 'self' ? blog.apiOrigin : origin,
        authorization: `Bearer ${token}`,
      };
      for (const [verb, path] of [
        ['GET', `/v3/${posts}`],
        ['POST', '/token'],
        ['OPTIONS', `/v3/${posts}`],
        ['GET', '/o/oauth2/v2/auth'],
      ] as const) {
        const answer = await rawRequest(
          blog.apiOrigin,
          path,
          { ...headers, host: new URL(blog.apiOrigin).host },
          verb,
        );
        expect(answer.status).toBe(403);
        expect(answer.headers['access-control-allow-origin']).toBeUndefined();
      }
    },
  );
});

describe('hostile requests', () => {
  test.each([
    '/../blog.json',
    '/..%2fblog.json',
    '/%2e%2e/tokens.json',
    '/posts/../../tokens.json',
    '/search/label/..%2f..%2ftokens.json',
    '/feeds/posts/default/-/..%2f..%2ftokens.json',
    '/%',
    '/%00',
    '//evil.example/',
    '/\\..\\tokens.json',
    'http://evil.example/',
  ])('%s reaches no file', async (path) => {
    const blog = await openPracticeBlog();
    const secret = join(blog.folder, 'secret');
    await mkdir(secret);
    await writeFile(join(secret, 'tokens.json'), 'never');
    const { status, text } = await rawRequest(blog.pagesOrigin, path, {
      host: new URL(blog.pagesOrigin).host,
    });
    expect([200, 400, 404, 421]).toContain(status);
    expect(text).not.toContain(blog.client.clientSecret);
    expect(text).not.toContain('never');
    expect(text).not.toContain('"version"');
  });

  test('cannot write to pages', async () => {
    const blog = await openPracticeBlog();
    const answer = await rawRequest(blog.pagesOrigin, '/', {}, 'POST');
    expect([answer.status, answer.headers['allow']]).toEqual([405, 'GET, HEAD']);
    const head = await rawRequest(blog.pagesOrigin, '/', {}, 'HEAD');
    expect([head.status, head.text]).toEqual([200, '']);
  });

  test('with a form above the limit are refused', async () => {
    const blog = await openPracticeBlog();
    const response = await fetch(`${blog.apiOrigin}/token`, {
      method: 'POST',
      body: `code=${'x'.repeat(17_000)}`,
    });
    expect(response.status).toBe(413);
  });

  test('with heavy pictures in a post are accepted quickly', async () => {
    const { draft, read } = await openSignedInBlog();
    const picture = `<img alt="" src="data:image/jpeg;base64,${'A'.repeat(8_000_000)}">`;
    const { id } = await draft({ title: 'Lourd', content: `<p>a</p>${picture}` });
    expect((await read(id)).content).toHaveLength(picture.length + 8);
  });

  test('are answered with nosniff', async () => {
    const { blog } = await openSignedInBlog();
    for (const address of [
      `${blog.pagesOrigin}/`,
      `${blog.pagesOrigin}/feeds/posts/default`,
      `${blog.apiOrigin}/v3/users/self`,
      `${blog.apiOrigin}/nothing`,
    ]) {
      const { headers } = await fetch(address);
      const values = [headers.get('x-content-type-options'), headers.get('cache-control')];
      expect([address, ...values]).toEqual([address, 'nosniff', 'no-store']);
    }
  });
});
