/**
 * Reads the lists of a blog, the newest change first, down to what was known at the last run
 * (docs/design/blogger.md#lists). While a page is written, the texts of the next are read and the one after it is asked
 * for. The place is committed with each page.
 */
import { AppError } from '#contract/failure.ts';
import { transaction } from '../../library/sql.ts';
import { isPaused } from '../paused-blogs.ts';
import type { PostPage } from '../destination.ts';
import type { Ahead } from '../../exchange/reading/ahead.ts';
import type { WholePost } from './meet-known-post.ts';
import { findMirrored, isKnown } from './mirrored-rows.ts';
import { isBoth } from './page-or-post.ts';
import { askForPost, whole } from './sync-work.ts';
import type { SyncWork } from './sync-work.ts';
import { addSyncNote } from './sync-rows.ts';
import { getWalk, LISTS, setWalk } from './walk-rows.ts';
import type { List, WalkRow } from './walk-rows.ts';

/** Clocks of servers differ, and a change may be listed a little late. */
const OVERLAP_MS = 5 * 60_000;

export async function walkLists(work: SyncWork): Promise<void> {
  for (const status of LISTS) {
    const { step } = getWalk(work.backend.db, work.blog.id, status);
    if (step === 'done' || step === 'refused') continue;
    try {
      await walkList(work, status);
    } catch (error) {
      if (!isRefusal(error) || isNeeded(work, status)) throw error;
      refuse(work, status);
    }
  }
}

/** What must be read for a run to mean anything: what is public, and before a copy may send what is about to be. */
export const isNeeded = ({ backend, blog }: SyncWork, status: List): boolean =>
  status === 'live' || (status === 'scheduled' && isPaused(backend.db, blog.id));

/** An account that may read the blog and not this list of it (its drafts, its bin). */
export const isRefusal = (error: unknown): boolean =>
  error instanceof AppError && error.code === 'destination.forbidden';

function refuse({ backend: { db }, blog }: SyncWork, status: List): void {
  transaction(db, () => {
    setWalk(db, blog.id, status, { ...getWalk(db, blog.id, status), step: 'refused' });
    addSyncNote(db, blog.id, { code: 'list-refused', title: status });
  });
}

async function walkList(work: SyncWork, status: List): Promise<void> {
  const { backend, blog, ask, turn, writer, signal } = work;
  const { db } = backend;
  const askPage = (pageToken: string | undefined): Promise<PostPage> =>
    ask((destination) => destination.list({ status, what: 'whole', pageToken }));
  const wholePosts = (page: PostPage): WholePost[] =>
    page.items.filter((post) => post.status === status).map(whole);
  // A scheduled post goes online without being changed: that list, always short, is read whole.
  const known = (status === 'scheduled' ? undefined : getWalk(db, blog.id, status).highWater) ?? -Infinity;
  const endsWith = ({ items, nextPageToken }: PostPage): boolean =>
    nextPageToken === undefined || (items.at(-1)?.updated ?? Infinity) < known - OVERLAP_MS;

  /** The page after the one that is written: asked for early, its texts read as it comes. */
  let ahead: AheadPage | undefined;
  const startAhead = (token: string | undefined): AheadPage => {
    const page = askPage(token);
    const posts = page.then(wholePosts);
    const read = posts.then((some) => writer.readAhead(some, signal));
    // Their failures are met where they are awaited, or are of no interest once the walk has ended otherwise.
    for (const one of [page, posts, read]) one.catch(() => undefined);
    return { token, page, posts, read, next: undefined };
  };
  /** The one after is asked for as it comes: the blog answers while the texts of it are read, and others written. */
  const goFurther = (from: AheadPage): void => {
    from.page
      .then((page) => {
        if (from === ahead && !endsWith(page) && !signal.aborted)
          from.next ??= startAhead(page.nextPageToken);
        return undefined;
      })
      .catch(() => undefined);
  };

  for (let more = true; more;) {
    more = await turn(async (old) => {
      const walk = getWalk(db, blog.id, status);
      const early = !old && ahead?.token === walk.pageToken ? ahead : undefined;
      ahead = undefined;
      const page = await (early?.page ?? askPage(walk.pageToken)).catch(startAnew(walk));
      if (page === undefined) return true;
      const first = page.items[0]?.updated;
      const reached = walk.pageToken === undefined ? Math.max(first ?? 0, walk.highWater ?? 0) : walk.reached;
      const ends = endsWith(page);
      if (!ends) {
        ahead = early?.next ?? startAhead(page.nextPageToken);
        goFurther(ahead);
      }

      const posts = await confirmed(work, (await early?.posts) ?? wholePosts(page));
      await work.marks.prepare(posts.map((post) => post.content));
      const next: WalkRow = ends
        ? { highWater: reached ?? 0, reached: undefined, pageToken: undefined, step: 'done' }
        : { highWater: walk.highWater, reached, pageToken: page.nextPageToken, step: 'under-way' };
      await writer.write(posts, signal, () => setWalk(db, blog.id, status, next), await early?.read);
      return !ends;
    });
  }

  /** A place kept for days may mean nothing to Blogger any more: then the list begins again. */
  function startAnew(walk: WalkRow): (error: unknown) => undefined {
    return (error) => {
      const stale =
        walk.pageToken !== undefined && error instanceof AppError && error.code === 'destination.rejected';
      if (!stale) throw error;
      transaction(db, () =>
        setWalk(db, blog.id, status, {
          ...walk,
          reached: undefined,
          pageToken: undefined,
          step: 'under-way',
        }),
      );
      return undefined;
    };
  }
}

/** `posts`: those of the page's list; `read`: what the library's transactions will ask of them; `next`: the page after it. */
type AheadPage = {
  readonly token: string | undefined;
  readonly page: Promise<PostPage>;
  readonly posts: Promise<readonly WholePost[]>;
  readonly read: Promise<Ahead>;
  next: AheadPage | undefined;
};

/** A list may be late: what would be a change to words that Escale sent is asked for again, one post at a time. */
async function confirmed(work: SyncWork, posts: readonly WholePost[]): Promise<WholePost[]> {
  const result: WholePost[] = [];
  const { db, ahead } = work.backend;
  for (const post of posts) {
    const publication = findMirrored(db, work.blog.id, post.id);
    const doubtful =
      publication?.ours === true &&
      !publication.busy &&
      !publication.ended &&
      !(await ahead.whenRead(() => isKnown({ db, ahead }, publication, post), work.signal));
    if (await isBoth(work, publication, post)) continue;
    const sure = doubtful ? await askForPost(work, post.id) : post;
    if (sure !== undefined) result.push(sure);
  }
  return result;
}
