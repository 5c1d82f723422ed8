/** posts.list: filters, order, and pages by key (docs/design/blogger.md#lists). */
import { invalid } from './api-error.ts';
import type { Blog } from './blog.ts';
import type { Query } from './methods.ts';
import { readInstant } from './post-input.ts';
import { etagOf, postJson, withItems } from './post-json.ts';
import type { View } from './post-json.ts';
import { statusAt } from './post-states.ts';
import type { StoredPost } from './stored.ts';

const USUAL_PAGE = 10;
const LARGEST_PAGE = 500;

export function listPosts(blog: Blog, query: Query, view: View): object {
  const size = query.whole('maxResults') || USUAL_PAGE;
  if (size > LARGEST_PAGE) {
    throw invalid(
      'Invalid value for field max_results: value for field max_results is larger than the maximum ' +
        `allowed page size of ${LARGEST_PAGE}`,
    );
  }
  // "Unavailable now" says the reference of sortOption: the newest always come first.
  const key = query.text('orderBy') === 'UPDATED' ? keyUpdated : keyPublished;
  const after = query.text('pageToken');
  const boundary = after === undefined ? undefined : readPageToken(blog, after);
  const found = blog.store
    .posts()
    .filter(filter(blog, query, view))
    .map((post) => ({ post, key: key(post) }))
    .filter((row) => boundary === undefined || newestFirst(row, boundary) > 0)
    .toSorted(newestFirst);
  const page = found.slice(0, size);
  const last = page.at(-1);
  const body = query.flag('fetchBodies', true);
  const images = query.flag('fetchImages', false);
  return {
    kind: 'blogger#postList',
    ...(last !== undefined && found.length > page.length
      ? { nextPageToken: pageToken(blog, size, last) }
      : {}),
    ...withItems(
      'items',
      page.map(({ post }) => postJson(blog, post, { view, body, images })),
    ),
    etag: etagOf(Math.max(0, ...page.map(({ post }) => post.updated))),
  };
}

const keyUpdated = (post: StoredPost) => post.updated;
const keyPublished = (post: StoredPost) => post.published;

type Row = Readonly<{ key: number; post: Readonly<{ id: string }> }>;

function newestFirst(one: Row, other: Row): number {
  return other.key - one.key || (one.post.id < other.post.id ? 1 : one.post.id > other.post.id ? -1 : 0);
}

function filter(blog: Blog, query: Query, view: View): (post: StoredPost) => boolean {
  const statuses = query.all('status');
  const labels = (query.text('labels') ?? '')
    .split(',')
    .map((label) => label.trim())
    .filter(Boolean);
  const [from, to] = (['startDate', 'endDate'] as const).map((name) => {
    const value = query.text(name);
    return value === undefined ? undefined : readInstant(name, value);
  });
  return (post) => {
    const status = statusAt(post, blog.now());
    return (
      (view === 'READER' ? status === 'LIVE' : true) &&
      (statuses.length === 0 ? status === 'LIVE' : statuses.includes(status)) &&
      labels.every((label) => post.labels.includes(label)) &&
      (from === undefined || post.published >= from) &&
      (to === undefined || post.published <= to)
    );
  };
}

/** Says where the page before ended, so that posts written meanwhile move nothing. */
function pageToken(blog: Blog, size: number, { key, post }: Row): string {
  return Buffer.from(JSON.stringify([size, key, post.id, blog.store.blog().blogId])).toString('base64url');
}

function readPageToken(blog: Blog, token: string): Row {
  try {
    const [, key, id, blogId] = JSON.parse(Buffer.from(token, 'base64url').toString('utf8')) as unknown[];
    if (typeof key === 'number' && typeof id === 'string' && blogId === blog.store.blog().blogId) {
      return { key, post: { id } };
    }
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  throw invalid('Invalid value for field page_token: invalid page token');
}
