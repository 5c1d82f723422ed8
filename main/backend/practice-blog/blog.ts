/** What can be done to the posts of the practice blog: by the API, or by someone at the web editor. */
import { foreseenAddress } from '#interview/foreseen-address.ts';
import { notFound } from './api-error.ts';
import type { Behaviours } from './behaviours.ts';
import { normaliseContent } from './normalise.ts';
import type { PostInput } from './post-input.ts';
import { published, reverted, settled, touched, trashed } from './post-states.ts';
import { newRemoteId } from './store.ts';
import type { Store } from './store.ts';
import type { Person, StoredPost } from './stored.ts';

/** Each operation is on the disk when its promise is kept. Unknown posts: ApiError 404. */
export type Blog = Readonly<{
  store: Store;
  behaviours: Behaviours;
  now(): number;
  /** Origin of the public pages, without a slash at the end. */
  origin(): string;
  /** `author`: somebody else than the person whose blog it is. */
  insert(input: PostInput, how: { draft: boolean; author?: Person | undefined }): Promise<StoredPost>;
  /** `whole`: what is not given is cleared (PUT). */
  write(
    id: string,
    input: PostInput,
    how: { whole: boolean; move?: 'publish' | 'revert' },
  ): Promise<StoredPost>;
  publish(id: string, date?: number): Promise<StoredPost>;
  revert(id: string): Promise<StoredPost>;
  trash(id: string): Promise<StoredPost>;
  remove(id: string): Promise<void>;
}>;

type Parts = Pick<Blog, 'store' | 'behaviours' | 'now' | 'origin'>;

export function openBlog(parts: Parts): Blog {
  const { store, now } = parts;

  /** Reads, changes and writes one post with no other writer in between. */
  const change = (id: string, next: (post: StoredPost) => StoredPost) =>
    store.alone(async () => {
      const before = store.post(id);
      if (before === undefined) throw notFound();
      const after = withAddress(parts, next(settled(before, now())));
      if (after !== before) await store.savePost(after);
      return after;
    });

  return {
    ...parts,
    insert: (input, { draft, author }) =>
      store.alone(async () => {
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
          ...(author === undefined ? {} : { author }),
        };
        const post = withAddress(parts, filled(parts, empty, input));
        await store.savePost(post);
        return post;
      }),
    write: (id, input, { whole, move }) =>
      change(id, (post) => {
        const written = touched(filled(parts, whole ? bare(post) : post, input), now());
        if (move === 'publish') return published(written, now(), undefined);
        return move === 'revert' ? reverted(written, now()) : written;
      }),
    publish: (id, date) => change(id, (post) => published(post, now(), date)),
    revert: (id) => change(id, (post) => reverted(post, now())),
    trash: (id) => change(id, (post) => trashed(post, now())),
    remove: (id) =>
      store.alone(async () => {
        if (store.post(id) === undefined) throw notFound();
        await store.removePost(id);
      }),
  };
}

/** A post with the writable fields blank, as PUT starts from. */
function bare(post: StoredPost): StoredPost {
  const { titleLink: _titleLink, location: _location, savedDate: _savedDate, ...rest } = post;
  return { ...rest, title: '', content: '', labels: [], readerComments: 'ALLOW' };
}

function filled({ behaviours, now }: Parts, post: StoredPost, input: PostInput): StoredPost {
  const next: StoredPost = { ...post };
  if (input.title !== undefined) next.title = input.title ?? '';
  if (input.content !== undefined) next.content = normaliseContent(input.content ?? '', behaviours);
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
    // In a draft the date waits for `publish`; online it only back-dates the post, or dates it ahead.
    if (next.status === 'DRAFT') {
      if (input.published === null) delete next.savedDate;
      else next.savedDate = input.published;
    }
  } else if (next.status === 'DRAFT' && next.savedDate === undefined) next.published = now();
  return next;
}

/** Gives an address at the first publication; it never changes afterwards. */
function withAddress({ store, origin }: Parts, post: StoredPost): StoredPost {
  if (post.path !== undefined || (post.status !== 'LIVE' && post.status !== 'SCHEDULED')) return post;
  const foreseen = new URL(foreseenAddress(`${origin()}/`, post.title, post.published)).pathname;
  const taken = new Set(store.posts().map((other) => other.path));
  let path = foreseen;
  for (let number = 1; taken.has(path); number += 1) path = foreseen.replace(/\.html$/, `_${number}.html`);
  return { ...post, path };
}
