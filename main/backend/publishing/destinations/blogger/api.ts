/**
 * Client for Blogger API v3: the few methods an authoring app needs (docs/design/blogger.md#methods). One request per call,
 * never repeated here: publish-post.ts decides on repeats, after checking the blog.
 */
import { AppError } from '#contract/failure.ts';
import { foreignAnswer, type Received, refusal } from './errors.ts';
import type { AnswerName, AnswerOf } from '#backend/exchange/blog-answers/answer-shapes.ts';
import {
  bloggerStatus,
  type RemoteBlog,
  type RemoteUser,
} from '#backend/exchange/blog-answers/blogger-answers.ts';
import { askApi, type ApiOptions } from '#backend/exchange/reading/ask-api.ts';
import type { CommentPage, CommentSpan } from '../destination.ts';
import {
  COMMENT_STATES,
  type PostToWrite,
  type RemoteComment,
  type RemotePost,
  type RemoteRole,
  type RemoteStatus,
} from '#backend/library/publications/remote.ts';
import { unreadableAnswer } from '#backend/network/no-answer.ts';
import { parseJson } from '#backend/network/read-bounded.ts';

type BloggerApiOptions = ApiOptions &
  Readonly<{
    /** Origin, without a final slash. */
    base: string;
    /** `Bearer …`, for this base only. Rejects with destination.signed-out, network.offline. */
    authorization(): Promise<string>;
  }>;

/** Posts, or pages. */
export type PostList = Readonly<{ items: RemotePost[]; nextPageToken?: string | undefined }>;

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
  /** The account's role on the blog. */
  getRole(blogId: string): Promise<RemoteRole | undefined>;
  /** Newest update first, as the author sees them. */
  listPosts(blogId: string, options: ListOptions): Promise<PostList>;
  /** Pages of every status, as the author sees them; the order is not documented. */
  listPages(blogId: string, options: Omit<ListOptions, 'status'>): Promise<PostList>;
  getPage(blogId: string, pageId: string): Promise<RemotePost>;
  /** As the author sees it: drafts too. */
  getPost(blogId: string, postId: string): Promise<RemotePost>;
  /** Inserts a draft, never a public post: a duplicate does no harm (docs/design/publishing.md#exactly-once). */
  insertDraft(blogId: string, post: PostToWrite): Promise<RemotePost>;
  patchPost(blogId: string, postId: string, post: PostToWrite): Promise<RemotePost>;
  /** Without a date: at the saved schedule if there is one, otherwise now. `publishDate` in ms UTC. */
  publishPost(blogId: string, postId: string, publishDate?: number): Promise<RemotePost>;
  /** Back to draft, from public or scheduled. */
  revertPost(blogId: string, postId: string): Promise<RemotePost>;
  /** To Blogger's own bin. A post already gone is a success. */
  deletePost(blogId: string, postId: string): Promise<void>;
  /** Comments on all posts, in every state, the newest first. */
  listComments(
    blogId: string,
    span: CommentSpan,
    maxResults: number,
    pageToken: string | undefined,
  ): Promise<CommentPage>;
  /** Approves a comment or marks it as spam; returns its new state. */
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
 * A client for one account. Every method rejects with an AppError: `network.offline` (nothing was done), `network.unclear` (a
 * write with an unknown result), a `destination.*` or a `blogger.*` code.
 */
