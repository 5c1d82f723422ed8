/** The public feed, as a blog's readers and importers meet it (docs/design/blogger.md#the-public-feed). */
import type { Blog } from './blog.ts';
import { atomText } from './feed-atom.ts';
import { jsonFeed } from './feed-json.ts';
import { onlinePosts } from './pages.ts';
import type { Reply } from './reply.ts';
import type { StoredPost } from './stored.ts';

const USUAL_PAGE = 25;
/** Larger values are cut, without a word. */
const LARGEST_PAGE = 150;

export type Feed = Readonly<{
  blog: Blog;
  kind: 'default' | 'summary';
  posts: readonly StoredPost[];
  /** Every label of the public posts. */
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
  const feed = readFeed(blog, kind, online, labels.filter(Boolean), query, segments);
  return query.get('alt') === 'json'
    ? { status: 200, json: jsonFeed(feed) }
    : {
        status: 200,
        headers: { 'content-type': 'application/atom+xml; charset=UTF-8' },
        text: atomText(feed),
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
  const startIndex = Math.max(1, whole(query.get('start-index'), 1));
  const maxResults = Math.min(LARGEST_PAGE, whole(query.get('max-results'), USUAL_PAGE));
  const byUpdate = query.get('orderby') === 'updated';
  const found = online
    .filter((post) => labels.every((label) => post.labels.includes(label)))
    .filter(within(query, 'published', (post) => post.published))
    .filter(byUpdate ? within(query, 'updated', (post) => post.updated) : () => true);
  if (byUpdate) found.sort((one, other) => other.updated - one.updated);

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
    posts: found.slice(startIndex - 1, after - 1),
    labels: [...new Set(online.flatMap((post) => post.labels))],
    total: found.length,
    startIndex,
    maxResults,
    links: {
      self: query.size === 0 ? address : `${address}?${query.toString()}`,
      ...(maxResults > 0 && after <= found.length ? { next: at(after) } : {}),
      ...(startIndex > 1 ? { previous: at(Math.max(1, startIndex - maxResults)) } : {}),
      alternate: `${blog.origin()}/`,
      feed: address,
    },
  };
}

const whole = (text: string | null, otherwise: number) =>
  text !== null && /^\d{1,9}$/.test(text) ? Number(text) : otherwise;

/** `published-min` is inside, `published-max` is outside. A date that cannot be read is no limit. */
function within(
  query: URLSearchParams,
  name: string,
  of: (post: StoredPost) => number,
): (post: StoredPost) => boolean {
  const from = Date.parse(query.get(`${name}-min`) ?? '');
  const to = Date.parse(query.get(`${name}-max`) ?? '');
  return (post) => !(of(post) < from) && !(of(post) >= to);
}
