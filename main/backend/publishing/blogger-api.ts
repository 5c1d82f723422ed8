/**
 * Our own client for Blogger API v3: the few methods an authoring app needs (docs/design/blogger.md#methods). One
 * request per call, never repeated here: who may repeat, and after looking at what, is decided in publish-post.ts.
 */
import { z } from 'zod';
import { AppError } from '../../../preload/contract/failure.ts';
import { refusal } from './blogger-errors.ts';
import {
  remoteBlogListSchema,
  remoteBlogSchema,
  remotePostListSchema,
  remotePostSchema,
  remoteRoleSchema,
  remoteUserSchema,
} from './blogger-shapes.ts';
import { createGoogleRequest } from './google-request.ts';
import type { Asked, GoogleApiOptions } from './google-request.ts';
import type {
  PostToWrite,
  RemoteBlog,
  RemotePost,
  RemotePostList,
  RemoteRole,
  RemoteStatus,
  RemoteUser,
} from './blogger-shapes.ts';

export type ListOptions = Readonly<{
  /** Sent as a repeated parameter. */
  status: readonly RemoteStatus[];
  fetchBodies: boolean;
  /** At most 500, Blogger's own limit; 100 with bodies. */
  maxResults: number;
  pageToken?: string | undefined;
  /** Google's partial response; without `nextPageToken` in it there is no second page. */
  fields?: string | undefined;
}>;

export type BloggerApi = Readonly<{
  getUser(): Promise<RemoteUser>;
  listBlogs(): Promise<RemoteBlog[]>;
  getBlog(blogId: string): Promise<RemoteBlog>;
  /** What the account may do there. */
  getRole(blogId: string): Promise<RemoteRole | undefined>;
  /** Newest update first, as the author sees them. */
  listPosts(blogId: string, options: ListOptions): Promise<RemotePostList>;
  /** As the author sees it: drafts too. */
  getPost(blogId: string, postId: string): Promise<RemotePost>;
  /** Always as a draft: one that came twice harms nobody (docs/design/publishing.md#exactly-once). */
  insertDraft(blogId: string, post: PostToWrite): Promise<RemotePost>;
  patchPost(blogId: string, postId: string, post: PostToWrite): Promise<RemotePost>;
  /** Without a date: at the saved schedule if there is one, otherwise now. `publishDate` in ms UTC. */
  publishPost(blogId: string, postId: string, publishDate?: number): Promise<RemotePost>;
  /** Back to draft, from public or scheduled. */
  revertPost(blogId: string, postId: string): Promise<RemotePost>;
  /** To Blogger's own bin. A post already gone is a success. */
  deletePost(blogId: string, postId: string): Promise<void>;
}>;

type Verb = Asked<z.ZodType>['verb'];
type Query = Asked<z.ZodType>['query'];

/**
 * A client for one account. Every method rejects with an AppError: `network.offline` (nothing was done),
 * `network.unclear` (a write whose fate is not known), or a `blogger.*` code.
 */
export function createBloggerApi(options: GoogleApiOptions): BloggerApi {
  const ask = createGoogleRequest(options);
  const request = <Schema extends z.ZodType>(
    verb: Verb,
    path: string,
    query: Query,
    schema: Schema,
    body?: unknown,
  ): Promise<z.output<Schema>> =>
    ask(
      {
        verb,
        path: `v3/${path}`,
        query,
        schema,
        ...(body === undefined
          ? {}
          : { body: { type: 'application/json; charset=utf-8', content: JSON.stringify(body) } }),
      },
      ({ name, status, text, retryAfter }) =>
        translate(refusal(name, status, text, retryAfter, options.now()), body),
    );

  const post = (blogId: string, postId: string, act = '') => `blogs/${blogId}/posts/${postId}${act}`;
  return {
    getUser: () => request('GET', 'users/self', [], remoteUserSchema),
    listBlogs: async () => (await request('GET', 'users/self/blogs', [], remoteBlogListSchema)).items,
    getBlog: (blogId) => request('GET', `blogs/${blogId}`, [], remoteBlogSchema),
    getRole: (blogId) => request('GET', `users/self/blogs/${blogId}`, [], remoteRoleSchema),
    listPosts: (blogId, { status, fetchBodies, maxResults, pageToken, fields }) =>
      request(
        'GET',
        `blogs/${blogId}/posts`,
        [
          ...status.map((one) => ['status', one] as const),
          ['view', 'AUTHOR'],
          ['orderBy', 'UPDATED'],
          ['fetchBodies', String(fetchBodies)],
          ['maxResults', String(maxResults)],
          ...(pageToken === undefined ? [] : [['pageToken', pageToken] as const]),
          ...(fields === undefined ? [] : [['fields', fields] as const]),
        ],
        remotePostListSchema,
      ),
    getPost: (blogId, postId) => request('GET', post(blogId, postId), [['view', 'AUTHOR']], remotePostSchema),
    insertDraft: (blogId, body) =>
      request('POST', `blogs/${blogId}/posts`, [['isDraft', 'true']], remotePostSchema, body),
    patchPost: (blogId, postId, body) => request('PATCH', post(blogId, postId), [], remotePostSchema, body),
    publishPost: (blogId, postId, publishDate) =>
      request(
        'POST',
        post(blogId, postId, '/publish'),
        publishDate === undefined ? [] : [['publishDate', new Date(publishDate).toISOString()]],
        remotePostSchema,
      ),
    revertPost: (blogId, postId) => request('POST', post(blogId, postId, '/revert'), [], remotePostSchema),
    deletePost: async (blogId, postId) => {
      try {
        await request('DELETE', post(blogId, postId), [['useTrash', 'true']], z.unknown());
      } catch (error) {
        if (!(error instanceof AppError && error.code === 'blogger.not-found')) throw error;
      }
    },
  };
}

/**
 * All 400s bear the reason `invalid`; which rule was broken stands in the message alone
 * (docs/design/blogger.md#errors).
 */
function translate(error: AppError, body: unknown): AppError {
  if (error.code !== 'blogger.rejected' || body === undefined) return error;
  const detail = String(error.params['detail'] ?? '');
  if (/\bfield labels\b|\blabels?\b.*\bnot valid\b/i.test(detail))
    return new AppError('blogger.labels', error.params, { cause: error.cause });
  if (/\bHTML\b/.test(detail))
    return new AppError('blogger.html-refused', error.params, { cause: error.cause });
  return error;
}
