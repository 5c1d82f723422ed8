/**
 * Operations on the posts, comments and pages of the practice blog, for the API and to simulate the web editor, and the
 * states of a post (docs/design/blogger.md#states).
 */
import { addressRuleOf } from '#interview/destinations.ts';
import { foreseenAddress, numberedAddress } from '#interview/foreseen-address.ts';
import { notFound } from './api-error.ts';
import { normaliseContent } from './html.ts';
import type { PostInput } from './post-input.ts';
import {
  newRemoteId,
  type PostStatus,
  type Store,
  type StoredComment,
  type StoredPage,
  type StoredPost,
} from './store.ts';

/** A scheduled post becomes public by the clock alone, without a write. */
export function statusAt(post: StoredPost, now: number): PostStatus {
  return post.status === 'SCHEDULED' && post.published <= now ? 'LIVE' : post.status;
}

/** The post with a reached release date stored, so that no later write undoes it. */
function withReachedRelease(post: StoredPost, now: number): StoredPost {
  return statusAt(post, now) === post.status ? post : { ...post, status: 'LIVE' };
}

/** Sets the instant of a write, later than the previous one so that the etag always changes. */
function withUpdateTime(post: StoredPost, now: number): StoredPost {
  return { ...post, updated: Math.max(now, post.updated + 1) };
}

/**
 * `publish`: at `date`, or at the draft's saved date (a future one schedules), or now. A post already online is
 * unchanged unless a date is given.
 */
function published(post: StoredPost, now: number, date: number | undefined): StoredPost {
  const status = statusAt(post, now);
  if (status === 'LIVE' && date === undefined) return post;
  const { savedDate, trashedAt: _trashedAt, ...rest } = post;
  const saved = status === 'SCHEDULED' ? post.published : savedDate;
  const at = date ?? saved ?? now;
  return withUpdateTime({ ...rest, published: at, status: at > now ? 'SCHEDULED' : 'LIVE' }, now);
}

/** `revert`: an online or scheduled post becomes a draft, also after removal from the bin. Keeps its address. */
function revertToDraft(post: StoredPost, now: number): StoredPost {
  if (post.status === 'DRAFT') return post;
  const { savedDate: _savedDate, trashedAt: _trashedAt, ...rest } = post;
  return withUpdateTime({ ...rest, status: 'DRAFT' }, now);
}

function trashed(post: StoredPost, now: number): StoredPost {
  if (post.status === 'SOFT_TRASHED') return post;
  return withUpdateTime({ ...post, status: 'SOFT_TRASHED', trashedAt: now }, now);
}

/** True if readers see it. */
export function isPublic(post: StoredPost, now: number): boolean {
  return statusAt(post, now) === 'LIVE';
}

/** Promises resolve when the change is on disk. Unknown posts: ApiError 404. */
export type Blog = Readonly<{
  store: Store;
  now(): number;
  /** Origin of the public pages, without a trailing slash. */
  origin(): string;
  insert(input: PostInput, how: { draft: boolean }): Promise<StoredPost>;
  /** `whole` clears missing fields (PUT). */
  write(
    id: string,
    input: PostInput,
    how: { whole: boolean; move?: 'publish' | 'revert' },
  ): Promise<StoredPost>;
  publish(id: string, date?: number): Promise<StoredPost>;
  revert(id: string): Promise<StoredPost>;
  trash(id: string): Promise<StoredPost>;
  remove(id: string): Promise<void>;
  comment(input: CommentInput): Promise<StoredComment>;
  /** Unknown comments, or those of another post: ApiError 404. */
  moderate(postId: string, id: string, status: 'LIVE' | 'SPAM'): Promise<StoredComment>;
  removeComment(postId: string, id: string): Promise<void>;
  /** Creates a page, or overwrites the one with this id. */
  savePage(input: PageInput): Promise<StoredPage>;
  removePage(id: string): Promise<void>;
}>;

export type CommentInput = Readonly<{
  postId: string;
  author: string;
  content: string;
  inReplyTo?: string;
  /** Defaults to `LIVE`; a blog may hold new comments for moderation. */
  status?: StoredComment['status'];
}>;
type PageInput = Readonly<{ id?: string; title: string; content: string; status?: StoredPage['status'] }>;

type Parts = Pick<Blog, 'store' | 'now' | 'origin'>;

