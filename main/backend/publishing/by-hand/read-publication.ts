/** One publication as its blog's readers read it now. */
import { publicationMark } from '#interview/marks.ts';
import type { Backend } from '../../app/backend.ts';
import { getBlog } from '../../library/publications/blogs.ts';
import { elsewhere } from '../../library/publications/publications.ts';
import type { Content, PublicationRecord } from '../../library/publications/publications.ts';
import { publishedAtOf } from './hand-rows.ts';
import type { PostAddress } from '../../exchange/blog-pages/post-address.ts';
import { pageAsker, readApart } from '../../exchange/reading/read-apart.ts';
import type { Sighting } from '../../exchange/blog-pages/read-blog.ts';

/**
 * `expected`: its title finds a post of which the feed gives the beginning only; title and labels stand in for what a page
 * does not show. Fails as seek does, and with blog.not-found.
 */
export function readPublication(
  backend: Backend,
  publication: PublicationRecord,
  expected: Pick<Content, 'title' | 'labels'>,
  given: PostAddress | undefined,
): Promise<Sighting | undefined> {
  const { remoteId: blogId, url: blogUrl } = getBlog(backend.db, publication.blogId);
  const sought = {
    blogId,
    blogUrl,
    mark: publicationMark(publication.id),
    unmarked: elsewhere(publication.base) !== undefined,
    remoteId: publication.remoteId,
    publishedAt: publishedAtOf(backend.db, publication.id),
    url: publication.url,
    title: expected.title,
    labels: expected.labels,
    since: publication.createdAt,
  };
  return readApart(
    'seek',
    { sought, given, now: backend.now() },
    { answers: { page: pageAsker(backend.askOutside, new AbortController().signal) } },
  );
}
