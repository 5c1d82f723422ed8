/**
 * Finds the public parts of a WordPress site from the address of any of its pages: its API, or its feed if that is
 * closed (docs/design/wordpress.md#read-without-an-account).
 */
import { AppError } from '#contract/failure.ts';
import type { OutsideReply } from '#backend/network/ask-outside.ts';
import { parseJson } from '#backend/network/read-bounded.ts';
import type { EntryBlog } from '../entries.ts';
import type { RetryingAsk } from '../feed/locate-feed.ts';
import { remoteIdOf, siteAddress, siteLocale } from '../site-export.ts';
import { decodeText } from '../../xml/encodings.ts';
import { readLine } from '../../xml/values.ts';
import { apiAddressIn, bareHost, homeOfApi, isWithin, routeAddress } from './api-address.ts';
import { type FeedPage, readFeedPage } from './feed-page.ts';
import { siteSchema } from './shapes.ts';

export type LocatedSite =
  | Readonly<{ blog: EntryBlog; root: string }>
  | Readonly<{ blog: EntryBlog; feed: string; first: FeedPage }>;

/** Maximum characters read of a page; the head is at its beginning. */
const MOST_HEAD = 400_000;
const ATTEMPTS = 3;
/** Requested fields of the site; without them all of its routes would be included. */
const OF_SITE = { _fields: 'name,home,namespaces,timezone_string' };

type Head = Readonly<{
  url: URL;
  api: string | undefined;
  /** The feed of posts, not of a post's comments. */
  feed: string | undefined;
  locale: string | undefined;
  isWordPress: boolean;
}>;

/**
 * Undefined if no WordPress answers. Throws feed.none (neither API nor feed) and request errors other than a missing
 * page.
 */
export async function locateSite(page: string, ask: RetryingAsk): Promise<LocatedSite | undefined> {
  const head = await headOf(page, ask);
  if (head === undefined) return undefined;
  for (const root of rootsOf(head)) {
    const site = await siteAt(root, head, ask);
    if (site !== undefined) return site;
  }
  if (!head.isWordPress) return undefined;
  for (const feed of feedsOf(head)) {
    const site = await feedAt(feed, head, ask);
    if (site !== undefined) return site;
  }
  throw new AppError('feed.none');
}

async function headOf(page: string, ask: RetryingAsk): Promise<Head | undefined> {
  const reply = await answered(page, ask);
  const head = reply === undefined ? undefined : readHead(reply);
  if (reply?.status === 200) return head;
  // The site may exist although this post is gone.
  const home = `${new URL(page).origin}/`;
  const other = page === home ? undefined : await headOf(home, ask);
  return head?.api === undefined ? other : { ...other, ...head, locale: other?.locale };
}

async function answered(address: string, ask: RetryingAsk): Promise<OutsideReply | undefined> {
  try {
    return await ask(address, ATTEMPTS, 1);
  } catch (error) {
    const away = ['outside.unavailable', 'outside.too-large', 'network.offline'];
    if (error instanceof AppError && away.includes(error.code)) return undefined;
    throw error;
  }
}

