/**
 * A blog published to by hand: Escale sends nothing, and finds only published posts. The author's steps are in the files of
 * this folder.
 */
import { AppError } from '#contract/failure.ts';
import { capabilitiesOf, limitsOf } from '#interview/destinations.ts';
import { publicationMark } from '#interview/marks.ts';
import type { Context } from '#backend/core/context.ts';
import type { Outside } from '#backend/network/start-outside.ts';
import type { PostAddress } from '#backend/exchange/blog-pages/post-address.ts';
import type { Sighting } from '#backend/exchange/blog-pages/read-blog.ts';
import { pageAsker, readApart } from '#backend/exchange/reading/read-apart.ts';
import { getBlog } from '#backend/library/publications/blogs.ts';
import {
  type Content,
  elsewhere,
  getPublication,
  type PublicationRecord,
} from '#backend/library/publications/publications.ts';
import type { Destination, DestinationOpener } from '../destination.ts';
import { publishedAtOf } from './rows.ts';

/**
 * Reads one publication as its readers see it now. `expected`: its title identifies a post of which the feed gives
 * only the beginning; its title and labels replace those a page does not show. Fails like seek does, and with
 * blog.not-found.
 */
export function readPublication(
  context: Pick<Context, 'db' | 'now'> & Outside,
  publication: PublicationRecord,
  expected: Pick<Content, 'title' | 'labels'>,
  postAddress: PostAddress | undefined,
): Promise<Sighting | undefined> {
  const { remoteId: blogId, url: blogUrl } = getBlog(context.db, publication.blogId);
  const sought = {
    blogId,
    blogUrl,
    mark: publicationMark(publication.id),
    unmarked: elsewhere(publication.base) !== undefined,
    remoteId: publication.remoteId,
    publishedAt: publishedAtOf(context.db, publication.id),
    url: publication.url,
    title: expected.title,
    labels: expected.labels,
    since: publication.createdAt,
  };
  return readApart(
    'seek',
    { sought, postAddress, now: context.now() },
    { answers: { page: pageAsker(context.askOutside, new AbortController().signal) } },
  );
}

const KIND = 'by-hand';
/** A blog published to by hand never uses a sign-in, even if there is one. */
const refuse = (): Promise<never> => Promise.reject(new AppError('destination.signed-out'));

export function createByHandOpener(context: Pick<Context, 'db' | 'now'> & Outside): DestinationOpener {
  const destination: Destination = {
    kind: KIND,
    capabilities: capabilitiesOf(KIND),
    limits: limitsOf(KIND),
    renewing: (work) => work(),
    countPublic: () => Promise.resolve(undefined),
    account: () => Promise.resolve({}),
    list: refuse,
    /** Only public posts are found; the id is '' if their pages do not contain it. */
    async findMarked({ publicationId, status, alive }) {
      if (!status.includes('live')) return [];
      alive();
      const publication = getPublication(context.db, publicationId);
      const expected = publication.base ?? { title: '', labels: [] };
      const sighting = await readPublication(context, publication, expected, undefined);
      if (sighting === undefined) return [];
      const { id = '', url, published } = sighting.presence;
      return [
        { ...sighting.content, labels: [...sighting.content.labels], id, url, published, status: 'live' },
      ];
    },
    read: refuse,
    insertDraft: refuse,
    write: refuse,
    publish: refuse,
    takeBack: refuse,
    bin: refuse,
  };
  return {
    open: () => Promise.resolve(destination),
    signedInSince: () => false,
    noteFailure: () => undefined,
  };
}
