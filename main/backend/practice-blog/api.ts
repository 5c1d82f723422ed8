/** Answers one request of Blogger API v3. */
import { ApiError, invalid, notFound } from './api-error.ts';
import type { Blog } from './blog.ts';
import { listPosts } from './list-posts.ts';
import { readQuery } from './methods.ts';
import type { Found, MethodName, Query } from './methods.ts';
import { selected } from './partial-response.ts';
import { readInstant, readPostInput } from './post-input.ts';
import { blogJson, postJson, withItems } from './post-json.ts';
import type { View } from './post-json.ts';
import { statusAt } from './post-states.ts';
import type { Person, StoredPost } from './stored.ts';
import { otherBlogJson, userJson, userInfoJson } from './user-json.ts';
import type { OtherBlog } from './user-json.ts';

type Asked = Readonly<{
  path: Readonly<Record<string, string>>;
  query: Query;
  body: string;
  view: View;
  /** Undefined: the one whose blog it is. */
  person: Person | undefined;
}>;
/** The resource, or undefined for "204 No Content". */
type Answer = object | undefined | Promise<object | undefined>;

/** Throws ApiError. `person` has already shown a good token; undefined: the one whose blog it is. */
export async function answerApi(
  blog: Blog,
  { name, method, path }: Found,
  search: URLSearchParams,
  body: string,
  person: Person | undefined,
): Promise<object | undefined> {
  const query = readQuery(method, search);
  if (query.text('alt') !== undefined && query.text('alt') !== 'json')
    throw invalid('Only alt=json is served here');
  const { userId, blogId } = path;
  if (userId !== undefined && userId !== 'self' && userId !== (person?.id ?? blog.store.blog().userId))
    throw notFound();
  const other = blog.behaviours.otherBlogs.find(({ id }) => id === blogId);
  if (other !== undefined) return answerOther(blog, name, other, person);
  if (blogId !== undefined && blogId !== 'byurl' && blogId !== blog.store.blog().blogId) throw notFound();
  const view = readView(blog, query);
  if (method.verb !== 'GET') refuseWrite(blog, path['postId'], person);
  const answer = await ANSWERS[name](blog, { path, query, body, view, person });
  const fields = query.text('fields');
  return answer === undefined || fields === undefined ? answer : selected(answer, fields);
}

const ANSWERS: Readonly<Record<MethodName, (blog: Blog, asked: Asked) => Answer>> = {
  'users.get': (blog, { person }) => userJson(blog, person),
  'blogs.listByUser': (blog, { query, person }) => {
    const roles = query.all('role');
    const statuses = query.all('status');
    const { role } = blog.behaviours;
    const mine =
      role !== 'READER' &&
      (roles.length === 0 || roles.includes(role)) &&
      (statuses.length === 0 || statuses.includes('LIVE'));
    return {
      kind: 'blogger#blogList',
      ...withItems(
        'items',
        mine ? [blogJson(blog), ...blog.behaviours.otherBlogs.map((one) => otherBlogJson(blog, one))] : [],
      ),
      ...withItems(
        'blogUserInfos',
        mine && query.flag('fetchUserInfo', false) ? [userInfoJson(blog, person)] : [],
      ),
    };
  },
  'blogUserInfos.get': (blog, { person }) => userInfoJson(blog, person),
  'blogs.get': (blog, { query }) => blogJson(blog, query.whole('maxPosts')),
  'blogs.getByUrl': (blog, { query }) => {
    const url = query.text('url') ?? '';
    if (!URL.canParse(url) || new URL(url).host !== new URL(blog.origin()).host) throw notFound();
    return blogJson(blog);
  },
  'posts.list': (blog, { query, view }) => listPosts(blog, query, view),
  'posts.get': (blog, { path, query, view }) => read(blog, blog.store.post(postId(path)), query, view),
  'posts.getByPath': (blog, { query, view }) =>
    read(
      blog,
      blog.store.posts().find((post) => post.path === query.text('path')),
      query,
      view,
    ),
  'posts.search': (blog, { query }) => {
    const words = (query.text('q') ?? '').toLowerCase();
    const found = blog.store
      .posts()
      .filter((post) => statusAt(post, blog.now()) === 'LIVE')
      .filter((post) => `${post.title}\n${post.content}`.toLowerCase().includes(words))
      .toSorted((one, other) => other.published - one.published);
    const parts = { view: 'READER', body: query.flag('fetchBodies', true), images: false } as const;
    return {
      kind: 'blogger#postList',
      ...withItems(
        'items',
        found.slice(0, 20).map((post) => postJson(blog, post, parts)),
      ),
    };
  },
  'posts.insert': async (blog, { query, body, person }) => {
    const post = await blog.insert(readPostInput(body), {
      draft: query.flag('isDraft', false),
      author: person,
    });
    return written(blog, post, query);
  },
  'posts.patch': (blog, asked) => write(blog, asked, false),
  'posts.update': (blog, asked) => write(blog, asked, true),
  'posts.publish': async (blog, { path, query }) => {
    const date = query.text('publishDate');
    const at = date === undefined ? undefined : readInstant('publish_date', date);
    return written(blog, await blog.publish(postId(path), at), query);
  },
  'posts.revert': async (blog, { path, query }) => written(blog, await blog.revert(postId(path)), query),
  'posts.delete': async (blog, { path, query }) => {
    if (query.flag('useTrash', false)) await blog.trash(postId(path));
    else await blog.remove(postId(path));
    return undefined;
  },
  'pages.list': () => ({ kind: 'blogger#pageList' }),
  'pages.get': () => {
    throw notFound();
  },
};