export function openBlog(parts: Parts): Blog {
  const { store, now } = parts;

  /** Reads, changes and writes one post without another write in between. */
  const change = (id: string, next: (post: StoredPost) => StoredPost) =>
    store.runExclusively(async () => {
      const before = store.post(id);
      if (before === undefined) throw notFound();
      const after = withAddress(parts, next(withReachedRelease(before, now())));
      if (after !== before) await store.savePost(after);
      return after;
    });

  return {
    ...parts,
    insert: (input, { draft }) =>
      store.runExclusively(async () => {
        const at = now();
        const empty: StoredPost = {
          version: 1,
          id: newRemoteId(),
          status: draft ? 'DRAFT' : 'LIVE',
          title: '',
          content: '',
          labels: [],
          published: at,
          updated: at,
          readerComments: 'ALLOW',
        };
        const post = withAddress(parts, filled(empty, input, at));
        await store.savePost(post);
        return post;
      }),
    write: (id, input, { whole: replaces, move }) =>
      change(id, (post) => {
        const written = withUpdateTime(filled(replaces ? bare(post) : post, input, now()), now());
        if (move === 'publish') return published(written, now(), undefined);
        return move === 'revert' ? revertToDraft(written, now()) : written;
      }),
    publish: (id, date) => change(id, (post) => published(post, now(), date)),
    revert: (id) => change(id, (post) => revertToDraft(post, now())),
    trash: (id) => change(id, (post) => trashed(post, now())),
    remove: (id) =>
      store.runExclusively(async () => {
        if (store.post(id) === undefined) throw notFound();
        await store.removePost(id);
        for (const comment of store.comments.all())
          if (comment.postId === id) await store.comments.remove(comment.id);
      }),
    comment: ({ status = 'LIVE', ...input }) =>
      store.runExclusively(async () => {
        if (store.post(input.postId) === undefined) throw notFound();
        const at = now();
        const comment = {
          version: 1,
          id: newRemoteId(),
          status,
          ...input,
          published: at,
          updated: at,
        } as const;
        await store.comments.save(comment);
        return comment;
      }),
    moderate: (postId, id, status) =>
      store.runExclusively(async () => {
        const comment = { ...commentOf(store, postId, id), status, updated: now() };
        await store.comments.save(comment);
        return comment;
      }),
    removeComment: (postId, id) =>
      store.runExclusively(() => store.comments.remove(commentOf(store, postId, id).id)),
    savePage: ({ id, status = 'LIVE', ...input }) =>
      store.runExclusively(async () => {
        const before = id === undefined ? undefined : store.pages.get(id);
        if (id !== undefined && before === undefined) throw notFound();
        const { published = now() } = before ?? {};
        const page = {
          version: 1,
          id: before?.id ?? newRemoteId(),
          status,
          ...input,
          content: normaliseContent(input.content),
          published,
          updated: now(),
        } as const;
        await store.pages.save(page);
        return page;
      }),
    removePage: (id) =>
      store.runExclusively(async () => {
        if (store.pages.get(id) === undefined) throw notFound();
        await store.pages.remove(id);
      }),
  };
}

function commentOf(store: Store, postId: string, id: string): StoredComment {
  const comment = store.comments.get(id);
  if (comment === undefined || comment.postId !== postId) throw notFound();
  return comment;
}

/** A post with its writable fields cleared, the base of PUT. */
function bare(post: StoredPost): StoredPost {
  const { titleLink: _titleLink, location: _location, savedDate: _savedDate, ...rest } = post;
  return { ...rest, title: '', content: '', labels: [], readerComments: 'ALLOW' };
}

function filled(post: StoredPost, input: PostInput, now: number): StoredPost {
  const next: StoredPost = { ...post };
  if (input.title !== undefined) next.title = input.title ?? '';
  if (input.content !== undefined) next.content = normaliseContent(input.content ?? '');
  if (input.labels !== undefined) next.labels = [...(input.labels ?? [])];
  if (input.readerComments !== undefined) next.readerComments = input.readerComments ?? 'ALLOW';
  if (input.titleLink !== undefined) {
    if (input.titleLink === null) delete next.titleLink;
    else next.titleLink = input.titleLink;
  }
  if (input.location !== undefined) {
    if (input.location === null) delete next.location;
    else next.location = input.location;
  }
  if (input.published !== undefined) {
    if (input.published !== null) next.published = input.published;
    // A draft keeps the date for `publish`; online it changes the date of the post.
    if (next.status === 'DRAFT') {
      if (input.published === null) delete next.savedDate;
      else next.savedDate = input.published;
    }
  } else if (next.status === 'DRAFT' && next.savedDate === undefined) next.published = now;
  return next;
}

/** Assigns an address at the first publication; it never changes afterwards. */
function withAddress({ store, origin }: Parts, post: StoredPost): StoredPost {
  if (post.path !== undefined || (post.status !== 'LIVE' && post.status !== 'SCHEDULED')) return post;
  const rule = addressRuleOf('practice');
  const foreseen = new URL(foreseenAddress(rule, `${origin()}/`, post.title, post.published)).pathname;
  const taken = new Set(store.posts().map((other) => other.path));
  let path = foreseen;
  for (let number = 1; taken.has(path); number += 1) path = numberedAddress(rule, foreseen, number);
  return { ...post, path };
}
