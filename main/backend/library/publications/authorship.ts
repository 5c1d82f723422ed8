/** Who wrote what stands on a blog, and what that allows: an author may write over their own posts, a reader over none. */
import type { ReadableDb, WritableDb } from '../sql.ts';
import { get, run, sql } from '../sql.ts';
import type { RemotePost } from './remote.ts';

/** By the blog's own word, each time a post is read there; an answer without an author changes nothing. */
export function rememberAuthor(db: WritableDb, publicationId: string, author: RemotePost['author']): void {
  if (author === undefined) return;
  run(
    db,
    sql`UPDATE publications SET author_id = ${author.id}, author_name = ${author.displayName} WHERE id = ${publicationId}`,
  );
}

/** Of publications p, their blogs and their accounts: 1 where the account may not write over the post. */
export const IS_READ_ONLY = sql`(p.remote_status IN ('live', 'scheduled', 'draft') AND blogs.forgotten_at IS NULL AND (blogs.role = 'reader'
  OR (blogs.role = 'author' AND p.author_id IS NOT NULL AND p.author_id <> accounts.user_id)))`;

/** Of blogs: Escale sends there by itself, under a sign-in. */
export const IS_SENT_TO = sql`(blogs.account_id IS NOT NULL AND blogs.way = 'connected' AND blogs.forgotten_at IS NULL)`;

/** Of publications p: on the blog, by nobody known. */
export const IS_UNSIGNED = sql`p.remote_id IS NOT NULL AND p.author_id IS NULL`;

/** Undefined where the account may write over it. `author`: under which name it is signed, empty where nobody said. */
export function readOnlyOf(db: ReadableDb, publicationId: string): { author: string } | undefined {
  const row = get<{ author_name: string | null }>(
    db,
    sql`
    SELECT p.author_name FROM publications AS p
    JOIN blogs ON blogs.id = p.blog_id JOIN accounts ON accounts.id = blogs.account_id
    WHERE p.id = ${publicationId} AND ${IS_READ_ONLY}`,
  );
  return row === undefined ? undefined : { author: row.author_name ?? '' };
}

/** The first publication of a post that the account may not write over, as `readOnlyOf` says it; undefined where there is none. */
export function readOnlyOfPost(db: ReadableDb, postId: string): { author: string } | undefined {
  const row = get<{ author_name: string | null }>(
    db,
    sql`
    SELECT p.author_name FROM publications AS p
    JOIN blogs ON blogs.id = p.blog_id LEFT JOIN accounts ON accounts.id = blogs.account_id
    WHERE p.post_id = ${postId} AND p.ended_at IS NULL AND ${IS_READ_ONLY} LIMIT 1`,
  );
  return row === undefined ? undefined : { author: row.author_name ?? '' };
}
