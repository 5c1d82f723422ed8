/** Looking through a blog's lists for what bears a publication's mark, after a lost answer or a restart (docs/design/publishing.md#exactly-once). */
import { findPublicationMarks, publicationMark } from '#interview/marks.ts';
import type { RemotePost, RemoteStatus } from '../library/publications/remote.ts';
import type { Destination, PostPage, Sought } from './destination.ts';

// It was made after the publication began; in a copy of the library it may be older, and was adopted by the sweep that
// comes before anything is sent from a copy (paused-blogs.ts).

/** Clocks differ; a day covers zones and more. */
const CLOCK_TOLERANCE_MS = 86_400_000;

/**
 * One request a status: that Blogger honours several in one call is not established
 * (docs/design/blogger.md#not-established). The first knocks alone, where perhaps nobody answers; the others go
 * together.
 */
export async function findMarked(list: Destination['list'], sought: Sought): Promise<RemotePost[]> {
  const [first, ...others] = sought.status;
  if (first === undefined) return [];
  const found = await findWithStatus(list, sought, first);
  const rest = await Promise.all(others.map((status) => findWithStatus(list, sought, status)));
  return [found, ...rest].flat();
}

const findWithStatus = (
  list: Destination['list'],
  sought: Sought,
  status: RemoteStatus,
): Promise<RemotePost[]> =>
  findInList((pageToken) => list({ status, what: 'whole', pageToken }), { ...sought, status: [status] });

/** Posts of one list that bear the mark. Newest update first, until older than the publication: the first page always whole. */
export async function findInList(
  askPage: (pageToken: string | undefined) => Promise<PostPage>,
  { publicationId, since, status, alive }: Sought,
): Promise<RemotePost[]> {
  const mark = publicationMark(publicationId);
  const found: RemotePost[] = [];
  let pageToken: string | undefined;
  do {
    alive();
    const page = await askPage(pageToken);
    found.push(
      ...page.items.filter(
        ({ status: stands, content = '' }) =>
          status.includes(stands) && content.includes(mark) && findPublicationMarks(content).includes(mark),
      ),
    );
    const last = page.items.at(-1)?.updated;
    pageToken = last !== undefined && last < since - CLOCK_TOLERANCE_MS ? undefined : page.nextPageToken;
  } while (pageToken !== undefined);
  return found;
}
