/** A WordPress site as a `Destination`. */
import { AppError } from '#contract/failure.ts';
import { capabilitiesOf, limitsOf } from '#interview/destinations.ts';
import { publicationMark } from '#interview/marks.ts';
import { fromStored, type SiteFacts, toStored } from '#interview/html/wordpress/stored-html.ts';
import type { PostDetails } from '#interview/post-details.ts';
import type { PostToWrite, RemotePost, RemoteStatus } from '#backend/library/publications/remote.ts';
import type { Destination, ListOptions, PostPage } from '../destination.ts';
import { createSlices } from '#backend/core/slices.ts';
import { findInList } from '../find-marked.ts';
import type { WordPressApi } from './api.ts';
import { listComments, moderate } from './comments.ts';
import { listPosts } from './lists.ts';
import { attachPictures, pictureName, putPicture } from './pictures.ts';
import type { ReadPost } from '#backend/exchange/blog-answers/wordpress-answers.ts';
import { createTerms } from './terms.ts';

const KIND = 'wordpress';
/** Maximum revisions read: others may have saved a few times since the write in question. */
const MOST_KEPT = 12;
/** Pages of 50 posts: a plugin may have saved every post of the site again today. */
const MOST_PAGES_WITHOUT_SEARCH = 10;
const STATUSES = ['live', 'scheduled', 'draft', 'binned'] as const satisfies readonly RemoteStatus[];
const WHOLE = {
  context: 'edit',
  _embed: 'author,wp:term',
  // Only requested fields are computed: rendered texts would run every filter of the site.
  _fields:
    'id,status,link,title.raw,content.raw,excerpt.raw,date_gmt,modified,modified_gmt,author,tags,categories,featured_media,comment_status,_links,_embedded',
} as const;

/** An instant in WordPress's format, in UTC: `2026-11-24T12:00:00`. */
const gmt = (at: number): string => new Date(at).toISOString().slice(0, 19);

const isRefusal = (error: unknown, code: AppError['code'], reason?: string): error is AppError =>
  error instanceof AppError &&
  error.code === code &&
  (reason === undefined || error.params['reason'] === reason);

