/**
 * Requests pages of a blog's lists ahead: while one is written, the reading thread reads the next, and the one after
 * is requested, across lists too. At most these three are in memory.
 */
import type { Ahead } from '../../exchange/reading/ahead.ts';
import type { PostPage } from '../destinations/destination.ts';
import type { WholePost } from './meet-known-post.ts';
import { withBody } from './mirror-work.ts';
import type { MirrorWork } from './mirror-work.ts';
import type { List } from './walk-rows.ts';

export type Place = Readonly<{ status: List; token: string | undefined }>;

/** `posts`: those of the page's list; `read`: the texts that the transactions will compare; `next`: the page after it. */
export type AheadPage = Readonly<{
  page: Promise<PostPage>;
  posts: Promise<readonly WholePost[]>;
  read: Promise<Ahead>;
}>;

type Chained = AheadPage & Readonly<{ position: Place }> & { next: Chained | undefined };

/** @param follows the page after one, undefined after the last */
export function createPagesAhead(
  { ask, writer, signal }: MirrorWork,
  follows: (of: Place, page: PostPage) => Place | undefined,
) {
  let taken: Chained | undefined;

  function start(position: Place): Chained {
    const { status, token: pageToken } = position;
    const page = ask((destination) => destination.list({ status, what: 'whole', pageToken }));
    const posts = page.then(({ items }) => items.filter((post) => post.status === status).map(withBody));
    const read = posts.then((some) => writer.readAhead(some, signal));
    // Failures are reported to those who await them; after the end of the walk they do not matter.
    for (const one of [page, posts, read]) one.catch(() => undefined);
    return { position, page, posts, read, next: undefined };
  }

  /** Requests the next page when one arrives, up to two pages ahead of the taken one. */
  function requestNext(from: Chained): void {
    from.page
      .then((page) => {
        if (signal.aborted || (from !== taken && from !== taken?.next)) return undefined;
        const position = follows(from.position, page);
        if (position === undefined) return undefined;
        from.next ??= start(position);
        if (from === taken) requestNext(from.next);
        return undefined;
      })
      .catch(() => undefined);
  }

  return {
    /** `old`: pages requested earlier may be out of date. Throws nothing: the page has the failure. */
    take({ status, token }: Place, old: boolean): AheadPage {
      const next = old ? undefined : taken?.next;
      const early = next?.position.status === status && next.position.token === token ? next : undefined;
      taken = early ?? start({ status, token });
      requestNext(taken);
      return taken;
    },
  };
}

export type PagesAhead = ReturnType<typeof createPagesAhead>;
