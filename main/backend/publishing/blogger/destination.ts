/** A blog of Blogger, or the practice blog that plays one, as everything that publishes sees it. */
import { capabilitiesOf, limitsOf } from '#interview/destinations.ts';
import type { Backend } from '../../app/backend.ts';
import { accountOfBlog } from '../../library/publications/blogs.ts';
import type { Destination, DestinationOpener } from '../destination.ts';
import type { Connection, Connections } from './connections.ts';
import { findMarked } from './find-marked.ts';
import { noteSessionEnd } from './session-end.ts';
import { withRenewal, type Session } from './sessions.ts';

/** Bodies are long: a page of 50 is one answer of some hundred kilobytes. */
const WHOLE = { fetchBodies: true, maxResults: 50 } as const;
/** Blogger's own limit. */
const PRESENCE = {
  fetchBodies: false,
  maxResults: 500,
  fields: 'nextPageToken,items(id,updated,status)',
} as const;

function destinationOf(
  kind: 'blogger' | 'practice',
  remoteBlogId: string,
  { api, session }: Connection,
): Destination {
  const list: Destination['list'] = ({ status, what, pageToken }) =>
    api.listPosts(remoteBlogId, {
      status: [status],
      pageToken,
      ...(what === 'whole' ? WHOLE : PRESENCE),
    });
  return {
    kind,
    capabilities: capabilitiesOf(kind),
    limits: limitsOf(kind),
    renewing: (work) => withRenewal(session, work),
    countPublic: async () => (await api.getBlog(remoteBlogId)).posts?.totalItems,
    role: () => api.getRole(remoteBlogId),
    list,
    findMarked: (sought) => findMarked(list, sought),
    read: (postId) => api.getPost(remoteBlogId, postId),
    insertDraft: (post) => api.insertDraft(remoteBlogId, post),
    write: (postId, post) => api.patchPost(remoteBlogId, postId, post),
    publish: (postId, at) => api.publishPost(remoteBlogId, postId, at),
    takeBack: async (postId) => void (await api.revertPost(remoteBlogId, postId)),
    bin: (postId) => api.deletePost(remoteBlogId, postId),
  };
}

/** Blogs of Google accounts, and the practice blog, which is signed in again by itself. */
export function createBloggerOpeners(
  backend: Backend,
  connections: Connections,
): Readonly<Record<'blogger' | 'practice', DestinationOpener>> {
  /** Under which session each was opened. */
  const sessions = new WeakMap<Destination, Session>();
  const openAs = (kind: 'blogger' | 'practice') => async (blogId: string) => {
    const { blog, ...connection } = await connections.ofBlog(blogId);
    const destination = destinationOf(kind, blog.remoteId, connection);
    sessions.set(destination, connection.session);
    return destination;
  };
  const signedInSince: DestinationOpener['signedInSince'] = (blogId, used) =>
    connections.signedInSince(blogId, used === undefined ? undefined : sessions.get(used));
  return {
    blogger: {
      open: openAs('blogger'),
      signedInSince,
      noteFailure(blogId, error) {
        const accountId = accountOfBlog(backend.db, blogId);
        if (accountId !== undefined) noteSessionEnd(backend, connections, accountId, error);
      },
    },
    practice: {
      open: openAs('practice'),
      signedInSince: (blogId, used) => signedInSince(blogId, used) || connections.lostPractice(blogId),
      noteFailure: () => undefined,
    },
  };
}
