/**
 * Our own client for Blogger API v3: the few methods an authoring app needs (docs/design/blogger.md#methods). One
 * request per call, never repeated here: who may repeat, and after looking at what, is decided in publish-post.ts.
 */
import { z } from 'zod';
import { AppError } from '#contract/failure.ts';
import { foreignAnswer, refusal } from './errors.ts';
import {
  bloggerStatus,
  remoteBlogListSchema,
  remoteBlogSchema,
  remoteCommentListSchema,
  remoteCommentSchema,
  remotePageListSchema,
  remotePageSchema,
  remotePostListSchema,
  remotePostSchema,
  remoteRoleSchema,
  remoteUserSchema,
} from './shapes.ts';
import type { RemoteBlog, RemotePostList, RemoteUser } from './shapes.ts';
import type { CommentPage, CommentSpan } from '../destination.ts';
import {
  COMMENT_STATES,
  type PostToWrite,
  type RemoteComment,
  type RemotePost,
  type RemoteRole,
  type RemoteStatus,
} from '../../library/publications/remote.ts';
import { noAnswer, unreadableAnswer } from '../../network/no-answer.ts';
import { parseJson, readText } from '../../network/read-bounded.ts';

type BloggerApiOptions = Readonly<{
  /** Origin, without a final slash. */
  base: string;
  fetch: typeof globalThis.fetch;
  /** `Bearer …`, for this base only. Rejects with destination.signed-out, network.offline. */
  authorization(): Promise<string>;
  now(): number;
  /** Ends every request under way. */
  signal?: AbortSignal;
  /** How long an answer may take. */
  timeoutMs?: number;
}>;

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
  /** Of every status, as the author sees them; in which order is not documented. */
  listPages(blogId: string, options: Omit<ListOptions, 'status'>): Promise<RemotePostList>;
  getPage(blogId: string, pageId: string): Promise<RemotePost>;
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
  /** Of all posts, whatever their state, the newest first. */
  listComments(
    blogId: string,
    span: CommentSpan,
    maxResults: number,
    pageToken: string | undefined,
  ): Promise<CommentPage>;
  /** Shown to everybody, or put aside; as it then stands. */
  moderateComment(
    blogId: string,
    postId: string,
    commentId: string,
    act: 'approve' | 'spam',
  ): Promise<RemoteComment>;
  /** For good. One already gone is a success. */
  deleteComment(blogId: string, postId: string, commentId: string): Promise<void>;
}>;

type Verb = 'GET' | 'POST' | 'PATCH' | 'DELETE';
type Query = readonly (readonly [string, string])[];

/**
 * A client for one account. Every method rejects with an AppError: `network.offline` (nothing was done),
 * `network.unclear` (a write whose fate is not known), a `destination.*` or a `blogger.*` code.
 */
