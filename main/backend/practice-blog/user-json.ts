/** The one person of the practice blog, as the API tells of them. */
import type { Blog } from './blog.ts';
import { escapeHtml } from './html-pieces.ts';
import { blogJson, withOffset } from './post-json.ts';

export function userJson(blog: Blog): object {
  const { userId, author, createdAt, language } = blog.store.blog();
  const self = 'https://www.googleapis.com/blogger/v3/users/self';
  return {
    kind: 'blogger#user',
    id: userId,
    created: withOffset(createdAt),
    url: `${blog.origin()}/`,
    selfLink: self,
    blogs: { selfLink: `${self}/blogs` },
    displayName: blog.behaviours.escapedLabels ? escapeHtml(author) : author,
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
      role: blog.behaviours.role,
      hasAdminAccess: blog.behaviours.role === 'ADMIN',
    },
  };
}
