/** A site in a folder as a `Destination`. */
import { z } from 'zod';
import { AppError } from '#contract/failure.ts';
import { capabilitiesOf, limitsOf } from '#interview/destinations.ts';
import { parseJson } from '#backend/network/read-bounded.ts';
import type { PostDetails } from '#interview/post-details.ts';
import type { RemotePost, RemoteStatus } from '#backend/library/publications/remote.ts';
import type { Destination, ListOptions, PostPage } from '../destination.ts';
import { findInList } from '../find-marked.ts';
import { ORIGIN, PICTURES } from '#backend/exchange/site-folder/page-text.ts';
import { isPostId, PICTURE_NAME, type SiteFacts } from '#backend/exchange/site-folder/site-files.ts';
import type { Site, Standing, Summary } from './site.ts';

export const KIND = 'folder';
const PER_PAGE = { whole: 50, presence: 500 } as const;
/** Characters of text after which a page of the list ends. */
const MOST_ON_A_PAGE = 8_000_000;

/** The post after which the next page begins. */
const tokenSchema = z.strictObject({ updated: z.number(), id: z.string().max(60) });

export function destinationOf(site: Site, now: () => number): Destination {
  const listOf = async (
    statuses: readonly RemoteStatus[],
    what: ListOptions['what'],
    pageToken: string | undefined,
  ): Promise<PostPage> => {
    const after = pageToken === undefined ? undefined : readToken(pageToken);
    const facts = await site.facts();
    const all = (await site.list()).filter(({ status }) => statuses.includes(status));
    const from =
      after === undefined
        ? 0
        : all.findIndex(
            ({ updated, id }) => updated < after.updated || (updated === after.updated && id > after.id),
          );
    const some = from === -1 ? [] : all.slice(from, from + PER_PAGE[what]);
    let last: Summary | undefined;
    let characters = 0;
    const items: RemotePost[] = [];
    for (const post of some) {
      last = post;
      const fullPost = what === 'whole' ? await site.find(post.id) : post;
      // Removed since the list was read.
      if (fullPost === undefined) continue;
      const remote = remoteOf(facts, fullPost);
      items.push(remote);
      characters += remote.content?.length ?? 0;
      if (characters > MOST_ON_A_PAGE) break;
    }
    return {
      items,
      nextPageToken:
        last === undefined || last === all.at(-1)
          ? undefined
          : JSON.stringify({ updated: last.updated, id: last.id }),
    };
  };
  const change = async (postId: string, how: (post: Standing) => Standing): Promise<RemotePost> => {
    const changed = await site.change(requirePostId(postId), how);
    return remoteOf(await site.facts(), changed);
  };
  return {
    kind: KIND,
    capabilities: capabilitiesOf(KIND),
    limits: limitsOf(KIND),
    renewing: (work) => work(),
    countPublic: async () => (await site.list()).filter(({ status }) => status === 'live').length,
    account: async () => {
      await site.facts();
      return { role: 'administrator' };
    },
    list: ({ status, what, pageToken }) => listOf([status], what, pageToken),
    async findMarked(sought) {
      const markedPosts = await findInList((pageToken) => listOf(sought.status, 'whole', pageToken), sought);
      return sought.status.flatMap((status) => markedPosts.filter((post) => post.status === status));
    },
    async read(postId) {
      const post = await site.find(requirePostId(postId));
      if (post === undefined) throw notFound();
      return remoteOf(await site.facts(), post);
    },
    insertDraft: async ({ details, ...post }) =>
      remoteOf(await site.facts(), await site.add({ ...post, ...detailsOf(details) })),
    write: (postId, { title, content, labels, details }) =>
      change(postId, (post) => ({
        ...post,
        title,
        content,
        labels: [...labels],
        ...detailsOf(details),
        before: { title: post.title, content: post.content, labels: post.labels },
      })),
    async publish(postId, at) {
      // A folder has no server to publish it later.
      if (at !== undefined && at > now()) throw new AppError('destination.signed-out');
      const current = await site.find(requirePostId(postId));
      if (current === undefined) throw notFound();
      const path = current.path ?? (await site.freePath(current.title, at ?? now()));
      return change(postId, (post) => ({
        ...post,
        status: 'live',
        path: post.path ?? path,
        published: post.published ?? at ?? now(),
      }));
    },
    takeBack: async (postId) => void (await change(postId, (post) => ({ ...post, status: 'draft' }))),
    async bin(postId) {
      if (!isPostId(postId) || (await site.find(postId)) === undefined) return;
      await change(postId, (post) => ({ ...post, status: 'binned', trashed: post.trashed ?? now() }));
    },
    async putPicture({ name, bytes, anew }) {
      if (!PICTURE_NAME.test(name)) throw new Error('no name of a picture');
      await site.putPicture(name, bytes, anew);
      return { url: `${ORIGIN}/${PICTURES}/${name}`, ref: name };
    },
    async keptTexts(postId) {
      const before = await site.before(requirePostId(postId));
      const current = before === undefined ? undefined : await site.find(postId);
      return before === undefined || current === undefined ? [] : [current, before];
    },
  };
}

/** The details that are set, as a record stores them. */
function detailsOf({ excerpt, featured }: PostDetails = {}): Pick<Standing, 'excerpt' | 'featured'> {
  // The picture was uploaded before (publishing/jobs/pictures/put-pictures.ts).
  if (featured && !('ref' in featured)) throw new Error('a picture that is not there cannot be featured');
  return {
    ...(excerpt === undefined ? {} : { excerpt: excerpt.trim() === '' ? undefined : excerpt }),
    ...(featured === undefined ? {} : { featured: featured?.ref }),
  };
}

const notFound = (): AppError => new AppError('destination.not-found', { status: 404, reason: 'gone' });

function requirePostId(postId: string): string {
  if (!isPostId(postId)) throw notFound();
  return postId;
}

function readToken(token: string): z.infer<typeof tokenSchema> {
  const parsed = tokenSchema.safeParse(parseJson(token));
  if (!parsed.success) throw new AppError('destination.rejected', { reason: 'page token' });
  return parsed.data;
}

/** Only a public post has an address, and only if the address of the site is known. */
function remoteOf({ address }: SiteFacts, post: Summary | Standing): RemotePost {
  const { id, title, labels, status, path, published, updated, trashed, excerpt = '', featured } = post;
  const isLive = status === 'live';
  return {
    id,
    title,
    labels: [...labels],
    status,
    updated,
    published: isLive ? published : undefined,
    url: isLive && path !== undefined && address !== '' ? address + path : undefined,
    trashed: status === 'binned' ? trashed : undefined,
    content: 'content' in post ? post.content : undefined,
    details: { excerpt, featured: featured === undefined ? null : { ref: featured } },
  };
}
