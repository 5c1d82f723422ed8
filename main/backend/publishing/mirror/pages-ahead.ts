/**
 * Pages of a blog's lists, asked for before their turn: while one is written, the texts of the next are read in the reading
 * thread, and the one after is asked for, of the next list too. The blog then answers while others are worked on; never are
 * more than these three in memory.
 */
import type { Ahead } from '../../exchange/reading/ahead.ts';
import type { PostPage } from '../destinations/destination.ts';
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

type Chained = AheadPage & Readonly<{ place: Place }> & { next: Chained | undefined };

/** @param follows which page comes after one, undefined where none does */
export function createPagesAhead(
  { ask, writer, signal }: SyncWork,
  follows: (of: Place, page: PostPage) => Place | undefined,
) {
  let taken: Chained | undefined;

  function start(place: Place): Chained {
    const { status, token: pageToken } = place;
    const page = ask((destination) => destination.list({ status, what: 'whole', pageToken }));
    const posts = page.then(({ items }) => items.filter((post) => post.status === status).map(whole));
    const read = posts.then((some) => writer.readAhead(some, signal));
    // Their failures are met where they are awaited, or are of no interest once the walk has ended otherwise.
    for (const one of [page, posts, read]) one.catch(() => undefined);
    return { place, page, posts, read, next: undefined };
  }

  /** The one after is asked for as it comes, up to two behind the one that was taken. */
  function goFurther(from: Chained): void {
    from.page
      .then((page) => {
        if (signal.aborted || (from !== taken && from !== taken?.next)) return undefined;
        const place = follows(from.place, page);
        if (place === undefined) return undefined;
        from.next ??= start(place);
        if (from === taken) goFurther(from.next);
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

export type PagesAhead = ReturnType<typeof createPagesAhead>;
