/** Looking through a blog's lists for what bears a publication's mark, after a lost answer or a restart (docs/design/publishing.md#exactly-once). */
import { findPublicationMarks, publicationMark } from '#interview/marks.ts';
import type { RemotePost, RemoteStatus } from '../../library/publications/remote.ts';
import { createPageCount } from './count-pages.ts';
import type { PostPage, Sought } from './destination.ts';

// It was made after the publication began; in a copy of the library it may be older, and was adopted by the sweep that
// comes before anything is sent from a copy (paused-blogs.ts).

/** Clocks differ; a day covers zones and more. */
const CLOCK_TOLERANCE_MS = 86_400_000;

/** A page of the posts of these statuses. */
type AskPage = (status: readonly RemoteStatus[], pageToken: string | undefined) => Promise<PostPage>;

/**
 * All statuses in one answer: between two, a draft becomes public and stands in neither. That Blogger gives several is documented
 * and was never tried (docs/design/blogger.md#not-established); so where no answer shows it, each is asked for by itself too.
 */
export async function findMarked(askPage: AskPage, sought: Sought): Promise<RemotePost[]> {
  const { status } = sought;
  const met = new Set<RemoteStatus>();
  const together = await findInList(async (pageToken) => {
    const page = await askPage(status, pageToken);
    for (const post of page.items) met.add(post.status);
    return page;
  }, sought);
  const isShown = status.length === 1 || met.size > 1;
  // Drafts first: one that becomes public meanwhile is met in the list that is asked for last. That one is also the longest,
  // and is made while the others are read.
  const each = isShown
    ? []
    : await Promise.all(status.toReversed().map((one) => findWithStatus(askPage, sought, one)));
  // Of one that moved meanwhile the later answer counts.
  const found = new Map([...together, ...each.flat()].map((post) => [post.id, post]));
  return status.flatMap((one) => [...found.values()].filter((post) => post.status === one));
}

const findWithStatus = (askPage: AskPage, sought: Sought, status: RemoteStatus): Promise<RemotePost[]> =>
  findInList((pageToken) => askPage([status], pageToken), { ...sought, status: [status] });

/**
 * Posts of one list that bear the mark. Newest update first, until older than the publication: the first page always whole.
 * At most `mostPages` pages are read.
 */
export async function findInList(
  askPage: (pageToken: string | undefined) => Promise<PostPage>,
  { publicationId, since, status, alive }: Sought,
  mostPages = Infinity,
): Promise<RemotePost[]> {
  const mark = publicationMark(publicationId);
  const found: RemotePost[] = [];
  const countPage = createPageCount();
  let pageToken: string | undefined;
  let pages = 0;
  do {
    alive();
    pages += 1;
    const page = await askPage(pageToken);
    countPage(page, pageToken);
    found.push(
      ...page.items.filter(
        ({ status: stands, content = '' }) =>
          status.includes(stands) && content.includes(mark) && findPublicationMarks(content).includes(mark),
      ),
    );
    const last = page.items.at(-1)?.updated;
    pageToken = last !== undefined && last < since - CLOCK_TOLERANCE_MS ? undefined : page.nextPageToken;
  } while (pageToken !== undefined && pages < mostPages);
  return found;
}
