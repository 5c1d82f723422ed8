/**
 * Parses a blog's address as typed by the author and lists the possible addresses of its feed
 * (docs/design/blogger.md#the-public-feed).
 */
import { AppError } from '#contract/failure.ts';

export type FeedAddresses = Readonly<{
  page: string;
  /** Possible feeds of posts, the likeliest first. */
  feeds: readonly string[];
  /** The same with http, for a site without https. */
  inClear?: FeedAddresses;
  /** Display name: without scheme and path. */
  name: string;
}>;

/** Throws import.address for text that cannot be a blog's address. */
export function readAddress(text: string): FeedAddresses {
  const trimmed = text
    .replace(/[\u200b-\u200f\u202a-\u202e\ufeff]/g, '')
    .trim()
    .replace(/^[<«"'(\s]+|[>»"')\s,.;]+$/g, '');
  const scheme = /^([a-z][a-z0-9+.-]*):\/\//i.exec(trimmed)?.[1]?.toLowerCase();
  const written = /^feed:\/\//i.test(trimmed) ? trimmed.replace(/^feed:\/\//i, '') : trimmed;
  const url = URL.parse(
    scheme === 'http' || scheme === 'https' ? written : `https://${written.replace(/^\/+/, '')}`,
  );
  if (url === null || (scheme !== undefined && !['http', 'https', 'feed'].includes(scheme))) throw invalid();
  if (url.username !== '' || url.password !== '' || url.hostname === '') throw invalid();
  // « carnets-du-labo » alone is the name of a Blogger blog.
  if (!url.hostname.includes('.') && !url.hostname.includes(':')) {
    if (scheme !== undefined || url.port !== '' || !/^[a-z0-9-]{1,63}$/.test(url.hostname)) throw invalid();
    url.hostname = `${url.hostname}.blogspot.com`;
  }
  // Blogger's certificate does not cover `www.` before a blog's name.
  if (/^www\.[a-z0-9-]+\.blogspot\./.test(url.hostname)) url.hostname = url.hostname.slice('www.'.length);
  url.hash = '';
  const https = addressesOf(url);
  if (url.protocol === 'http:' || scheme === 'https') return https;
  const clear = new URL(url);
  clear.protocol = 'http:';
  return { ...https, inClear: addressesOf(clear) };
}

function addressesOf(url: URL): FeedAddresses {
  const byNumber = blogNumberIn(url);
  const name = url.host.replace(/^www\./, '');
  if (byNumber !== undefined)
    return { page: url.href, feeds: [`https://www.blogger.com/feeds/${byNumber}/posts/default`], name };
  const feeds = [`${url.origin}/feeds/posts/default`];
  // Country domains of Blogger all have the same feed on blogspot.com.
  const country = /^([a-z0-9-]+)\.blogspot\.(?!com$)[a-z.]+$/.exec(url.hostname)?.[1];
  if (country !== undefined) feeds.push(`https://${country}.blogspot.com/feeds/posts/default`);
  const page = url.pathname.startsWith('/feeds/') ? `${url.origin}/` : url.href;
  return { page, feeds, name };
}

/** The blog's number in an address of Blogger's own pages: dashboard, editor, feeds. */
function blogNumberIn(url: URL): string | undefined {
  if (!/^(?:www\.|draft\.|beta\.)?blogger\.com$/.test(url.hostname)) return undefined;
  const blogNumber =
    /\/(?:feeds|blog\/[a-z]+(?:\/[a-z]+)?)\/(\d{5,25})\b/.exec(url.pathname)?.[1] ??
    /^\d{5,25}$/.exec(url.searchParams.get('blogID') ?? '')?.[0];
  if (blogNumber === undefined) throw invalid();
  return blogNumber;
}

const invalid = (): AppError => new AppError('import.address');

/** The feed of pages or of comments that corresponds to a feed of posts. */
export const siblingFeed = (feed: string, what: 'pages' | 'comments'): string =>
  feed.replace(/\/posts\/(default|summary|full)/, `/${what}/$1`);

/** @param start from 1 */
export function pageOf(feed: string, start: number, most: number): string {
  const url = new URL(feed);
  url.searchParams.set('start-index', String(start));
  url.searchParams.set('max-results', String(most));
  // Prevents the redirect of a blog that once used FeedBurner.
  url.searchParams.set('redirect', 'false');
  return url.href;
}

/** True if a redirect leads to a sign-in page: the blog is not public. */
export function isSignIn(url: URL): boolean {
  return (
    url.hostname === 'accounts.google.com' ||
    (/(?:^|\.)blogger\.com$/.test(url.hostname) &&
      /^\/(?:blogin|signin|go\/signin|blog-this)/.test(url.pathname)) ||
    /\/ServiceLogin\b/.test(url.pathname)
  );
}
