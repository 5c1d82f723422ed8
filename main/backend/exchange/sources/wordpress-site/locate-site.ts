/**
 * Finds the public parts of a WordPress site from the address of any of its pages: its API, or its feed if that is
 * closed (docs/design/wordpress.md#read-without-an-account).
 */
import { AppError } from '#contract/failure.ts';
import type { OutsideReply } from '#backend/network/ask-outside.ts';
import { parseJson } from '#backend/network/read-bounded.ts';
import type { EntryBlog } from '../entries.ts';
import type { AskPatiently } from '../feed/locate-feed.ts';
import { remoteIdOf, siteAddress, siteLocale } from '../site-export.ts';
import { decodeText } from '../../xml/encodings.ts';
import { readLine } from '../../xml/values.ts';
import { apiAddressIn, bareHost, homeOfApi, isWithin, routeAddress } from './api-address.ts';
import { type FeedPage, readFeedPage } from './feed-page.ts';
import { siteSchema } from './shapes.ts';

export type LocatedSite =
  | Readonly<{ blog: EntryBlog; root: string }>
  | Readonly<{ blog: EntryBlog; feed: string; first: FeedPage }>;

/** Heads are at the beginning, in characters. */
const MOST_HEAD = 400_000;
const ATTEMPTS = 3;
/** What of the site itself is read: all of its routes would come too. */
const OF_SITE = { _fields: 'name,home,namespaces,timezone_string' };

type Head = Readonly<{
  url: URL;
  api: string | undefined;
  /** Of its posts, not of the comments of one. */
  feed: string | undefined;
  locale: string | undefined;
  isWordPress: boolean;
}>;

/**
 * Undefined where no WordPress answers. Throws feed.none (it gives neither its API nor a feed), and what asking throws but for
 * a page that is not there.
 */
export async function locateSite(page: string, ask: AskPatiently): Promise<LocatedSite | undefined> {
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

async function headOf(page: string, ask: AskPatiently): Promise<Head | undefined> {
  const reply = await answered(page, ask);
  const head = reply === undefined ? undefined : readHead(reply);
  if (reply?.status === 200) return head;
  // A post that is gone does not mean that the site is.
  const home = `${new URL(page).origin}/`;
  const other = page === home ? undefined : await headOf(home, ask);
  return head?.api === undefined ? other : { ...other, ...head, locale: other?.locale };
}

/** Undefined where nothing, or nothing that can be read, is there. */
async function answered(address: string, ask: AskPatiently): Promise<OutsideReply | undefined> {
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

/** A page may name any host: only the one that was typed, or where it led by itself, is the site's. */
const isOfSite = (address: string, { url }: Head): boolean => {
  const other = URL.parse(address);
  return other !== null && /^https?:$/.test(other.protocol) && bareHost(other) === bareHost(url);
};

const folderOf = (url: URL): string => `${url.origin}${url.pathname.replace(/[^/]*$/, '')}`;

/** Where the API may be: as it is told, else below the page's own folder, and below the host. */
function rootsOf(head: Head): string[] {
  const { api, url } = head;
  if (api !== undefined) return isOfSite(api, head) ? [api] : [];
  const folders = [...new Set([folderOf(url), `${url.origin}/`])];
  return folders.flatMap((folder) => [`${folder}wp-json/`, `${folder}?rest_route=/`]);
}

async function siteAt(root: string, head: Head, ask: AskPatiently): Promise<LocatedSite | undefined> {
  const site = siteSchema.safeParse(await jsonAt(routeAddress(root, '', OF_SITE), head, ask));
  if (!site.success || !site.data.namespaces.includes('wp/v2')) return undefined;
  // Some let everybody read what the site is, and nobody its posts.
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

/** Undefined for what is no JSON, or comes from elsewhere. */
async function jsonAt(address: string, head: Head, ask: AskPatiently): Promise<unknown> {
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

async function feedAt(feed: string, head: Head, ask: AskPatiently): Promise<LocatedSite | undefined> {
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
