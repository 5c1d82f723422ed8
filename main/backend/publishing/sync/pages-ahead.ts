/**
 * Pages of a blog's lists, asked for before their turn: while one is written, the texts of the next are read in the reading
 * thread, and the one after is asked for, of the next list too. The blog then answers while others are worked on; never are
 * more than these three in memory, and never are more than two requests under way.
 */
import type { Ahead } from '../../exchange/reading/ahead.ts';
import type { PostPage } from '../destination.ts';
import type { WholePost } from './meet-known-post.ts';
import { whole } from './sync-work.ts';
import type { SyncWork } from './sync-work.ts';
import type { List } from './walk-rows.ts';

export type Place = Readonly<{ status: List; token: string | undefined }>;

/** `posts`: those of the page's list; `read`: what the library's transactions will ask of them; `next`: the page after it. */
export type AheadPage = Readonly<{
  page: Promise<PostPage>;
  posts: Promise<readonly WholePost[]>;
  read: Promise<Ahead>;
}>;

type Chained = AheadPage &
  Readonly<{ place: Place }> & {
    next: Chained | undefined;
    /** The one after it, asked for by its count while this one was still under way. */
    early: Promise<PostPage | undefined> | undefined;
  };

type Options = Readonly<{
  /** Which page comes after one, undefined where none does. */
  follows(of: Place, page: PostPage): Place | undefined;
  /** Whether ids are swept after the walk where they are not as many as the blog counts: then pages may be asked for by count. */
  swept: boolean;
}>;

/** A list that changes all the time, or cannot be counted, is asked for page by page. */
const MOST_MISSES = 2;

export function createPagesAhead({ ask, writer, signal }: SyncWork, { follows, swept }: Options) {
  let taken: Chained | undefined;
  /** How often in succession what came by count was not what had to come. */
  let misses = 0;

  const list = ({ status, token: pageToken }: Place): Promise<PostPage> =>
    ask((destination) => destination.list({ status, what: 'whole', pageToken }));

  function start(place: Place, page = list(place)): Chained {
    const { status } = place;
    const posts = page.then(({ items }) => items.filter((post) => post.status === status).map(whole));
    const read = posts.then((some) => writer.readAhead(some, signal));
    // Their failures are met where they are awaited, or are of no interest once the walk has ended otherwise.
    for (const one of [page, posts, read]) one.catch(() => undefined);
    return { place, page, posts, read, next: undefined, early: undefined };
  }

  /** What came by count where it is what comes after `page`. */
  const after = (page: PostPage, early: Chained['early'], place: Place): Promise<PostPage> =>
    early?.then((found) => {
      const fits = found !== undefined && isBehind(page, found);
      misses = fits ? 0 : misses + 1;
      return fits ? found : list(place);
    }) ?? list(place);

  /** The one after is asked for as it comes, up to two behind the one that was taken. */
  function goFurther(from: Chained): void {
    from.page
      .then((page) => {
        if (signal.aborted || (from !== taken && from !== taken?.next)) return undefined;
        const place = follows(from.place, page);
        if (place === undefined) return undefined;
        from.next ??= start(place, after(page, from.early, place));
        if (from !== taken) return undefined;
        const coming = from.next;
        const isSame = place.status === from.place.status;
        // Where the next one is here already, the one after it was asked for as it came.
        if (
          swept &&
          misses < MOST_MISSES &&
          isSame &&
          page.tokenBehindNext !== undefined &&
          coming.next === undefined
        )
          coming.early ??= list({ ...place, token: page.tokenBehindNext }).catch(() => undefined);
        goFurther(coming);
        return undefined;
      })
      .catch(() => undefined);
  }

  return {
    /** `old`: what was asked for before may say what no longer is. Nothing else is thrown: the page says how it failed. */
    take({ status, token }: Place, old: boolean): AheadPage {
      const next = old ? undefined : taken?.next;
      const early = next?.place.status === status && next.place.token === token ? next : undefined;
      taken = early ?? start({ status, token });
      goFurther(taken);
      return taken;
    },
  };
}

/**
 * As many are left as must be, and nothing stands in both. Of one second of change each answer has an order of its own: where
 * all of that second are in the two, and none twice, none is missing.
 */
function isBehind({ items, total }: PostPage, next: PostPage): boolean {
  const ids = new Set(items.map(({ id }) => id));
  return (
    total !== undefined &&
    next.total === total - items.length &&
    (next.items.at(-1)?.updated ?? Infinity) < (items.at(-1)?.updated ?? -Infinity) &&
    next.items.every(({ id }) => !ids.has(id))
  );
}

export type PagesAhead = ReturnType<typeof createPagesAhead>;
