/** The source of a quotation: details of its post, and the address of the passage for readers. */
import { AppError } from '#contract/failure.ts';
import type { BackendInput, BackendOutput } from '#contract/backend.ts';
import type { ShownStatus } from '#contract/shapes.ts';
import { SHOWN_STATUS } from '../library/posts/post-lists.ts';
import { getPost } from '../library/posts/posts.ts';
import { get, sql, type ReadableDb } from '../core/sql.ts';
import { shownOnBlogs } from '../library/publications/shown-publications.ts';
import { documentToIndex } from '../library/posts/proposals.ts';
import { IS_PUBLIC } from '../library/publications/blogs.ts';

/** Throws post.not-found, post.newer-version. */
export function readForArchive(
  db: ReadableDb,
  { postId }: BackendInput<'search.read'>,
): BackendOutput<'search.read'> {
  const post = get<{ rowid: number; status: ShownStatus; published_at: number | null }>(
    db,
    sql`SELECT rowid, ${SHOWN_STATUS} AS status, published_at FROM posts WHERE id = ${postId}`,
  );
  if (post === undefined) throw new AppError('post.not-found', { id: postId });
  const stored = getPost(db, postId);
  const readable = documentToIndex(db, post.rowid) ?? { document: stored.document, proposed: false };
  const blogName = shownOnBlogs(db, [postId]).get(postId)?.blogName;
  return {
    document: readable.document,
    proposed: readable.proposed,
    status: post.status,
    ...(post.published_at === null ? {} : { publishedAt: post.published_at }),
    ...(blogName === undefined ? {} : { blogName }),
  };
}

/** Rejects with post.not-found, and with the failures of the reading thread. */
export async function addressOfPassage(
  { db, readText }: Readonly<{ db: ReadableDb; readText: ReadPlace }>,
  { postId, questionId, near, paragraphs }: BackendInput<'search.address'>,
): Promise<BackendOutput<'search.address'>> {
  if (get(db, sql`SELECT 1 FROM posts WHERE id = ${postId}`) === undefined)
    throw new AppError('post.not-found', { id: postId });
  const page = get<{ url: string; base_content: string | null }>(
    db,
    sql`
    SELECT p.url, p.base_content FROM publications AS p JOIN blogs ON blogs.id = p.blog_id
    WHERE p.post_id = ${postId} AND p.remote_status = 'live' AND p.url IS NOT NULL AND ${IS_PUBLIC}
    ORDER BY p.ended_at IS NULL DESC, p.rowid LIMIT 1`,
  );
  if (page === undefined) return {};
  const html = page.base_content ?? '';
  const fragment = html === '' ? undefined : await placeIn(readText, { html, questionId, paragraphs, near });
  return { url: fragment === undefined ? page.url : `${page.url.replace(/#.*$/su, '')}#${fragment}` };
}

/** Finds a passage in a page, in the reading thread. */
type ReadPlace = (name: 'place', passage: Passage) => Promise<string | undefined>;

type Passage = Readonly<{
  html: string;
  questionId: string | undefined;
  paragraphs: readonly string[];
  near: string | undefined;
}>;

/** The fragment after `#`; undefined if the page as last seen has none for the passage. */
async function placeIn(readText: ReadPlace, passage: Passage): Promise<string | undefined> {
  try {
    return await readText('place', passage);
  } catch (error) {
    if (error instanceof AppError && error.code === 'document.too-complex') return undefined;
    throw error;
  }
}
