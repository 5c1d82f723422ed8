/**
 * Who wrote the posts that this library knows on a blog from an import: only the API tells it by an id, and only an author
 * needs to know, whose own posts are the ones that may be written over. A page holds 500 posts without their bodies.
 */
import type { Backend } from '../../app/backend.ts';
import { get, run, sql, transaction } from '../../library/sql.ts';
import { IS_UNSIGNED } from '../../library/publications/authorship.ts';
import type { BloggerApi } from './api.ts';
import type { RemotePost } from '../../library/publications/remote.ts';

const PAGE = 500;
/** 20,000 posts; whatever is beyond is learnt when it is first written to. */
const MOST_PAGES = 40;

/** Does nothing where every post's author is known. Fails as the API fails; what was read by then is kept. */
export async function readAuthors(
  { db }: Pick<Backend, 'db'>,
  api: Pick<BloggerApi, 'listPosts'>,
  blog: Readonly<{ id: string; remoteId: string }>,
): Promise<void> {
  const unknown = () =>
    get(db, sql`SELECT 1 FROM publications AS p WHERE p.blog_id = ${blog.id} AND ${IS_UNSIGNED} LIMIT 1`);
  let pageToken: string | undefined;
  for (let page = 0; page < MOST_PAGES && unknown() !== undefined; page += 1) {
    const list = await api.listPosts(blog.remoteId, {
      status: ['live', 'draft', 'scheduled'],
      fetchBodies: false,
      maxResults: PAGE,
      pageToken,
    });
    transaction(db, () => {
      for (const { id, author } of list.items) if (author !== undefined) sign(blog.id, id, author);
    });
    pageToken = list.nextPageToken;
    if (pageToken === undefined) return;
  }

  function sign(blogId: string, remoteId: string, { id, displayName }: NonNullable<RemotePost['author']>) {
    run(
      db,
      sql`UPDATE publications SET author_id = ${id}, author_name = ${displayName} WHERE blog_id = ${blogId} AND remote_id = ${remoteId}`,
    );
  }
}
