/**
 * Looks on the blog for what bears a publication's mark: after an answer that was lost, after a restart
 * (docs/design/publishing.md#exactly-once). What bears it was made after the publication began; in a copy of the
 * library it may be older, and was adopted by the sweep that comes before anything is sent from a copy (held/).
 */
import { findPublicationMarks, publicationMark } from '#interview/marks.ts';
import type { BloggerApi } from './blogger/api.ts';
import type { RemotePost, RemoteStatus } from '../library/publications/remote.ts';

const PAGE = 50;
/** Clocks differ; a day covers zones and more. */
const CLOCK_TOLERANCE_MS = 86_400_000;

export type Ours = Readonly<{ online: RemotePost[]; drafts: RemotePost[] }>;

type Search = Readonly<{
  api: BloggerApi;
  remoteBlogId: string;
  publicationId: string;
  since: number;
  /** Throws once nobody waits for the answer: no further page is asked for. */
  alive(): void;
}>;

/**
 * One request a status: that Blogger honours several in one call is not established
 * (docs/design/blogger.md#not-established). The first knocks alone, where perhaps nobody answers; the others go
 * together.
 */
export async function findOurs(search: Search): Promise<Ours> {
  const live = await findWithStatus(search, 'live');
  const [scheduled, drafts] = await Promise.all([
    findWithStatus(search, 'scheduled'),
    findWithStatus(search, 'draft'),
  ]);
  return { online: [...live, ...scheduled], drafts };
}

/** Posts of one status that bear the mark. Newest update first, until older than the publication: the first page always whole. */
export async function findWithStatus(
  { api, remoteBlogId, publicationId, since, alive }: Search,
  status: RemoteStatus,
): Promise<RemotePost[]> {
  const mark = publicationMark(publicationId);
  const found: RemotePost[] = [];
  let pageToken: string | undefined;
  do {
    alive();
    const page = await api.listPosts(remoteBlogId, {
      status: [status],
      fetchBodies: true,
      maxResults: PAGE,
      pageToken,
    });
    found.push(
      ...page.items.filter(
        ({ status: stands, content = '' }) =>
          stands === status && content.includes(mark) && findPublicationMarks(content).includes(mark),
      ),
    );
    const last = page.items.at(-1)?.updated;
    pageToken = last !== undefined && last < since - CLOCK_TOLERANCE_MS ? undefined : page.nextPageToken;
  } while (pageToken !== undefined);
  return found;
}
