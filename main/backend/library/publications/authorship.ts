/**
 * The author of remote posts, and the resulting rights: an author may overwrite their own posts, a reader none, and no
 * one a page.
 */
import { AppError } from '#contract/failure.ts';
import type { Query, ReadableDb, WritableDb } from '../../core/sql.ts';
import { get, run, sql } from '../../core/sql.ts';
import type { RemotePost } from './remote.ts';

/** Stores the author reported by the blog; an answer without an author changes nothing. */
export function rememberAuthor(db: WritableDb, publicationId: string, author: RemotePost['author']): void {
  if (author === undefined) return;
  run(
    db,
    sql`UPDATE publications SET author_id = ${author.id}, author_name = ${author.displayName} WHERE id = ${publicationId}`,
  );
}

/** Condition on publications p, their blogs and accounts: 1 if it may not be overwritten from here. */
export const IS_READ_ONLY = sql`(p.remote_status IN ('live', 'scheduled', 'draft') AND blogs.forgotten_at IS NULL AND (p.page = 1 OR blogs.role = 'reader'
  OR (blogs.role = 'author' AND p.author_id IS NOT NULL AND p.author_id <> accounts.user_id)))`;

/** Condition on blogs: Escale sends there with a sign-in. */
export const IS_SENT_TO = sql`(blogs.account_id IS NOT NULL AND blogs.way = 'connected' AND blogs.forgotten_at IS NULL)`;

/** Publications p on the blog without a known author. */
export const IS_UNSIGNED = sql`p.remote_id IS NOT NULL AND p.author_id IS NULL`;

/** `author`: the name of its author, empty if unknown. `page`: it is a page, whoever its author. */
export type ReadOnly = Readonly<{ author: string; page: boolean }>;

export const readOnlyError = ({ author, page }: ReadOnly): AppError =>
  page ? new AppError('destination.page') : new AppError('destination.read-only', { author });

const firstReadOnly = (db: ReadableDb, where: Query): ReadOnly | undefined => {
  const row = get<{ author_name: string | null; page: number }>(
    db,
    sql`
    SELECT p.author_name, p.page FROM publications AS p
    JOIN blogs ON blogs.id = p.blog_id LEFT JOIN accounts ON accounts.id = blogs.account_id
    WHERE ${where} AND ${IS_READ_ONLY} LIMIT 1`,
  );
  return row === undefined ? undefined : { author: row.author_name ?? '', page: row.page === 1 };
};

/** Undefined if it may be overwritten. */
export const readOnlyOf = (db: ReadableDb, publicationId: string): ReadOnly | undefined =>
  firstReadOnly(db, sql`p.id = ${publicationId}`);

/** The first publication of a post that may not be overwritten; undefined if there is none. */
export const readOnlyOfPost = (db: ReadableDb, postId: string): ReadOnly | undefined =>
  firstReadOnly(db, sql`p.post_id = ${postId} AND p.ended_at IS NULL`);
