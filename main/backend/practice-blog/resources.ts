/** The API's resources as JSON, complete or with the requested fields. */
import { invalid } from './api-error.ts';
import { type Blog, isPublic, statusAt } from './blog.ts';
import { pictureAddresses } from './html.ts';
import type { StoredComment, StoredPage, StoredPost } from './store.ts';

export type View = 'READER' | 'AUTHOR' | 'ADMIN';
type PostParts = Readonly<{ view: View; body: boolean; images: boolean }>;

/**
 * An instant with this computer's offset, as Blogger uses the blog's own; rounded down to seconds in the API, not in
 * feeds.
 */
export function withOffset(instant: number, { milliseconds = false } = {}): string {
  const minutes = offsetMinutes(instant);
  const shifted = new Date(instant + minutes * 60_000).toISOString().slice(0, milliseconds ? 23 : 19);
  const size = Math.abs(minutes);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${shifted}${minutes < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`;
}
const offsetMinutes = (instant: number) => -new Date(instant).getTimezoneOffset();

/** Contains the instant of the last write in ms, as real ones do (docs/design/blogger.md#a-post); opaque to clients. */
export function etagOf(updated: number): string {
  const text = `timestamp: ${updated}\noffset: ${offsetMinutes(updated) * 60_000}\n`;
  return `"${Buffer.from(text).toString('base64')}"`;
}

export function postJson(blog: Blog, post: StoredPost, { view, body, images }: PostParts): object {
  const { store } = blog;
  const self = `https://www.googleapis.com/blogger/v3/blogs/${store.blog().blogId}/posts/${post.id}`;
  return {
    kind: 'blogger#post',
    id: post.id,
    ...(view === 'READER' ? {} : { status: statusAt(post, blog.now()) }),
    blog: { id: store.blog().blogId },
    published: withOffset(post.published),
    updated: withOffset(post.updated),
    ...(post.trashedAt === undefined ? {} : { trashed: withOffset(post.trashedAt) }),
    ...(post.path === undefined ? {} : { url: blog.origin() + post.path }),
    selfLink: self,
    title: post.title,
    ...(post.titleLink === undefined ? {} : { titleLink: post.titleLink }),
    ...(body ? { content: post.content } : {}),
    ...(images
      ? withItems(
          'images',
          pictureAddresses(post.content).map((url) => ({ url })),
        )
      : {}),
    author: {
      id: store.blog().userId,
      displayName: store.blog().author,
      url: `${blog.origin()}/`,
      image: { url: `${blog.origin()}/portrait.svg` },
    },
    replies: { totalItems: String(repliesTo(blog, post)), selfLink: `${self}/comments` },
    ...withItems('labels', post.labels),
    ...(post.location === undefined ? {} : { location: post.location }),
    readerComments: post.readerComments,
    etag: etagOf(post.updated),
  };
}

const repliesTo = ({ store }: Blog, { id }: StoredPost): number =>
  store.comments.all().filter(({ postId, status }) => postId === id && status === 'LIVE').length;

export function commentJson({ store, origin }: Blog, comment: StoredComment, body = true): object {
  const { blogId } = store.blog();
  return {
    kind: 'blogger#comment',
    id: comment.id,
    status: comment.status,
    post: { id: comment.postId },
    blog: { id: blogId },
    ...(comment.inReplyTo === undefined ? {} : { inReplyTo: { id: comment.inReplyTo } }),
    published: withOffset(comment.published),
    updated: withOffset(comment.updated),
    selfLink: `https://www.googleapis.com/blogger/v3/blogs/${blogId}/posts/${comment.postId}/comments/${comment.id}`,
    ...(body ? { content: comment.content } : {}),
    author: { displayName: comment.author, url: '', image: { url: `${origin()}/portrait.svg` } },
  };
}

export function pageJson({ store, origin }: Blog, page: StoredPage, body = true): object {
  const { blogId, userId, author } = store.blog();
  return {
    kind: 'blogger#page',
    id: page.id,
    status: page.status,
    blog: { id: blogId },
    published: withOffset(page.published),
    updated: withOffset(page.updated),
    ...(page.status === 'LIVE' ? { url: `${origin()}/p/${page.id}.html` } : {}),
    selfLink: `https://www.googleapis.com/blogger/v3/blogs/${blogId}/pages/${page.id}`,
    title: page.title,
    ...(body ? { content: page.content } : {}),
    author: {
      id: userId,
      displayName: author,
      url: `${origin()}/`,
      image: { url: `${origin()}/portrait.svg` },
    },
    etag: etagOf(page.updated),
  };
}

export function blogJson(blog: Blog, maxPosts = 0) {
  const { blogId, name, createdAt, language } = blog.store.blog();
  const self = `https://www.googleapis.com/blogger/v3/blogs/${blogId}`;
  const online = blog.store.posts().filter((post) => isPublic(post, blog.now()));
  const newest = online.toSorted((one, other) => other.published - one.published).slice(0, maxPosts);
  return {
    kind: 'blogger#blog',
    id: blogId,
    status: 'LIVE',
    name,
    description: '',
    published: withOffset(createdAt),
    updated: withOffset(Math.max(createdAt, ...online.map((post) => post.updated))),
    url: `${blog.origin()}/`,
    selfLink: self,
    posts: {
      totalItems: online.length,
      ...withItems(
        'items',
        newest.map((post) => postJson(blog, post, { view: 'READER', body: true, images: false })),
      ),
      selfLink: `${self}/posts`,
    },
    pages: {
      totalItems: blog.store.pages.all().filter(({ status }) => status === 'LIVE').length,
      selfLink: `${self}/pages`,
    },
    locale: { language, country: '?', variant: '' },
  };
}

/** Blogger omits an empty list. */
export function withItems(name: string, items: readonly unknown[]): object {
  return items.length === 0 ? {} : { [name]: items };
}

export function userJson(blog: Blog): object {
  const { createdAt, language, userId, author } = blog.store.blog();
  const self = 'https://www.googleapis.com/blogger/v3/users/self';
  return {
    kind: 'blogger#user',
    id: userId,
    created: withOffset(createdAt),
    url: `${blog.origin()}/`,
    selfLink: self,
    blogs: { selfLink: `${self}/blogs` },
    displayName: author,
    locale: { language, country: '?', variant: '' },
  };
}

export function userInfoJson(blog: Blog): object {
  const { userId, blogId } = blog.store.blog();
  return {
    kind: 'blogger#blogUserInfo',
    blog: blogJson(blog),
    blog_user_info: {
      kind: 'blogger#blogPerUserInfo',
      userId,
      blogId,
      photosAlbumKey: '',
      role: 'ADMIN',
      hasAdminAccess: true,
    },
  };
}

/** Google's partial responses: `fields=nextPageToken,items(id,updated,author/displayName)`. */
type Selection = Map<string, Selection>;

/** Only the named fields of a resource. Throws ApiError 400 for an invalid selection. */
export function selected(resource: object, fields: string): object {
  const reader = { text: fields.replace(/\s/g, ''), at: 0 };
  const selection = readList(reader, 0);
  if (reader.at < reader.text.length) throw unreadable(fields);
  return pick(resource, selection) as object;
}

type Reader = { readonly text: string; at: number };

/** field[,field…] */
function readList(reader: Reader, depth: number): Selection {
  const selection: Selection = new Map();
  for (;;) {
    const [name, inside] = readField(reader, depth);
    selection.set(name, new Map([...(selection.get(name) ?? []), ...inside]));
    if (!consumeSign(reader, ',')) return selection;
  }
}

/** name, name/field or name(field,…) */
function readField(reader: Reader, depth: number): [string, Selection] {
  const name = /^[\w*]+/.exec(reader.text.slice(reader.at))?.[0];
  if (name === undefined || depth > 20) throw unreadable(reader.text);
  reader.at += name.length;
  if (consumeSign(reader, '/')) return [name, new Map([readField(reader, depth + 1)])];
  if (!consumeSign(reader, '(')) return [name, new Map()];
  const inside = readList(reader, depth + 1);
  if (!consumeSign(reader, ')')) throw unreadable(reader.text);
  return [name, inside];
}

function consumeSign(reader: Reader, sign: string): boolean {
  const isNext = reader.text[reader.at] === sign;
  if (isNext) reader.at += 1;
  return isNext;
}

function pick(value: unknown, selection: Selection): unknown {
  if (selection.size === 0 || typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((item: unknown) => pick(item, selection));
  const all = selection.get('*');
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, inner]): [string, unknown][] => {
      const subfields = selection.get(name) ?? all;
      return subfields === undefined ? [] : [[name, pick(inner, subfields)]];
    }),
  );
}

const unreadable = (fields: string) => invalid(`Invalid field selection ${fields}`);