export function destinationOf(api: WordPressApi, siteFacts: () => Promise<SiteFacts>): Destination {
  const terms = createTerms(api);
  const listOf = async (
    statuses: readonly RemoteStatus[],
    what: ListOptions['what'],
    pageToken: string | undefined,
    search?: string,
  ): Promise<PostPage> => {
    const page = await listPosts(api, terms, {
      statuses,
      what,
      pageToken,
      ...(search === undefined ? {} : { search }),
    });
    return allAsHtml(page);
  };
  const path = (postId: string): string => `wp/v2/posts/${postId}`;
  const named = async (read: ReadPost): Promise<RemotePost> => {
    const [post] = await terms.name([read]);
    if (post === undefined) throw new Error('a post was lost');
    return asHtml(post);
  };
  const change = async (postId: string, json: Readonly<Record<string, unknown>>): Promise<RemotePost> =>
    named((await api.ask('POST', path(postId), WHOLE, 'wordpress.post', { sent: { json } })).value);
  /** Stored text of the last post read: each post is read before it is written. */
  let lastRead: Readonly<{ postId: string; text: string | undefined }> | undefined;
  const body = async ({ title, content, labels, details = {} }: PostToWrite, previous?: string) => ({
    title,
    content: toStored(content, previous, await siteFacts()),
    tags: await terms.tagIds(labels),
    ...(await detailsBody(details)),
  });
  async function detailsBody({ excerpt, categories, featured, comments }: PostDetails) {
    // The picture was uploaded before (publishing/jobs/pictures/put-pictures.ts).
    if (featured && !('ref' in featured)) throw new Error('a picture that is not there cannot be featured');
    return {
      ...(excerpt === undefined ? {} : { excerpt }),
      ...(categories === undefined ? {} : { categories: await terms.categoryIds(categories) }),
      ...(featured === undefined ? {} : { featured_media: Number(featured?.ref ?? 0) }),
      ...(comments === undefined ? {} : { comment_status: comments ? 'open' : 'closed' }),
    };
  }
  return {
    kind: KIND,
    capabilities: capabilitiesOf(KIND),
    limits: limitsOf(KIND),
    // A refused password cannot be renewed.
    renewing: (work) => work(),
    countPublic: async () =>
      (
        await api.ask('GET', 'wp/v2/posts', { per_page: 1, _fields: 'id,status' }, 'wordpress.posts', {
          items: 1,
        })
      ).total,
    account: async () =>
      (await api.ask('GET', 'wp/v2/users/me', { context: 'edit' }, 'wordpress.user')).value,
    list: ({ status, what, pageToken }) => listOf([status], what, pageToken),
    async listPages(what, pageToken) {
      const page = await allAsHtml(
        await listPosts(api, terms, { statuses: STATUSES, what, pageToken, type: 'pages' }),
      );
      return { ...page, items: page.items.map(asPage) };
    },
    readPage: async (pageId) =>
      asPage(await named((await api.ask('GET', `wp/v2/pages/${pageId}`, WHOLE, 'wordpress.post')).value)),
    // In one request: with two, a draft published in between would be in neither answer.
    async findMarked(sought) {
      const mark = publicationMark(sought.publicationId);
      const matches = await findInList(
        (pageToken) => listOf(sought.status, 'whole', pageToken, mark),
        sought,
      );
      // A plugin may have replaced WordPress's search, which reads the source of every status.
      const posts =
        matches.length > 0
          ? matches
          : await findInList(
              (pageToken) => listOf(sought.status, 'whole', pageToken),
              sought,
              MOST_PAGES_WITHOUT_SEARCH,
            );
      return sought.status.flatMap((status) => posts.filter((post) => post.status === status));
    },
    async read(postId) {
      try {
        const { value } = await api.ask('GET', path(postId), WHOLE, 'wordpress.post');
        lastRead = { postId, text: value.post.content };
        return await named(value);
      } catch (error) {
        // A public post of a contributor may only be edited by an editor.
        throw isRefusal(error, 'destination.forbidden', 'rest_forbidden_context')
          ? new AppError('wordpress.taken-over', {}, { cause: error })
          : error;
      }
    },
    insertDraft: async (post) => {
      const json = { ...(await body(post)), status: 'draft' };
      const { value } = await api.ask('POST', 'wp/v2/posts', WHOLE, 'wordpress.post', { sent: { json } });
      await attachPictures(api, value.post.id, json);
      return named(value);
    },
    write: async (postId, post) => {
      const json = await body(post, lastRead?.postId === postId ? lastRead.text : undefined);
      const written = await change(postId, json);
      await attachPictures(api, postId, json);
      return written;
    },
    async publish(postId, at, addressWords) {
      try {
        return await change(postId, {
          status: 'publish',
          ...(at === undefined ? {} : { date_gmt: gmt(at) }),
          // The site makes an address of the words by its own rules.
          ...(addressWords === undefined ? {} : { slug: addressWords }),
        });
      } catch (error) {
        if (!isRefusal(error, 'destination.forbidden', 'rest_cannot_publish')) throw error;
        // A contributor submits the post; an editor decides.
        await change(postId, { status: 'pending' });
        throw new AppError('wordpress.pending', {}, { cause: error });
      }
    },
    propose: (postId) => change(postId, { status: 'pending' }),
    takeBack: async (postId) => void (await change(postId, { status: 'draft' })),
    async putBack(postId) {
      const remote = await named((await api.ask('GET', path(postId), WHOLE, 'wordpress.post')).value);
      // Another person may have restored it: a public post or a draft is not changed. WordPress restores the address itself.
      return remote.status === 'binned' ? await change(postId, { status: 'draft' }) : remote;
    },
    async bin(postId) {
      try {
        await api.ask('DELETE', path(postId), {}, 'done');
      } catch (error) {
        if (!isRefusal(error, 'destination.not-found')) throw error;
      }
    },
    listComments: (span, pageToken) => listComments(api, span, pageToken),
    moderate: (comment, act) => moderate(api, comment.id, act),
    categories: terms.categories,
    putPicture: (picture) => putPicture(api, picture),
    pictureName: (ref) => pictureName(api, ref),
    async keptTexts(postId) {
      const { value } = await api
        .ask(
          'GET',
          `${path(postId)}/revisions`,
          { context: 'edit', per_page: MOST_KEPT, _fields: 'slug,title,content' },
          'wordpress.revisions',
          { items: MOST_KEPT },
        )
        .catch((error: unknown) => {
          // A site may store no revisions, and the post may be gone.
          if (
            isRefusal(error, 'wordpress.rest-closed') ||
            isRefusal(error, 'destination.not-found', 'rest_post_invalid_parent')
          )
            return { value: [] };
          // A temporary failure: without an error here, the texts would never be read.
          if (isRefusal(error, 'destination.not-found'))
            throw new AppError('destination.unavailable', error.params, { cause: error });
          throw error;
        });
      return value
        .filter(({ slug }) => !slug.includes('-autosave-'))
        .map(({ title, content }) => ({
          title: title.raw,
          content: fromStored(content.raw),
          putBack: () => change(postId, { title: title.raw, content: content.raw }),
        }));
    },
  };
}

const asPage = (post: RemotePost): RemotePost => ({ ...post, page: true });
const asHtml = (post: RemotePost): RemotePost =>
  post.content === undefined ? post : { ...post, content: fromStored(post.content) };

async function allAsHtml(page: PostPage): Promise<PostPage> {
  const letOthersRun = createSlices();
  const items: RemotePost[] = [];
  for (const post of page.items) {
    items.push(asHtml(post));
    await letOthersRun();
  }
  return { ...page, items };
}
