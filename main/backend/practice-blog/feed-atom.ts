/** The feed as Atom. */
import { escapeHtml, htmlToText } from './html-pieces.ts';
import type { Feed } from './feed.ts';
import { pictureAddresses } from './normalise.ts';
import { withOffset } from './post-json.ts';
import type { StoredPost } from './stored.ts';

export const LABEL_SCHEME = 'http://www.blogger.com/atom/ns#';

export const feedDate = (instant: number) => withOffset(instant, { milliseconds: true });
export const feedId = ({ blog }: Feed) => `tag:blogger.com,1999:blog-${blog.store.blog().blogId}`;
export const entryId = (feed: Feed, post: StoredPost) => `${feedId(feed)}.post-${post.id}`;
export const feedUpdated = ({ posts, blog }: Feed) =>
  feedDate(Math.max(blog.store.blog().createdAt, ...posts.map((post) => post.updated)));

/** A short excerpt, as /feeds/posts/summary gives. */
export function summaryOf(post: StoredPost): string {
  const text = htmlToText(post.content);
  return text.length <= 400 ? text : text.slice(0, 400).replace(/\s+\S*$/, '…');
}

/** Only a picture that has an address of its own gets a thumbnail. */
export function thumbnailOf(post: StoredPost): string | undefined {
  return pictureAddresses(post.content).find((address) => /^https?:/.test(address));
}

export function atomText(feed: Feed): string {
  const { name } = feed.blog.store.blog();
  const { self, next, previous, alternate, feed: address } = feed.links;
  const link = (rel: string, href: string | undefined, type = 'application/atom+xml') =>
    href === undefined ? '' : `<link rel="${rel}" type="${type}" href="${xml(href)}"/>`;
  return (
    '<?xml version="1.0" encoding="UTF-8"?>' +
    '<feed xmlns="http://www.w3.org/2005/Atom" xmlns:openSearch="http://a9.com/-/spec/opensearchrss/1.0/" ' +
    'xmlns:thr="http://purl.org/syndication/thread/1.0" xmlns:media="http://search.yahoo.com/mrss/">' +
    `<id>${feedId(feed)}</id><updated>${feedUpdated(feed)}</updated>` +
    feed.labels.map((label) => `<category term="${xml(label)}"/>`).join('') +
    `<title type="text">${xml(name)}</title><subtitle type="html"></subtitle>` +
    link('http://schemas.google.com/g/2005#feed', address) +
    link('self', self) +
    link('alternate', alternate, 'text/html') +
    link('next', next) +
    link('previous', previous) +
    `${author(feed)}<generator version="7.00" uri="${xml(alternate)}">Escale</generator>` +
    `<openSearch:totalResults>${feed.total}</openSearch:totalResults>` +
    `<openSearch:startIndex>${feed.startIndex}</openSearch:startIndex>` +
    `<openSearch:itemsPerPage>${feed.maxResults}</openSearch:itemsPerPage>` +
    `${feed.posts.map((post) => entry(feed, post)).join('')}</feed>`
  );
}

function entry(feed: Feed, post: StoredPost): string {
  const title = xml(post.title);
  const address = `${feed.blog.origin()}${post.path ?? '/'}`;
  const thumbnail = thumbnailOf(post);
  return (
    `<entry><id>${entryId(feed, post)}</id>` +
    `<published>${feedDate(post.published)}</published><updated>${feedDate(post.updated)}</updated>` +
    post.labels.map((label) => `<category scheme="${LABEL_SCHEME}" term="${xml(label)}"/>`).join('') +
    `<title type="text">${title}</title>` +
    (feed.kind === 'default'
      ? `<content type="html">${xml(post.content)}</content>`
      : `<summary type="text">${xml(summaryOf(post))}</summary>`) +
    `<link rel="alternate" type="text/html" href="${xml(address)}" title="${title}"/>` +
    `<link rel="self" type="application/atom+xml" href="${xml(`${feed.blog.origin()}/feeds/posts/default/${post.id}`)}"/>` +
    author(feed) +
    (thumbnail === undefined ? '' : `<media:thumbnail url="${xml(thumbnail)}" height="72" width="72"/>`) +
    '<thr:total>0</thr:total></entry>'
  );
}

const author = ({ blog }: Feed) =>
  `<author><name>${xml(blog.store.blog().author)}</name><uri>${xml(`${blog.origin()}/`)}</uri>` +
  '<email>noreply@blogger.com</email></author>';

/** Text for XML 1.0, which has no way to say the other control characters, nor half a character. */
function xml(text: string): string {
  return escapeHtml(text.replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, ''));
}
