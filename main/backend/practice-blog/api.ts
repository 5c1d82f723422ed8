/** Answers one request of Blogger API v3. */
import { invalid, notFound } from './api-error.ts';
import { type Blog, statusAt } from './blog.ts';
import { type MatchedMethod, type MethodName, type Query, readQuery } from './methods.ts';
import { listComments, listPages, listPosts } from './lists.ts';
import {
  blogJson,
  commentJson,
  pageJson,
  postJson,
  selected,
  userInfoJson,
  userJson,
  type View,
  withItems,
} from './resources.ts';
import { readInstant, readPostInput } from './post-input.ts';
import type { StoredPost } from './store.ts';

type Asked = Readonly<{
  path: Readonly<Record<string, string>>;
  query: Query;
  body: string;
  view: View;
}>;
type Answer = object | undefined | Promise<object | undefined>;

/** Call after the token was checked. Throws ApiError. */
export async function answerApi(
  blog: Blog,
  { name, method, path }: MatchedMethod,
  search: URLSearchParams,
  body: string,
): Promise<object | undefined> {
  const query = readQuery(method, search);
  if (query.text('alt') !== undefined && query.text('alt') !== 'json')
    throw invalid('Only alt=json is served here');
  const { userId, blogId } = path;
  if (userId !== undefined && userId !== 'self' && userId !== blog.store.blog().userId) throw notFound();
  if (blogId !== undefined && blogId !== 'byurl' && blogId !== blog.store.blog().blogId) throw notFound();
  const answer = await ANSWERS[name](blog, { path, query, body, view: readView(query) });
  const fields = query.text('fields');
  return answer === undefined || fields === undefined ? answer : selected(answer, fields);
}

const ANSWERS: Readonly<Record<MethodName, (blog: Blog, request: Asked) => Answer>> = {
  'users.get': userJson,
  'blogs.listByUser': (blog, { query }) => {
    const [roles, statuses] = [query.all('role'), query.all('status')];
    const isIncluded =
      (roles.length === 0 || roles.includes('ADMIN')) && (statuses.length === 0 || statuses.includes('LIVE'));
    return {
      kind: 'blogger#blogList',
      ...withItems('items', isIncluded ? [blogJson(blog)] : []),
      ...withItems(
        'blogUserInfos',
        isIncluded && query.flag('fetchUserInfo', false) ? [userInfoJson(blog)] : [],
      ),
    };
  },
  'blogUserInfos.get': userInfoJson,
  'blogs.get': (blog, { query }) => blogJson(blog, query.integer('maxPosts')),
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
    const matches = blog.store
      .posts()
      .filter((post) => statusAt(post, blog.now()) === 'LIVE')
      .filter((post) => `${post.title}\n${post.content}`.toLowerCase().includes(words))
      .toSorted((one, other) => other.published - one.published);
    const parts = { view: 'READER', body: query.flag('fetchBodies', true), images: false } as const;
    return {
      kind: 'blogger#postList',
      ...withItems(
        'items',
        matches.slice(0, 20).map((post) => postJson(blog, post, parts)),
      ),
    };
  },
  'posts.insert': async (blog, { query, body }) =>
    written(blog, await blog.insert(readPostInput(body), { draft: query.flag('isDraft', false) }), query),
  'posts.patch': (blog, request) => write(blog, request, false),
  'posts.update': (blog, request) => write(blog, request, true),
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
  'comments.listByBlog': (blog, { query }) => listComments(blog, query),
  'comments.approve': async (blog, { path }) =>
    commentJson(blog, await blog.moderate(postId(path), commentId(path), 'LIVE')),
  'comments.markAsSpam': async (blog, { path }) =>
    commentJson(blog, await blog.moderate(postId(path), commentId(path), 'SPAM')),
  'comments.delete': async (blog, { path }) => {
    await blog.removeComment(postId(path), commentId(path));
    return undefined;
  },
  'pages.list': (blog, { query, view }) => listPages(blog, query, view),
  'pages.get': (blog, { path, view }) => {
    const page = blog.store.pages.get(path['pageId'] ?? '');
    if (page === undefined || (view === 'READER' && page.status !== 'LIVE')) throw notFound();
    return pageJson(blog, page);
  },
};

async function write(blog: Blog, { path, query, body }: Asked, replaces: boolean): Promise<object> {
  const publish = query.flag('publish', false);
  const revert = query.flag('revert', false);
  if (publish && revert) throw invalid('Only one of publish and revert may be true');
  const move = publish ? { move: 'publish' as const } : revert ? { move: 'revert' as const } : {};
  return written(
    blog,
    await blog.write(postId(path), readPostInput(body), { whole: replaces, ...move }),
    query,
  );
}

function written(blog: Blog, post: StoredPost, query: Query): object {
  return postJson(blog, post, { view: 'AUTHOR', ...partsOf(query) });
}

function read(blog: Blog, post: StoredPost | undefined, query: Query, view: View): object {
  if (post === undefined) throw notFound();
  // For readers, a post that is not online does not exist.
  if (view === 'READER' && statusAt(post, blog.now()) !== 'LIVE') throw notFound();
  return postJson(blog, post, { view, ...partsOf(query) });
}

const partsOf = (query: Query) => ({
  body: query.flag('fetchBody', true),
  images: query.flag('fetchImages', false),
});

/** Unspecified means READER (docs/design/blogger.md#methods). */
function readView(query: Query): View {
  const view = query.text('view');
  return view === 'AUTHOR' || view === 'ADMIN' ? view : 'READER';
}

const postId = (path: Asked['path']): string => path['postId'] ?? '';
const commentId = (path: Asked['path']): string => path['commentId'] ?? '';
