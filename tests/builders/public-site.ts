/** A local server that acts as a public WordPress, and its failures. */
import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import { openAddress } from '#backend/exchange/sources/feed/open-address.ts';
import { READ_AT, readSource } from './backup-fixtures.ts';
import { outsideAt } from './feed-server.ts';

export type SiteShape = Readonly<{
  posts?: number;
  pages?: number;
  comments?: number;
  /** Fields that replace or extend the usual ones of a row, by its number from 1. */
  row?: (n: number, kind: string) => Readonly<Record<string, unknown>>;
  /** Maximum number of rows, whatever is requested. */
  most?: number;
  /** A false X-WP-Total for its posts. */
  total?: number;
  /** Closed parts: the API, or endpoints by their last name (`users`). */
  closed?: readonly string[];
  /** Pages without links to the API and the feed. */
  silent?: boolean;
  /** Items on a page of the feed. */
  feedSize?: number;
  /** Whether the feed has excerpts only. */
  short?: boolean;
}>;

type Answer = (url: URL, response: ServerResponse) => boolean | void;

const rowOf = (origin: string, n: number, kind: string, shape: SiteShape): Record<string, unknown> => ({
  id: { posts: 100, pages: 5_000, comments: 100 }[kind as 'posts'] + n,
  link: `${origin}/2024/${kind}-${n}/`,
  date_gmt: '2024-05-06T07:08:09',
  modified_gmt: '2024-05-07T07:08:09',
  title: { rendered: `${kind} ${n} &#8211; d&rsquo;ici` },
  content: { rendered: `<p>Corps ${n}.</p>`, protected: false },
  author: 1,
  featured_media: 0,
  ...(kind === 'posts' && { categories: [2], tags: [3] }),
  ...(kind === 'comments' && { post: 101, parent: 0, author_name: 'Une lectrice' }),
  ...shape.row?.(n, kind),
});

const NAMED: Readonly<Record<string, readonly Record<string, unknown>[]>> = {
  categories: [{ id: 2, name: 'Port &amp; mer' }],
  tags: [{ id: 3, name: 'Pêche' }],
  users: [{ id: 1, name: 'Awa Diop' }],
  media: [
    {
      id: 9,
      source_url: 'https://photos.exemple/port.jpg',
      media_type: 'image',
      alt_text: 'Le port',
      caption: { rendered: '<p>Au matin</p>' },
    },
  ],
};

export async function startPublicSite(shape: SiteShape, first: Answer = () => false) {
  const requests: string[] = [];
  const headers: NodeJS.Dict<string | string[]>[] = [];
  let origin = '';
  const isClosed = (name: string): boolean => shape.closed?.includes(name) === true;
  const json = (response: ServerResponse, value: unknown, total?: number): void => {
    response.setHeader('content-type', 'application/json; charset=UTF-8');
    if (total !== undefined) response.setHeader('x-wp-total', String(total));
    response.end(JSON.stringify(value));
  };

  function list(url: URL, kind: 'posts' | 'pages' | 'comments', response: ServerResponse): void {
    const count = shape[kind] ?? 0;
    const from = Number(url.searchParams.get('offset') ?? 0);
    const size = Math.min(Number(url.searchParams.get('per_page') ?? 10), shape.most ?? 100);
    const rows = Array.from({ length: Math.max(0, Math.min(size, count - from)) }, (_, index) =>
      rowOf(origin, from + index + 1, kind, shape),
    );
    json(response, rows, kind === 'posts' ? (shape.total ?? count) : count);
  }

  function api(route: string, url: URL, response: ServerResponse): void {
    const name = route.split('/').at(-1) ?? '';
    if (isClosed('api') || isClosed(name))
      return void response.writeHead(401, { 'content-type': 'application/json' }).end('{"code":"closed"}');
    if (route === '')
      return json(response, {
        name: 'Les carnets du port &amp; d&rsquo;ailleurs',
        home: origin,
        namespaces: ['wp/v2'],
        timezone_string: 'Europe/Paris',
      });
    if (name === 'posts' || name === 'pages' || name === 'comments') return list(url, name, response);
    const includedStatuses = (url.searchParams.get('include') ?? '').split(',');
    json(
      response,
      (NAMED[name] ?? []).filter(({ id }) => includedStatuses.includes(String(id))),
    );
  }

  function feed(url: URL, response: ServerResponse): void {
    const size = shape.feedSize ?? 10;
    const from = (Number(url.searchParams.get('paged') ?? 1) - 1) * size;
    const count = shape.posts ?? 0;
    if (isClosed('feed') || (from > 0 && from >= count)) return void response.writeHead(404).end('<html>');
    response.setHeader('content-type', 'application/rss+xml; charset=UTF-8');
    response.end(feedXml(origin, count, from, size, shape.short === true));
  }

  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', `http://${request.headers.host ?? 'x'}`);
    requests.push(`${url.pathname}${url.search}`);
    headers.push(request.headers);
    if (first(url, response) === true) return;
    const route = /^\/wp-json\/(.*)$/.exec(url.pathname)?.[1];
    if (route !== undefined) return api(route, url, response);
    if (url.pathname === '/feed/') return feed(url, response);
    if (url.pathname.startsWith('/feeds/')) return void response.writeHead(404).end('<html>');
    response.setHeader('content-type', 'text/html; charset=UTF-8');
    if (shape.silent !== true) response.setHeader('link', `<${origin}/wp-json/>; rel="https://api.w.org/"`);
    response.end(
      `<!doctype html><html lang="fr-FR"><head><title>Les carnets</title>${
        shape.silent === true
          ? ''
          : `<link rel="alternate" type="application/rss+xml" href="${origin}/comments/feed/"><link rel="alternate" type="application/rss+xml" href="${origin}/feed/">`
      }</head><body><img src="/wp-content/x.jpg"></body></html>`,
    );
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  origin = `http://127.0.0.1:${port}`;
  const waits: number[] = [];
  const open = (address = `${origin}/2024/un-billet/`, mostRows?: number) =>
    openAddress(address, {
      fetch: outsideAt(port),
      now: () => READ_AT,
      sleep: (ms) => Promise.resolve(void waits.push(ms)),
      ...(mostRows !== undefined && { mostRows }),
    });
  return {
    origin,
    port,
    requests,
    headers,
    waits,
    open,
    read: (after = 0, address?: string) => readSource(open(address), after),
  };
}

export const feedXml = (
  origin: string,
  count: number,
  from: number,
  size: number,
  short: boolean,
): string => {
  let items = '';
  for (let n = from + 1; n <= Math.min(count, from + size); n += 1)
    items +=
      `<item><title>posts ${n}</title><link>${origin}/2024/posts-${n}/</link><dc:creator><![CDATA[Awa Diop]]></dc:creator>` +
      `<pubDate>Mon, 06 May 2024 07:08:09 +0000</pubDate><category><![CDATA[Pêche]]></category><guid isPermaLink="false">${origin}/?p=${100 + n}</guid>` +
      `<description><![CDATA[Le début ${n}.]]></description>` +
      (short ? '' : `<content:encoded><![CDATA[<p>Corps ${n}.</p>]]></content:encoded>`) +
      '</item>';
  return `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Les carnets du port</title><link>${origin}</link><language>fr-FR</language><generator>https://wordpress.org/?v=6.8</generator>${items}</channel></rss>`;
};