/** Of a blog that can be chosen and holds nothing. */
function answerOther(blog: Blog, name: MethodName, other: OtherBlog, person: Person | undefined): object {
  if (name === 'blogs.get') return otherBlogJson(blog, other);
  if (name === 'blogUserInfos.get') return userInfoJson(blog, person, otherBlogJson(blog, other));
  if (name === 'posts.list') return { kind: 'blogger#postList' };
  throw notFound();
}

/**
 * A reader writes nothing; an author their own posts only, and new ones (docs/design/blogger.md#errors: 403 forbidden).
 */
function refuseWrite(blog: Blog, id: string | undefined, person: Person | undefined): void {
  const { role } = blog.behaviours;
  if (role === 'READER') throw forbidden();
  const post = id === undefined ? undefined : blog.store.post(id);
  if (role === 'AUTHOR' && post !== undefined && post.author?.id !== person?.id) throw forbidden();
}

async function write(blog: Blog, { path, query, body }: Asked, whole: boolean): Promise<object> {
  const publish = query.flag('publish', false);
  const revert = query.flag('revert', false);
  if (publish && revert) throw invalid('Only one of publish and revert may be true');
  const id = postId(path);
  if (blog.behaviours.draftsRefuseWrites && blog.store.post(id)?.status === 'DRAFT') throw notFound();
  const move = publish ? { move: 'publish' as const } : revert ? { move: 'revert' as const } : {};
  return written(blog, await blog.write(id, readPostInput(body), { whole, ...move }), query);
}

function written(blog: Blog, post: StoredPost, query: Query): object {
  return postJson(blog, post, {
    view: 'AUTHOR',
    body: query.flag('fetchBody', true),
    images: query.flag('fetchImages', false),
  });
}

function read(blog: Blog, post: StoredPost | undefined, query: Query, view: View): object {
  if (post === undefined) throw notFound();
  // To a reader, what is not online does not exist.
  if (view === 'READER' && statusAt(post, blog.now()) !== 'LIVE') throw notFound();
  return postJson(blog, post, {
    view,
    body: query.flag('fetchBody', true),
    images: query.flag('fetchImages', false),
  });
}

/** Unspecified means READER (docs/design/blogger.md#methods). Throws ApiError 403 for more than one's role. */
function readView({ behaviours }: Blog, query: Query): View {
  const view = query.text('view');
  if (view === 'ADMIN' && behaviours.role !== 'ADMIN') throw forbidden();
  if (view === 'AUTHOR' && behaviours.role === 'READER') throw forbidden();
  return view === 'AUTHOR' || view === 'ADMIN' ? view : 'READER';
}

const forbidden = () =>
  new ApiError(403, 'forbidden', "We're sorry, but you don't have permission to access this resource.");

function postId(path: Asked['path']): string {
  return path['postId'] ?? '';
}