export function createBloggerApi(options: BloggerApiOptions): BloggerApi {
  const timeoutMs = options.timeoutMs ?? 60_000;

  async function exchange(name: string, write: boolean, url: string, init: RequestInit) {
    const host = new URL(url).hostname;
    try {
      const response = await options.fetch(url, init);
      const text = await readText(response);
      return {
        status: response.status,
        text,
        json: parseJson(text),
        retryAfter: response.headers.get('retry-after'),
        type: response.headers.get('content-type'),
        location: response.headers.get('location'),
        host,
      };
    } catch (error) {
      throw noAnswer(name, error, write, host);
    }
  }

  /** `schema`: what is read of the answer; of one without a body, `{}`. */
  async function request<Schema extends z.ZodType>(
    verb: Verb,
    path: string,
    query: Query,
    schema: Schema,
    body?: PostToWrite,
  ): Promise<z.output<Schema>> {
    const name = `${verb} v3/${path}`;
    const write = verb !== 'GET';
    const search = new URLSearchParams(
      query.map(([key, value]): [string, string] => [key, value]),
    ).toString();
    const authorization = await options.authorization();
    const answer = await exchange(
      name,
      write,
      `${options.base}/v3/${path}${search === '' ? '' : `?${search}`}`,
      {
        method: verb,
        headers: {
          authorization,
          accept: 'application/json',
          ...(body === undefined ? {} : { 'content-type': 'application/json; charset=utf-8' }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        // The API never redirects; whoever does must not see the token or the text.
        redirect: 'manual',
        signal: AbortSignal.any([
          AbortSignal.timeout(timeoutMs),
          ...(options.signal === undefined ? [] : [options.signal]),
        ]),
      },
    );
    const { status, text, json, retryAfter } = answer;
    const foreign = foreignAnswer(answer);
    // Half an answer to a write: it was carried out, or not.
    if (foreign !== undefined)
      throw foreign.params['kind'] === 'cut' && write ? unreadableAnswer(name, status, write) : foreign;
    if (status < 200 || status > 299)
      throw translate(refusal(name, status, text, retryAfter, options.now()), body);
    const parsed = schema.safeParse(status === 204 ? {} : json);
    if (!parsed.success) throw unreadableAnswer(name, status, write);
    return parsed.data;
  }

  async function remove(path: string, query: Query): Promise<void> {
    try {
      await request('DELETE', path, query, z.unknown());
    } catch (error) {
      if (!(error instanceof AppError && error.code === 'destination.not-found')) throw error;
    }
  }

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
          ...status.map((one) => ['status', bloggerStatus(one)] as const),
          ['view', 'AUTHOR'],
          ['orderBy', 'UPDATED'],
          ['fetchBodies', String(fetchBodies)],
          ['maxResults', String(maxResults)],
          ...(pageToken === undefined ? [] : [['pageToken', pageToken] as const]),
          ...(fields === undefined ? [] : [['fields', fields] as const]),
        ],
        remotePostListSchema,
      ),
    listPages: (blogId, { fetchBodies, maxResults, pageToken, fields }) =>
      request(
        'GET',
        `blogs/${blogId}/pages`,
        [
          ...PAGE_STATUSES.map((one) => ['status', bloggerStatus(one)] as const),
          ['view', 'AUTHOR'],
          ['fetchBodies', String(fetchBodies)],
          ['maxResults', String(maxResults)],
          ...(pageToken === undefined ? [] : [['pageToken', pageToken] as const]),
          ...(fields === undefined ? [] : [['fields', fields] as const]),
        ],
        remotePageListSchema,
      ),
    getPage: (blogId, pageId) =>
      request('GET', `blogs/${blogId}/pages/${pageId}`, [['view', 'AUTHOR']], remotePageSchema),
    getPost: (blogId, postId) => request('GET', post(blogId, postId), [['view', 'AUTHOR']], remotePostSchema),
    insertDraft: (blogId, body) =>
      request('POST', `blogs/${blogId}/posts`, [['isDraft', 'true']], remotePostSchema, body),
    patchPost: (blogId, postId, body) => request('PATCH', post(blogId, postId), [], remotePostSchema, body),
    publishPost: (blogId, postId, publishDate) =>
      request('POST', post(blogId, postId, '/publish'), dateOf('publishDate', publishDate), remotePostSchema),
    revertPost: (blogId, postId) => request('POST', post(blogId, postId, '/revert'), [], remotePostSchema),
    deletePost: (blogId, postId) => remove(post(blogId, postId), [['useTrash', 'true']]),
    listComments: (blogId, { since, until }, maxResults, pageToken) =>
      request(
        'GET',
        `blogs/${blogId}/comments`,
        [
          ...COMMENT_STATES.map((state) => ['status', state] as const),
          ['fetchBodies', 'true'],
          ['maxResults', String(maxResults)],
          ...dateOf('startDate', since),
          ...dateOf('endDate', until),
          ...(pageToken === undefined ? [] : [['pageToken', pageToken] as const]),
        ],
        remoteCommentListSchema,
      ),
    moderateComment: (blogId, postId, commentId, act) =>
      request('POST', post(blogId, postId, `/comments/${commentId}/${act}`), [], remoteCommentSchema),
    deleteComment: (blogId, postId, commentId) => remove(post(blogId, postId, `/comments/${commentId}`), []),
  };
}

/** A page has no hour to come. */
const PAGE_STATUSES = ['live', 'draft', 'binned'] as const satisfies readonly RemoteStatus[];

/** An instant with a zone, as Google reads it. */
const dateOf = (name: string, at: number | undefined): Query =>
  at === undefined ? [] : [[name, new Date(at).toISOString()]];

/**
 * All 400s bear the reason `invalid`; which rule was broken stands in the message alone
 * (docs/design/blogger.md#errors).
 */
function translate(error: AppError, body: PostToWrite | undefined): AppError {
  if (error.code !== 'destination.rejected' || body === undefined) return error;
  const detail = String(error.params['detail'] ?? '');
  if (/\bfield labels\b|\blabels?\b.*\bnot valid\b/i.test(detail))
    return new AppError('destination.labels', error.params, { cause: error.cause });
  if (/\bHTML\b/.test(detail))
    return new AppError('destination.html-refused', error.params, { cause: error.cause });
  return error;
}