export function createBloggerApi(options: BloggerApiOptions): BloggerApi {
  /** `items`: the items requested of a list, and the most that are read. */
  async function request<Name extends AnswerName>(
    verb: Verb,
    path: string,
    query: Query,
    answer: Name,
    { body, items }: Readonly<{ body?: PostToWrite; items?: number }> = {},
  ): Promise<AnswerOf<Name>> {
    const name = `${verb} v3/${path}`;
    const search = new URLSearchParams(
      query.map(([key, value]): [string, string] => [key, value]),
    ).toString();
    const answered = await askApi(options, {
      name,
      url: `${options.base}/v3/${path}${search === '' ? '' : `?${search}`}`,
      init: {
        method: verb,
        headers: {
          authorization: await options.authorization(),
          accept: 'application/json',
          ...(body === undefined ? {} : { 'content-type': 'application/json; charset=utf-8' }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      },
      answer,
      items,
    });
    const { host, status, headers } = answered;
    const received = (text: string): Received => ({
      host,
      status,
      type: headers.get('content-type'),
      location: headers.get('location'),
      text,
      json: parseJson(text),
    });
    if ('refusal' in answered) {
      const text = answered.refusal;
      throw (
        foreignAnswer(received(text)) ??
        translate(refusal(name, status, text, headers.get('retry-after'), options.now()), body)
      );
    }
    const { parsed } = answered;
    if ('value' in parsed) return parsed.value;
    const write = verb !== 'GET';
    const unreadable = unreadableAnswer(name, status, write);
    if (parsed.fault !== 'not-json') throw unreadable;
    const foreign = foreignAnswer(received(parsed.start));
    // A truncated answer to a write: it may or may not have been carried out.
    throw foreign === undefined || (foreign.params['kind'] === 'cut' && write) ? unreadable : foreign;
  }

  async function remove(path: string, query: Query): Promise<void> {
    try {
      await request('DELETE', path, query, 'done');
    } catch (error) {
      if (!(error instanceof AppError && error.code === 'destination.not-found')) throw error;
    }
  }

  const post = (blogId: string, postId: string, act = '') => `blogs/${blogId}/posts/${postId}${act}`;
  return {
    getUser: () => request('GET', 'users/self', [], 'blogger.user'),
    listBlogs: async () =>
      (await request('GET', 'users/self/blogs', [], 'blogger.blogs', { items: MOST_BLOGS })).items,
    getBlog: (blogId) => request('GET', `blogs/${blogId}`, [], 'blogger.blog'),
    getRole: (blogId) => request('GET', `users/self/blogs/${blogId}`, [], 'blogger.role'),
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
        'blogger.posts',
        { items: maxResults },
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
        'blogger.pages',
        { items: maxResults },
      ),
    getPage: (blogId, pageId) =>
      request('GET', `blogs/${blogId}/pages/${pageId}`, [['view', 'AUTHOR']], 'blogger.page'),
    getPost: (blogId, postId) => request('GET', post(blogId, postId), [['view', 'AUTHOR']], 'blogger.post'),
    insertDraft: (blogId, body) =>
      request('POST', `blogs/${blogId}/posts`, [['isDraft', 'true']], 'blogger.post', { body }),
    patchPost: (blogId, postId, body) => request('PATCH', post(blogId, postId), [], 'blogger.post', { body }),
    publishPost: (blogId, postId, publishDate) =>
      request('POST', post(blogId, postId, '/publish'), dateOf('publishDate', publishDate), 'blogger.post'),
    revertPost: (blogId, postId) => request('POST', post(blogId, postId, '/revert'), [], 'blogger.post'),
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
        'blogger.comments',
        { items: maxResults },
      ),
    moderateComment: (blogId, postId, commentId, act) =>
      request('POST', post(blogId, postId, `/comments/${commentId}/${act}`), [], 'blogger.comment'),
    deleteComment: (blogId, postId, commentId) => remove(post(blogId, postId, `/comments/${commentId}`), []),
  };
}

/** Maximum number of an account's blogs that are read: Google allows 100. */
const MOST_BLOGS = 500;

/** Pages cannot be scheduled. */
const PAGE_STATUSES = ['live', 'draft', 'binned'] as const satisfies readonly RemoteStatus[];

/** An instant with a zone, as Google reads it. */
const dateOf = (name: string, at: number | undefined): Query =>
  at === undefined ? [] : [[name, new Date(at).toISOString()]];

/** Every 400 has the reason `invalid`; only the message names the broken rule (docs/design/blogger.md#errors). */
function translate(error: AppError, body: PostToWrite | undefined): AppError {
  if (error.code !== 'destination.rejected' || body === undefined) return error;
  const detail = String(error.params['detail'] ?? '');
  if (/\bfield labels\b|\blabels?\b.*\bnot valid\b/i.test(detail))
    return new AppError('destination.labels', error.params, { cause: error.cause });
  if (/\bHTML\b/.test(detail))
    return new AppError('destination.html-refused', error.params, { cause: error.cause });
  return error;
}
