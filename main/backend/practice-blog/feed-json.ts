/** The feed with alt=json: the same, in the shape of Google Data. */
import { entryId, feedDate, feedId, feedUpdated, LABEL_SCHEME, summaryOf, thumbnailOf } from './feed-atom.ts';
import type { Feed } from './feed.ts';
import { withItems } from './post-json.ts';
import type { StoredPost } from './stored.ts';

type Text = Readonly<{ $t: string }>;
const text = ($t: string | number): Text => ({ $t: String($t) });

export function jsonFeed(feed: Feed): object {
  const { self, next, previous, alternate, feed: address } = feed.links;
  const link = (rel: string, href: string | undefined, type = 'application/atom+xml') =>
    href === undefined ? [] : [{ rel, type, href }];
  return {
    version: '1.0',
    encoding: 'UTF-8',
    feed: {
      xmlns: 'http://www.w3.org/2005/Atom',
      xmlns$openSearch: 'http://a9.com/-/spec/opensearchrss/1.0/',
      xmlns$thr: 'http://purl.org/syndication/thread/1.0',
      xmlns$media: 'http://search.yahoo.com/mrss/',
      id: text(feedId(feed)),
      updated: text(feedUpdated(feed)),
      ...withItems(
        'category',
        feed.labels.map((term) => ({ term })),
      ),
      title: { type: 'text', $t: feed.blog.store.blog().name },
      subtitle: { type: 'html', $t: '' },
      link: [
        ...link('http://schemas.google.com/g/2005#feed', address),
        ...link('self', self),
        ...link('alternate', alternate, 'text/html'),
        ...link('next', next),
        ...link('previous', previous),
      ],
      author: [author(feed)],
      generator: { version: '7.00', uri: alternate, $t: 'Escale' },
      openSearch$totalResults: text(feed.total),
      openSearch$startIndex: text(feed.startIndex),
      openSearch$itemsPerPage: text(feed.maxResults),
      ...withItems(
        'entry',
        feed.posts.map((post) => entry(feed, post)),
      ),
    },
  };
}

function entry(feed: Feed, post: StoredPost): object {
  const thumbnail = thumbnailOf(post);
  return {
    id: text(entryId(feed, post)),
    published: text(feedDate(post.published)),
    updated: text(feedDate(post.updated)),
    ...withItems(
      'category',
      post.labels.map((term) => ({ scheme: LABEL_SCHEME, term })),
    ),
    title: { type: 'text', $t: post.title },
    ...(feed.kind === 'default'
      ? { content: { type: 'html', $t: post.content } }
      : { summary: { type: 'text', $t: summaryOf(post) } }),
    link: [
      {
        rel: 'alternate',
        type: 'text/html',
        href: `${feed.blog.origin()}${post.path ?? '/'}`,
        title: post.title,
      },
      {
        rel: 'self',
        type: 'application/atom+xml',
        href: `${feed.blog.origin()}/feeds/posts/default/${post.id}`,
      },
    ],
    author: [author(feed)],
    ...(thumbnail === undefined ? {} : { media$thumbnail: { url: thumbnail, height: '72', width: '72' } }),
    thr$total: text(0),
  };
}

const author = ({ blog }: Feed) => ({
  name: text(blog.store.blog().author),
  uri: text(`${blog.origin()}/`),
  email: text('noreply@blogger.com'),
});
