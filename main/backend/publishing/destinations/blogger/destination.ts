/** A blog on Blogger, or the practice blog that imitates one, as a `Destination`. */
import { capabilitiesOf, limitsOf } from '#interview/destinations.ts';
import type { Destination } from '../destination.ts';
import { findMarked } from '../find-marked.ts';
import type { Connection } from './connections.ts';
import { withRenewal } from './sessions.ts';

/** Bodies are long: an answer with 50 posts has some hundred kilobytes. */
const WHOLE = { fetchBodies: true, maxResults: 50 } as const;
/** A comment has 4,096 characters at most. The maximum page size is not documented. */
const COMMENTS_PER_PAGE = 100;
const PAGES = {
  whole: WHOLE,
  presence: {
    fetchBodies: false,
    maxResults: 100,
    fields: 'nextPageToken,items(id,updated,status,etag)',
  },
} as const;
/** Blogger's own limit. */
const PRESENCE = {
  fetchBodies: false,
  maxResults: 500,
  fields: 'nextPageToken,items(id,updated,status)',
} as const;

/** Creates the destination for one blog of an open connection. */
export function destinationOf(
  kind: 'blogger' | 'practice',
  remoteBlogId: string,
  { api, session }: Connection,
): Destination {
  return {
    kind,
    capabilities: capabilitiesOf(kind),
    limits: limitsOf(kind),
    renewing: (work) => withRenewal(session, work),
    countPublic: async () => (await api.getBlog(remoteBlogId)).posts?.totalItems,
    account: async () => ({ role: await api.getRole(remoteBlogId) }),
    list: ({ status, what, pageToken }) =>
      api.listPosts(remoteBlogId, {
        status: [status],
        pageToken,
        ...(what === 'whole' ? WHOLE : PRESENCE),
      }),
    listPages: (what, pageToken) => api.listPages(remoteBlogId, { ...PAGES[what], pageToken }),
    readPage: (pageId) => api.getPage(remoteBlogId, pageId),
    findMarked: (sought) =>
      findMarked((status, pageToken) => api.listPosts(remoteBlogId, { status, pageToken, ...WHOLE }), sought),
    read: (postId) => api.getPost(remoteBlogId, postId),
    insertDraft: (post) => api.insertDraft(remoteBlogId, post),
    write: (postId, post) => api.patchPost(remoteBlogId, postId, post),
    publish: (postId, at) => api.publishPost(remoteBlogId, postId, at),
    takeBack: async (postId) => void (await api.revertPost(remoteBlogId, postId)),
    bin: (postId) => api.deletePost(remoteBlogId, postId),
    listComments: (span, pageToken) => api.listComments(remoteBlogId, span, COMMENTS_PER_PAGE, pageToken),
    async moderate({ postId, id }, act) {
      if (act === 'delete') {
        await api.deleteComment(remoteBlogId, postId, id);
        return undefined;
      }
      return (await api.moderateComment(remoteBlogId, postId, id, act)).state;
    },
  };
}
