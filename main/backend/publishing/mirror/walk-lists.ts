/**
 * Reads the lists of a blog, newest change first, down to the position of the last run
 * (docs/design/blogger.md#lists). The position is committed with each page.
 */
import { AppError } from '#contract/failure.ts';
import { transaction } from '../../core/sql.ts';
import { isPaused } from '../jobs/paused-blogs.ts';
import { createPageCount } from '../destinations/count-pages.ts';
import type { PostPage } from '../destinations/destination.ts';
import type { WholePost } from './meet-known-post.ts';
import { findMirrored, isKnown } from './mirrored-rows.ts';
import { isBoth } from './page-or-post.ts';
import { createPagesAhead, type PagesAhead, type Place } from './pages-ahead.ts';
import { askForPost } from './mirror-work.ts';
import type { MirrorWork } from './mirror-work.ts';
import { addMirrorNote, setMirrorTotal } from '../../library/publications/mirror-rows.ts';
import { countIds, getWalk, isWhole, LISTS, noteIds, setWalk } from './walk-rows.ts';
import type { List, WalkRow } from './walk-rows.ts';

/** Clocks of servers differ, and a change may be listed a little late. */
const OVERLAP_MS = 5 * 60_000;

/** Returns the lists all of whose ids were noted, as by a sweep. */
export async function walkLists(work: MirrorWork): Promise<ReadonlySet<List>> {
  const { db } = work.context;
  const completeLists = new Set<List>();
  const walks = new Map(LISTS.map((status) => [status, getWalk(db, work.blog.id, status)]));
  const isDue = (status: List): boolean => !/^(?:done|refused)$/.test(walks.get(status)?.step ?? '');
  const endsWith = (status: List, { items, nextPageToken }: PostPage): boolean => {
    // A scheduled post becomes public without a change: that list is short and read completely.
    const highWater = (status === 'scheduled' ? undefined : walks.get(status)?.highWater) ?? -Infinity;
    return nextPageToken === undefined || (items.at(-1)?.updated ?? Infinity) < highWater - OVERLAP_MS;
  };
  const ahead = createPagesAhead(work, ({ status }, page): Place | undefined => {
    if (!endsWith(status, page)) return { status, token: page.nextPageToken };
    const next = LISTS.slice(LISTS.indexOf(status) + 1).find(isDue);
    return next && { status: next, token: walks.get(next)?.pageToken };
  });
  for (const status of LISTS.filter(isDue)) {
    try {
      if (await walkList(work, status, { ahead, endsWith })) completeLists.add(status);
    } catch (error) {
      if (!isRefusal(error) || isNeeded(work, status)) throw error;
      refuse(work, status);
    }
  }
  return completeLists;
}

/** Whether a failure of this list fails the run: the public list, and before a copy may send the scheduled one. */
export const isNeeded = ({ context, blog }: MirrorWork, status: List): boolean =>
  status === 'live' || (status === 'scheduled' && isPaused(context.db, blog.id));

/** Whether the account may read the blog, but not this list (drafts, bin). */
export const isRefusal = (error: unknown): boolean =>
  error instanceof AppError && error.code === 'destination.forbidden';

function refuse({ context: { db }, blog }: MirrorWork, status: List): void {
  transaction(db, () => {
    setWalk(db, blog.id, status, { ...getWalk(db, blog.id, status), step: 'refused' });
    addMirrorNote(db, blog.id, { code: 'list-refused', title: status });
  });
}

type Walking = Readonly<{ ahead: PagesAhead; endsWith(status: List, page: PostPage): boolean }>;

/** Returns whether every id of the list was noted. */
async function walkList(work: MirrorWork, status: List, { ahead, endsWith }: Walking): Promise<boolean> {
  const { context, blog, ask, turn, writer, signal } = work;
  const { db } = context;
  let needsTotal = status === 'live' && !isWhole(db, blog.id);
  /** The newest change when this run read the first page; undefined if it continues in the middle. */
  let begun: number | undefined;
  let isComplete = false;
  const countPage = createPageCount(blog.name);

  for (let more = true; more;) {
    more = await turn(async (old) => {
      const walk = getWalk(db, blog.id, status);
      const aheadPage = ahead.take({ status, token: walk.pageToken }, old);
      const page = await aheadPage.page.catch(restart(walk));
      if (page === undefined) return true;
      countPage(page, walk.pageToken);
      const isFirst = walk.pageToken === undefined;
      const first = page.items[0]?.updated;
      if (isFirst) begun = first ?? 0;
      if (needsTotal) await tellTotal(work, isFirst ? page.total : undefined);
      needsTotal = false;
      const reached = isFirst ? Math.max(first ?? 0, walk.highWater ?? 0) : walk.reached;
      const ends = endsWith(status, page);
      const wasWhole = begun !== undefined && page.nextPageToken === undefined;
      const head =
        wasWhole && !isFirst && page.total !== undefined
          ? ask((destination) => destination.list({ status, what: 'presence' }))
          : undefined;
      // Awaited below, after the page is written.
      head?.catch(() => undefined);

      const posts = await confirmed(work, await aheadPage.posts);
      await work.marks.prepare(posts.map((post) => post.content));
      const next: WalkRow = ends
        ? { highWater: reached ?? 0, reached: undefined, pageToken: undefined, step: 'done' }
        : { highWater: walk.highWater, reached, pageToken: page.nextPageToken, step: 'under-way' };
      const commit = (): void => {
        if (begun !== undefined) noteIds(db, blog.id, page.items);
        setWalk(db, blog.id, status, next);
      };
      await writer.write(posts, signal, commit, await aheadPage.read);
      isComplete =
        wasWhole && (isFirst || (head !== undefined && isAll(work, status, await head, begun ?? 0)));
      return !ends;
    });
  }
  return isComplete;

  /** The blog may refuse a token after days: then the walk of the list restarts. */
  function restart(walk: WalkRow): (error: unknown) => undefined {
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

/** Stores the number of posts expected in a first walk: the public ones, if the blog counts them. */
async function tellTotal(
  { context: { db }, blog, ask }: MirrorWork,
  total: number | undefined,
): Promise<void> {
  const online = total ?? (await ask((destination) => destination.countPublic()));
  setMirrorTotal(db, blog.id, online ?? 0);
}

/**
 * Whether the noted ids of a list are complete. Posts added since the walk began are in `head`; if the blog's own count is
 * equal, none is gone.
 */
function isAll({ context: { db }, blog }: MirrorWork, status: List, head: PostPage, begun: number): boolean {
  transaction(db, () => noteIds(db, blog.id, head.items));
  const reaches =
    head.nextPageToken === undefined || (head.items.at(-1)?.updated ?? Infinity) < begun - OVERLAP_MS;
  return reaches && head.total === countIds(db, blog.id, status);
}

/** Lists may be outdated: a post that seems to change a text sent by Escale is read again by itself. */
async function confirmed(work: MirrorWork, posts: readonly WholePost[]): Promise<WholePost[]> {
  const result: WholePost[] = [];
  const { db, ahead } = work.context;
  for (const post of posts) {
    const publication = findMirrored(db, work.blog.id, post.id);
    const doubtful =
      publication?.wasSent === true &&
      !publication.busy &&
      !publication.ended &&
      !(await ahead.whenRead(() => isKnown({ db, ahead }, publication, post), work.signal));
    if (await isBoth(work, publication, post)) continue;
    const sure = doubtful ? await askForPost(work, post.id) : post;
    if (sure !== undefined) result.push(sure);
  }
  return result;
}
