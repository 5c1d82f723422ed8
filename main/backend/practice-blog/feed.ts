/**
 * The public feed for readers and importers (docs/design/blogger.md#the-public-feed): one tree of elements, written
 * as Atom, or with alt=json as Google Data.
 */
import type { Blog } from './blog.ts';
import { htmlToText } from '#interview/markup/html-pieces.ts';
import { escapeHtml, pictureAddresses } from './html.ts';
import type { Reply } from './http.ts';
import { onlinePosts } from './pages.ts';
import { withOffset } from './resources.ts';
import type { StoredPost } from './store.ts';

const USUAL_PAGE = 25;
/** Larger values are reduced silently. */
const LARGEST_PAGE = 150;
const LABEL_SCHEME = 'http://www.blogger.com/atom/ns#';

type Feed = Readonly<{
  blog: Blog;
  kind: 'default' | 'summary';
  posts: readonly StoredPost[];
  labels: readonly string[];
  total: number;
  startIndex: number;
  maxResults: number;
  /** Absolute addresses. */
  links: Readonly<{ self: string; next?: string; previous?: string; alternate: string; feed: string }>;
}>;

/** /feeds/{posts,pages,comments}/{default,summary}[/-/label…]; undefined for anything else. */
export function answerFeed(
  blog: Blog,
  segments: readonly string[],
  query: URLSearchParams,
): Reply | undefined {
  const [, what, kind, dash, ...labels] = segments;
  if (what !== 'posts' && what !== 'pages' && what !== 'comments') return undefined;
  if (kind !== 'default' && kind !== 'summary') return undefined;
  if (dash !== undefined && dash !== '-' && dash !== '') return undefined;
  const online = what === 'posts' ? onlinePosts(blog) : [];
  const feed = feedElement(readFeed(blog, kind, online, labels.filter(Boolean), query, segments));
  return query.get('alt') === 'json'
    ? { status: 200, json: { version: '1.0', encoding: 'UTF-8', feed: asJson(feed) } }
    : {
        status: 200,
        headers: { 'content-type': 'application/atom+xml; charset=UTF-8' },
        text: `<?xml version="1.0" encoding="UTF-8"?>${asXml(feed)}`,
      };
}

function readFeed(
  blog: Blog,
  kind: Feed['kind'],
  online: readonly StoredPost[],
  labels: readonly string[],
  query: URLSearchParams,
  segments: readonly string[],
): Feed {
  const startIndex = Math.max(1, readNumber(query.get('start-index'), 1));
  const maxResults = Math.min(LARGEST_PAGE, readNumber(query.get('max-results'), USUAL_PAGE));
  const byUpdate = query.get('orderby') === 'updated';
  const matches = online
    .filter((post) => labels.every((label) => post.labels.includes(label)))
    .filter(within(query, 'published', (post) => post.published))
    .filter(byUpdate ? within(query, 'updated', (post) => post.updated) : () => true);
  if (byUpdate) matches.sort((one, other) => other.updated - one.updated);

  const address = `${blog.origin()}/${segments.map(encodeURIComponent).join('/')}`;
  const at = (index: number) => {
    const changed = new URLSearchParams(query);
    changed.set('start-index', String(index));
    changed.set('max-results', String(maxResults));
    return `${address}?${changed.toString()}`;
  };
  const after = startIndex + maxResults;
  return {
    blog,
    kind,
    posts: matches.slice(startIndex - 1, after - 1),
    labels: [...new Set(online.flatMap((post) => post.labels))],
    total: matches.length,
    startIndex,
    maxResults,
    links: {
      self: query.size === 0 ? address : `${address}?${query.toString()}`,
      ...(maxResults > 0 && after <= matches.length ? { next: at(after) } : {}),
      ...(startIndex > 1 ? { previous: at(Math.max(1, startIndex - maxResults)) } : {}),
      alternate: `${blog.origin()}/`,
      feed: address,
    },
  };
}

const readNumber = (text: string | null, otherwise: number) =>
  text !== null && /^\d{1,9}$/.test(text) ? Number(text) : otherwise;

/** `published-min` is inclusive, `published-max` exclusive. An invalid date is ignored. */
function within(
  query: URLSearchParams,
  name: string,
  of: (post: StoredPost) => number,
): (post: StoredPost) => boolean {
  const from = Date.parse(query.get(`${name}-min`) ?? '');
  const to = Date.parse(query.get(`${name}-max`) ?? '');
  return (post) => !(of(post) < from) && !(of(post) >= to);
}

type Element = Readonly<{
  name: string;
  attributes: Readonly<Record<string, string>>;
  /** Text or child elements; undefined for an element with attributes only. */
  content: string | readonly Element[] | undefined;
}>;

