/** The people of the practice blog, as the API tells of them: the one whose blog it is, and in tests others. */
import type { Blog } from './blog.ts';
import { escapeHtml } from './html-pieces.ts';
import type { Behaviours } from './behaviours.ts';
import { blogJson, withOffset } from './post-json.ts';
import type { Person } from './stored.ts';

export type OtherBlog = Behaviours['otherBlogs'][number];

export function userJson(blog: Blog, person: Person | undefined): object {
  const { createdAt, language, ...owner } = blog.store.blog();
  const { id, name } = person ?? { id: owner.userId, name: owner.author };
  const self = 'https://www.googleapis.com/blogger/v3/users/self';
  return {
    kind: 'blogger#user',
    id,
    created: withOffset(createdAt),
    url: `${blog.origin()}/`,
    selfLink: self,
    blogs: { selfLink: `${self}/blogs` },
    displayName: blog.behaviours.escapedLabels ? escapeHtml(name) : name,
    locale: { language, country: '?', variant: '' },
  };
}

export function userInfoJson(
  blog: Blog,
  person: Person | undefined,
  json: Readonly<{ id: string }> = blogJson(blog),
): object {
  const { userId } = blog.store.blog();
  return {
    kind: 'blogger#blogUserInfo',
    blog: json,
    blog_user_info: {
      kind: 'blogger#blogPerUserInfo',
      userId: person?.id ?? userId,
      blogId: json.id,
      photosAlbumKey: '',
      role: blog.behaviours.role,
      hasAdminAccess: blog.behaviours.role === 'ADMIN',
    },
  };
}

export function otherBlogJson(blog: Blog, { id, name }: OtherBlog) {
  const { posts: _posts, pages: _pages, ...rest } = blogJson(blog);
  return {
    ...rest,
    id,
    name,
    url: `${blog.origin()}/?blog=${id}`,
    selfLink: rest.selfLink.replace(/\d+$/, id),
  };
}
