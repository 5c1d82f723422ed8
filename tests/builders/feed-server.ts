/** A local server with blogs, their feeds in every shape, and failures of the network. */
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import type { EntryRead } from '#backend/exchange/sources/entries.ts';
import { openAddress } from '#backend/exchange/sources/feed/open-address.ts';
import { createAskOutside, type AskOutside } from '#backend/network/ask-outside.ts';
import { READ_AT, readSource } from './backup-fixtures.ts';
import { noProxies } from './proxy-server.ts';

export const BLOG_ID = '4815162342108151623';
export const BLOGGER_PAGE =
  '<!doctype html><html><head><meta content="blogger" name="generator"><title>Les carnets du labo</title></head><body></body></html>';

export type FeedShape = Readonly<{
  posts?: number;
  pages?: number;
  comments?: number;
  /** Maximum number of entries, whatever is requested. */
  most?: number;
  body?: (n: number) => string;
  id?: string;
  /** Omits the link to the next page. */
  noNext?: boolean;
  /** A false value of totalResults. */
  total?: number;
}>;

const escapeXml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

/** One page of a feed, as Blogger writes it. */
export function feedPage(url: URL, what: 'posts' | 'pages' | 'comments', shape: FeedShape): string {
  const count = shape[what] ?? 0;
  const start = Number(url.searchParams.get('start-index') ?? 1);
  const size = Math.min(Number(url.searchParams.get('max-results') ?? 25), shape.most ?? 150);
  const last = Math.min(count, start + size - 1);
  const tag = `tag:blogger.com,1999:${shape.id ?? `blog-${BLOG_ID}`}`;
  let entries = '';
  for (let n = start; n <= last; n += 1) {
    const kind = what === 'pages' ? 'page' : 'post';
    const id = { posts: 1000, pages: 5000, comments: 9000 }[what] + n;
    const body = shape.body?.(n) ?? `<content type='html'>${escapeXml(`<p>Corps ${n}.</p>`)}</content>`;
    entries +=
      `<entry><id>${tag}.${kind}-${id}</id><published>2020-01-01T00:00:00.000+01:00</published>` +
      `<updated>2020-01-02T00:00:00.000+01:00</updated><title type='text'>${what} ${n}</title>${body}` +
      `<link rel='alternate' type='text/html' href='${url.origin}/${n}.html'/><author><name>Awa</name><email>noreply@blogger.com</email></author>` +
      (what === 'comments' ? `<thr:in-reply-to ref='${tag}.post-1001'/>` : '') +
      '</entry>';
  }
  const next = new URL(url);
  next.searchParams.set('start-index', String(last + 1));
  next.searchParams.set('max-results', String(size));
  return (
    `<?xml version='1.0' encoding='UTF-8'?><feed xmlns='http://www.w3.org/2005/Atom' xmlns:openSearch='http://a9.com/-/spec/opensearchrss/1.0/' xmlns:thr='http://purl.org/syndication/thread/1.0'>` +
    `<id>${tag}</id><title type='text'>Les carnets du labo</title><link rel='alternate' type='text/html' href='${url.origin}/'/>` +
    (last < count && shape.noNext !== true
      ? `<link rel='next' type='application/atom+xml' href='${escapeXml(next.href)}'/>`
      : '') +
    `<generator version='7.00' uri='http://www.blogger.com'>Blogger</generator>` +
    `<openSearch:totalResults>${shape.total ?? count}</openSearch:totalResults><openSearch:startIndex>${start}</openSearch:startIndex>` +
    `${entries}</feed>`
  );
}

export type Answer = (url: URL, response: ServerResponse, requestCount: number) => boolean | undefined | void;

/** Answers with the feeds of `shape`, unless `first` answers (returns true). */
export async function startFeedServer(
  shape: FeedShape,
  first: Answer = () => false,
): Promise<{ origin: string; port: number; requests: string[]; headers: IncomingMessage['headers'][] }> {
  const requests: string[] = [];
  const headers: IncomingMessage['headers'][] = [];
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', `http://${request.headers.host ?? 'x'}`);
    requests.push(`${url.pathname}${url.search}`);
    headers.push(request.headers);
    if (first(url, response, requests.length) === true) return;
    const what = /^\/feeds\/(posts|pages|comments)\/default$/.exec(url.pathname)?.[1];
    if (what === undefined) {
      response.writeHead(url.pathname === '/' ? 200 : 404, { 'content-type': 'text/html' });
      response.end(BLOGGER_PAGE);
    } else response.end(feedPage(url, what as 'posts', shape));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return { origin: `http://127.0.0.1:${port}`, port, requests, headers };
}

/** Outside requests with this local port allowed; names ending in `.exemple` resolve to it. */
export const outsideAt = (port: number, longestMs = 5_000): AskOutside =>
  createAskOutside({
    resolveProxy: () => Promise.resolve('DIRECT'),
    proxies: noProxies,
    longestMs,
    mostBytes: 300_000,
    lookup: (host) =>
      host.endsWith('.exemple')
        ? Promise.resolve([{ address: '127.0.0.1', family: 4 }])
        : Promise.reject(Object.assign(new Error('no such name'), { code: 'ENOTFOUND' })),
    alsoAllowed: (ip, targetPort) => ip === '127.0.0.1' && targetPort === port,
  });

/** A blog on such a server, opened by its address; waits end at once and are recorded. */
export async function openFeedBlog(shape: FeedShape, first?: Answer, longestMs?: number) {
  const server = await startFeedServer(shape, first);
  const waits: number[] = [];
  const open = (address = server.origin) =>
    openAddress(address, {
      fetch: outsideAt(server.port, longestMs),
      now: () => READ_AT,
      sleep: (ms) => Promise.resolve(void waits.push(ms)),
    });
  return { ...server, waits, open, read: (after = 0, address?: string) => readSource(open(address), after) };
}

/** The entries that were read, in order: `12 posts 12`, `13 comment`. */
export const titles = (reads: readonly EntryRead[]): string[] =>
  reads.flatMap((read) =>
    read.type === 'entry'
      ? [`${read.at.entry} ${read.entry.title}`]
      : read.type === 'comment'
        ? [`${read.at.entry} comment`]
        : [],
  );

export const answerWith =
  (status: number, headers: Record<string, string> = {}, body = '') =>
  (response: ServerResponse): true => {
    response.writeHead(status, headers).end(body);
    return true;
  };
