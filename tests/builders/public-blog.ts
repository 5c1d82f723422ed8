/**
 * A public blog on the web, at a Blogger address: the pages and feeds of a practice blog, by the server that tests
 * use for outside requests (ESCALE_TEST_OUTSIDE).
 */
import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export const BLOG_HOST = 'labo-du-port.blogspot.com';
export const BLOG_ADDRESS = `https://${BLOG_HOST}/`;

export type PublicBlog = Readonly<{
  /** Origin of the server that stands in for the web. */
  origin: string;
  /** `/<host>/<path>` of each request, in order. */
  requests: string[];
  /**
   * What readers get: `short`, a feed of excerpts; `no-feed`, pages without a feed; `private`, nothing without an
   * invitation; `broken`, an error; `portal`, the page of a captive portal; `away`, no connection.
   */
  as: { is: 'public' | 'short' | 'no-feed' | 'private' | 'broken' | 'portal' | 'away' };
  /** A custom domain to which every address of the blog redirects. */
  movedTo: { host: string | undefined };
  /** Other pages of the web, by `<host>/<path>`; `location` redirects. */
  pages: Map<string, Readonly<{ html?: string; location?: string }>>;
  close(): void;
}>;

export async function startPublicBlog(pagesOrigin: string): Promise<PublicBlog> {
  const requests: string[] = [];
  const as: PublicBlog['as'] = { is: 'public' };
  const pages: PublicBlog['pages'] = new Map();
  const movedTo: PublicBlog['movedTo'] = { host: undefined };

  async function answerBlog(path: string, response: ServerResponse): Promise<void> {
    const feed = path.startsWith('/feeds/');
    if (as.is === 'private') return void response.writeHead(401).end();
    if (as.is === 'broken') return void response.writeHead(503).end();
    if (as.is === 'portal')
      return void response
        .writeHead(200, { 'content-type': 'text/html' })
        .end('<!doctype html><title>Accès au réseau</title><p>Accepter les conditions.</p>');
    if (as.is === 'no-feed' && feed) return void response.writeHead(404).end();
    const feedPath = as.is === 'short' ? path.replace('/default', '/summary') : path;
    const reply = await fetch(`${pagesOrigin}${feedPath}`, { redirect: 'manual' });
    const type = reply.headers.get('content-type') ?? 'text/plain';
    response.writeHead(reply.status, { 'content-type': type });
    // Blogger’s generator tag in each page.
    const named = (await reply.text())
      .replaceAll(pagesOrigin, `https://${movedTo.host ?? BLOG_HOST}`)
      .replace('<meta charset="utf-8">', '<meta charset="utf-8"><meta content="blogger" name="generator">');
    response.end(named);
  }

  const server = createServer((request, response) => {
    const [, host = '', path = ''] = /^\/([^/]*)(.*)$/s.exec(request.url ?? '') ?? [];
    requests.push(request.url ?? '');
    const page = pages.get(`${host}${path}`);
    if (page?.location !== undefined) response.writeHead(302, { location: page.location }).end();
    else if (page !== undefined)
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(page.html);
    else if (host === BLOG_HOST && movedTo.host !== undefined)
      response.writeHead(301, { location: `https://${movedTo.host}${path}` }).end();
    else if (host === BLOG_HOST || host === movedTo.host)
      answerBlog(path, response).catch(() => response.destroy());
    else response.writeHead(404).end();
  });
  server.on('connection', (socket) => {
    if (as.is === 'away') socket.destroy();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    as,
    pages,
    movedTo,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