function readHead({ url, link = '', bytes }: OutsideReply): Head {
  const html = decodeText(bytes.subarray(0, MOST_HEAD));
  const api = apiAddressIn({ url, link, html });
  const language = /<html\b[^<>]{0,500}?\slang=["']?([A-Za-z]{2,3}(?:-[A-Za-z]{2})?)\b/i.exec(html)?.[1];
  return {
    url: new URL(url),
    api,
    feed: feedIn(html, url),
    locale: language === undefined ? undefined : siteLocale(language),
    isWordPress: api !== undefined || /\/wp-(?:content|includes)\/|\scontent=["']WordPress\b/i.test(html),
  };
}

function feedIn(html: string, base: string): string | undefined {
  for (const [tag] of html.matchAll(/<link\b[^<>]{1,2000}>/gi)) {
    const href = /\shref=["']([^"'<>]{1,1000})["']/i.exec(tag)?.[1];
    if (href === undefined || !/\stype=["']application\/rss\+xml["']/i.test(tag)) continue;
    const url = URL.parse(href.replaceAll('&amp;', '&').replaceAll('&#038;', '&'), base);
    if (url !== null && /^https?:$/.test(url.protocol) && !/\/comments\/|comments-rss2/.test(url.href))
      return url.href;
  }
  return undefined;
}

/** True for the host that was typed or that it redirected to, since a page may name any host. */
const isOfSite = (address: string, { url }: Head): boolean => {
  const other = URL.parse(address);
  return other !== null && /^https?:$/.test(other.protocol) && bareHost(other) === bareHost(url);
};

const folderOf = (url: URL): string => `${url.origin}${url.pathname.replace(/[^/]*$/, '')}`;

/** Possible roots of the API: the declared one, then below the page's folder, then below the host. */
function rootsOf(head: Head): string[] {
  const { api, url } = head;
  if (api !== undefined) return isOfSite(api, head) ? [api] : [];
  const folders = [...new Set([folderOf(url), `${url.origin}/`])];
  return folders.flatMap((folder) => [`${folder}wp-json/`, `${folder}?rest_route=/`]);
}

async function siteAt(root: string, head: Head, ask: RetryingAsk): Promise<LocatedSite | undefined> {
  const site = siteSchema.safeParse(await jsonAt(routeAddress(root, '', OF_SITE), head, ask));
  if (!site.success || !site.data.namespaces.includes('wp/v2')) return undefined;
  // Some sites publish their description but not their posts.
  const list = await jsonAt(routeAddress(root, 'wp/v2/posts', { per_page: 1, _fields: 'id' }), head, ask);
  if (!Array.isArray(list)) return undefined;
  const { name, home, timezone_string: timeZone } = site.data;
  return {
    root,
    blog: {
      ...blogAt(homeOfApi(root, home), readLine(name)),
      ...(timeZone !== '' && { timeZone }),
      ...(head.locale !== undefined && { locale: head.locale }),
    },
  };
}

const blogAt = (url: string, name: string): EntryBlog => ({
  remoteId: remoteIdOf('wordpress', url),
  kind: 'wordpress',
  name: (name === '' ? (URL.parse(url)?.hostname ?? '') : name).slice(0, 2_000),
  url,
});

/** Undefined for an answer that is not JSON or comes from another site. */
async function jsonAt(address: string, head: Head, ask: RetryingAsk): Promise<unknown> {
  const reply = await answered(address, ask);
  return reply?.status === 200 && isOfSite(reply.url, head) ? parseJson(decodeText(reply.bytes)) : undefined;
}

function feedsOf({ feed, url }: Head): string[] {
  const usual = [folderOf(url), `${url.origin}/`].map((folder) => `${folder}feed/`);
  return [...new Set([...(feed === undefined ? [] : [feed]), ...usual])];
}

/** `https://host/blog` of `https://host/blog/feed/`. */
function folderOfFeed(feed: string): string {
  const { origin, pathname } = new URL(feed);
  return `${origin}${pathname.replace(/(?:\/feed)?\/[^/]*$/, '')}`;
}

async function feedAt(feed: string, head: Head, ask: RetryingAsk): Promise<LocatedSite | undefined> {
  const reply = await answered(feed, ask);
  const first = reply?.status === 200 ? await readFeedPage(reply) : undefined;
  if (reply === undefined || first === undefined) return undefined;
  const statedUrl = siteAddress(first.channel.get('link'));
  const url =
    statedUrl !== undefined && [feed, head.url.href].some((reached) => isWithin(reached, statedUrl))
      ? statedUrl
      : folderOfFeed(isOfSite(feed, head) ? feed : head.url.origin);
  const locale = siteLocale(first.channel.get('language') ?? '') ?? head.locale;
  return {
    feed,
    first,
    blog: {
      ...blogAt(url, readLine(first.channel.get('title') ?? '')),
      ...(locale !== undefined && { locale }),
    },
  };
}
