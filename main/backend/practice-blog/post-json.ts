/** Resources of the API as they go out. */
import type { Blog } from './blog.ts';
import { escapeHtml } from './html-pieces.ts';
import { pictureAddresses } from './normalise.ts';
import { isPublic, statusAt } from './post-states.ts';
import type { StoredPost } from './stored.ts';

export type View = 'READER' | 'AUTHOR' | 'ADMIN';
type PostParts = Readonly<{ view: View; body: boolean; images: boolean }>;

/** An instant with this computer's offset, as Blogger gives the blog's own: cut to seconds in the API, not in feeds. */
export function withOffset(instant: number, { milliseconds = false } = {}): string {
  const minutes = offsetMinutes(instant);
  const shifted = new Date(instant + minutes * 60_000).toISOString().slice(0, milliseconds ? 23 : 19);
  const size = Math.abs(minutes);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${shifted}${minutes < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`;
}
const offsetMinutes = (instant: number) => -new Date(instant).getTimezoneOffset();

/** Opaque to clients; says the last write in ms, as real ones do (docs/design/blogger.md#a-post). */
export function etagOf(updated: number): string {
  const text = `timestamp: ${updated}\noffset: ${offsetMinutes(updated) * 60_000}\n`;
  return `"${Buffer.from(text).toString('base64')}"`;
}

export function postJson(blog: Blog, post: StoredPost, { view, body, images }: PostParts): object {
  const { behaviours, store } = blog;
  const said = (text: string) => (behaviours.escapedLabels ? escapeHtml(text) : text);
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
      id: post.author?.id ?? store.blog().userId,
      displayName: said(post.author?.name ?? store.blog().author),
      url: `${blog.origin()}/`,
      image: { url: `${blog.origin()}/portrait.svg` },
    },
    replies: { totalItems: '0', selfLink: `${self}/comments` },
    ...withItems('labels', post.labels.map(said)),
    ...(post.location === undefined ? {} : { location: post.location }),
    readerComments: post.readerComments,
    etag: etagOf(post.updated),
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
    pages: { totalItems: 0, selfLink: `${self}/pages` },
    locale: { language, country: '?', variant: '' },
  };
}

/** Blogger leaves an empty list out. */
export function withItems(name: string, items: readonly unknown[]): object {
  return items.length === 0 ? {} : { [name]: items };
}
