/** The lists of the API: filters, order, and pages by key (docs/design/blogger.md#lists). */
import { invalid } from './api-error.ts';
import { type Blog, statusAt } from './blog.ts';
import type { Query } from './methods.ts';
import { readInstant } from './post-input.ts';
import { commentJson, etagOf, pageJson, postJson, type View, withItems } from './resources.ts';
import type { StoredComment, StoredPost } from './store.ts';

const USUAL_PAGE = 10;
const LARGEST_PAGE = 500;

type Dated = Readonly<{ id: string; published: number; updated: number }>;

/** A page of the matches, of the requested size, newest first. */
function pageOf<Thing extends Dated>(
  blog: Blog,
  query: Query,
  things: readonly Thing[],
  key: (thing: Thing) => number,
) {
  const size = query.integer('maxResults') || USUAL_PAGE;
  if (size > LARGEST_PAGE) {
    throw invalid(
      'Invalid value for field max_results: value for field max_results is larger than the maximum ' +
        `allowed page size of ${LARGEST_PAGE}`,
    );
  }
  const after = query.text('pageToken');
  const boundary = after === undefined ? undefined : readPageToken(blog, after);
  const rows = things
    .map((thing) => ({ thing, id: thing.id, key: key(thing) }))
    .filter((row) => boundary === undefined || newestFirst(row, boundary) > 0)
    .toSorted(newestFirst);
  const page = rows.slice(0, size);
  const last = page.at(-1);
  return {
    items: page.map(({ thing }) => thing),
    next:
      last !== undefined && rows.length > page.length ? { nextPageToken: pageToken(blog, size, last) } : {},
  };
}

function dated(query: Query): (thing: Dated) => boolean {
  const [from, to] = (['startDate', 'endDate'] as const).map((name) => {
    const value = query.text(name);
    return value === undefined ? undefined : readInstant(name, value);
  });
  return ({ published }) =>
    (from === undefined || published >= from) && (to === undefined || published <= to);
}

/** posts.list. */
export function listPosts(blog: Blog, query: Query, view: View): object {
  // The reference says of sortOption "Unavailable now": the newest always come first.
  const key = query.text('orderBy') === 'UPDATED' ? keyUpdated : keyPublished;
  const { items, next } = pageOf(blog, query, blog.store.posts().filter(filter(blog, query, view)), key);
  const body = query.flag('fetchBodies', true);
  const images = query.flag('fetchImages', false);
  return {
    kind: 'blogger#postList',
    ...next,
    ...withItems(
      'items',
      items.map((post) => postJson(blog, post, { view, body, images })),
    ),
    etag: newestOf(items),
  };
}

const newestOf = (items: readonly Dated[]): string =>
  etagOf(Math.max(0, ...items.map(({ updated }) => updated)));

/** comments.listByBlog: public comments unless statuses are requested. */
export function listComments(blog: Blog, query: Query): object {
  const statuses = query.all('status');
  const isAsked = ({ status }: StoredComment): boolean =>
    statuses.length === 0 ? status === 'LIVE' : statuses.includes(status);
  const comments = blog.store.comments.all().filter((comment) => isAsked(comment) && dated(query)(comment));
  const { items, next } = pageOf(blog, query, comments, keyPublished);
  const body = query.flag('fetchBodies', true);
  return {
    kind: 'blogger#commentList',
    ...next,
    ...withItems(
      'items',
      items.map((comment) => commentJson(blog, comment, body)),
    ),
    etag: newestOf(items),
  };
}

/** pages.list. */
export function listPages(blog: Blog, query: Query, view: View): object {
  const statuses = view === 'READER' ? ['LIVE'] : query.all('status');
  const pages = blog.store.pages
    .all()
    .filter(({ status }) => (statuses.length === 0 ? status === 'LIVE' : statuses.includes(status)));
  const { items, next } = pageOf(blog, query, pages, keyPublished);
  const body = query.flag('fetchBodies', true);
  return {
    kind: 'blogger#pageList',
    ...next,
    ...withItems(
      'items',
      items.map((page) => pageJson(blog, page, body)),
    ),
    etag: newestOf(items),
  };
}

const keyUpdated = ({ updated }: Dated) => updated;
const keyPublished = ({ published }: Dated) => published;

type Row = Readonly<{ key: number; id: string }>;

function newestFirst(one: Row, other: Row): number {
  return other.key - one.key || (one.id < other.id ? 1 : one.id > other.id ? -1 : 0);
}

function filter(blog: Blog, query: Query, view: View): (post: StoredPost) => boolean {
  const statuses = query.all('status');
  const labels = (query.text('labels') ?? '')
    .split(',')
    .map((label) => label.trim())
    .filter(Boolean);
  const inTime = dated(query);
  return (post) => {
    const status = statusAt(post, blog.now());
    return (
      (view === 'READER' ? status === 'LIVE' : true) &&
      (statuses.length === 0 ? status === 'LIVE' : statuses.includes(status)) &&
      labels.every((label) => post.labels.includes(label)) &&
      inTime(post)
    );
  };
}

/** The position where this page ended, so that posts written meanwhile do not shift the next one. */
function pageToken(blog: Blog, size: number, { key, id }: Row): string {
  return Buffer.from(JSON.stringify([size, key, id, blog.store.blog().blogId])).toString('base64url');
}

function readPageToken(blog: Blog, token: string): Row {
  try {
    const [, key, id, blogId] = JSON.parse(Buffer.from(token, 'base64url').toString('utf8')) as unknown[];
    if (typeof key === 'number' && typeof id === 'string' && blogId === blog.store.blog().blogId) {
      return { key, id };
    }
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  throw invalid('Invalid value for field page_token: invalid page token');
}
