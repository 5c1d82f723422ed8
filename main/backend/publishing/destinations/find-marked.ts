/**
 * Searches a blog's lists for posts with a publication's mark, after a lost answer or a restart
 * (docs/design/publishing.md#exactly-once).
 */
import { findPublicationMarks, publicationMark } from '#interview/marks.ts';
import type { RemotePost, RemoteStatus } from '../../library/publications/remote.ts';
import { createPageCount } from './count-pages.ts';
import type { PostPage, Sought } from './destination.ts';

// The post was created after the publication. In a copy of the library it may be older: then the sweep before the first send
// from a copy has adopted it (paused-blogs.ts).

/** Tolerance for different clocks; a day covers time zones too. */
const CLOCK_TOLERANCE_MS = 86_400_000;

/** Requests a page of the posts with these statuses. */
type AskPage = (status: readonly RemoteStatus[], pageToken: string | undefined) => Promise<PostPage>;

/**
 * Asks for all statuses in one request, since a draft made public between two requests would be in neither. Blogger
 * documents several statuses in one request, untested (docs/design/blogger.md#not-established); without an answer
 * that has several, each is requested by itself too.
 */
export async function findMarked(askPage: AskPage, sought: Sought): Promise<RemotePost[]> {
  const { status } = sought;
  const answeredStatuses = new Set<RemoteStatus>();
  const fromOneList = await findInList(async (pageToken) => {
    const page = await askPage(status, pageToken);
    for (const post of page.items) answeredStatuses.add(post.status);
    return page;
  }, sought);
  const givesSeveral = status.length === 1 || answeredStatuses.size > 1;
  // Drafts first: a draft published meanwhile is then in the list requested last. That list is also the longest, and is
  // assembled while the others are read.
  const fromEachList = givesSeveral
    ? []
    : await Promise.all(status.toReversed().map((one) => findWithStatus(askPage, sought, one)));
  // The later answer wins for a post that moved meanwhile.
  const postsById = new Map([...fromOneList, ...fromEachList.flat()].map((post) => [post.id, post]));
  return status.flatMap((one) => [...postsById.values()].filter((post) => post.status === one));
}

const findWithStatus = (askPage: AskPage, sought: Sought, status: RemoteStatus): Promise<RemotePost[]> =>
  findInList((pageToken) => askPage([status], pageToken), { ...sought, status: [status] });

/**
 * Posts of one list with the mark. Reads the first page, then on by newest update until older than the publication,
 * at most `mostPages` pages.
 */
export async function findInList(
  askPage: (pageToken: string | undefined) => Promise<PostPage>,
  { publicationId, since, status, alive }: Sought,
  mostPages = Infinity,
): Promise<RemotePost[]> {
  const mark = publicationMark(publicationId);
  const markedPosts: RemotePost[] = [];
  const countPage = createPageCount();
  let pageToken: string | undefined;
  let pages = 0;
  do {
    alive();
    pages += 1;
    const page = await askPage(pageToken);
    countPage(page, pageToken);
    markedPosts.push(
      ...page.items.filter(
        ({ status: postStatus, content = '' }) =>
          status.includes(postStatus) &&
          content.includes(mark) &&
          findPublicationMarks(content).includes(mark),
      ),
    );
    const last = page.items.at(-1)?.updated;
    pageToken = last !== undefined && last < since - CLOCK_TOLERANCE_MS ? undefined : page.nextPageToken;
  } while (pageToken !== undefined && pages < mostPages);
  return markedPosts;
}