const element = (
  name: string,
  content: Element['content'],
  attributes: Element['attributes'] = {},
): Element => ({ name, attributes, content });

function feedElement(feed: Feed): Element {
  const { blog, posts, labels, links } = feed;
  const { createdAt, name } = blog.store.blog();
  const updated = Math.max(createdAt, ...posts.map((post) => post.updated));
  return element(
    'feed',
    [
      element('id', feedId(blog)),
      element('updated', feedDate(updated)),
      ...labels.map((term) => element('category', undefined, { term })),
      element('title', name, { type: 'text' }),
      element('subtitle', '', { type: 'html' }),
      link('http://schemas.google.com/g/2005#feed', links.feed),
      link('self', links.self),
      link('alternate', links.alternate, 'text/html'),
      ...(links.next === undefined ? [] : [link('next', links.next)]),
      ...(links.previous === undefined ? [] : [link('previous', links.previous)]),
      author(blog),
      element('generator', 'Escale', { version: '7.00', uri: links.alternate }),
      element('openSearch:totalResults', String(feed.total)),
      element('openSearch:startIndex', String(feed.startIndex)),
      element('openSearch:itemsPerPage', String(feed.maxResults)),
      ...posts.map((post) => entry(feed, post)),
    ],
    {
      xmlns: 'http://www.w3.org/2005/Atom',
      'xmlns:openSearch': 'http://a9.com/-/spec/opensearchrss/1.0/',
      'xmlns:thr': 'http://purl.org/syndication/thread/1.0',
      'xmlns:media': 'http://search.yahoo.com/mrss/',
    },
  );
}

function entry({ blog, kind }: Feed, post: StoredPost): Element {
  // Only a picture with an address of its own has a thumbnail.
  const thumbnail = pictureAddresses(post.content).find((address) => /^https?:/.test(address));
  return element('entry', [
    element('id', `${feedId(blog)}.post-${post.id}`),
    element('published', feedDate(post.published)),
    element('updated', feedDate(post.updated)),
    ...post.labels.map((term) => element('category', undefined, { scheme: LABEL_SCHEME, term })),
    element('title', post.title, { type: 'text' }),
    kind === 'default'
      ? element('content', post.content, { type: 'html' })
      : element('summary', summaryOf(post), { type: 'text' }),
    link('alternate', `${blog.origin()}${post.path ?? '/'}`, 'text/html', { title: post.title }),
    link('self', `${blog.origin()}/feeds/posts/default/${post.id}`),
    author(blog),
    ...(thumbnail === undefined
      ? []
      : [element('media:thumbnail', undefined, { url: thumbnail, height: '72', width: '72' })]),
    element('thr:total', '0'),
  ]);
}

const link = (rel: string, href: string, type = 'application/atom+xml', more: Element['attributes'] = {}) =>
  element('link', undefined, { rel, type, href, ...more });

const author = (blog: Blog) =>
  element('author', [
    element('name', blog.store.blog().author),
    element('uri', `${blog.origin()}/`),
    element('email', 'noreply@blogger.com'),
  ]);

const feedDate = (instant: number) => withOffset(instant, { milliseconds: true });
const feedId = (blog: Blog) => `tag:blogger.com,1999:blog-${blog.store.blog().blogId}`;

/** A short excerpt, as in /feeds/posts/summary. */
function summaryOf(post: StoredPost): string {
  const text = htmlToText(post.content);
  return text.length <= 400 ? text : text.slice(0, 400).replace(/\s+\S*$/, '…');
}

function asXml({ name, attributes, content }: Element): string {
  const opening = [name, ...Object.entries(attributes).map(([key, value]) => `${key}="${xml(value)}"`)].join(
    ' ',
  );
  if (content === undefined) return `<${opening}/>`;
  return `<${opening}>${typeof content === 'string' ? xml(content) : content.map(asXml).join('')}</${name}>`;
}

/** Text for XML 1.0, which forbids other control characters and lone surrogates. */
function xml(text: string): string {
  return escapeHtml(text.replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, ''));
}

/** Arrays even with a single element. */
const LISTS = new Set(['category', 'link', 'author', 'entry']);

function asJson({ attributes, content }: Element): Record<string, unknown> {
  const named = (name: string) => name.replace(':', '$');
  const json: Record<string, unknown> = Object.fromEntries(
    Object.entries(attributes).map(([key, value]) => [named(key), value]),
  );
  if (typeof content === 'string') json['$t'] = content;
  else
    for (const child of content ?? []) {
      const key = named(child.name);
      json[key] = LISTS.has(key) ? [...((json[key] as unknown[]) ?? []), asJson(child)] : asJson(child);
    }
  return json;
}
