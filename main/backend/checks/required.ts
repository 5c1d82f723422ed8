/** The checks that each blog requires before a post is sent. */
import { z } from 'zod';
import { CHECK_CODES, REQUIRABLE, type CheckCode } from '#interview/checks/codes.ts';
import { AppError } from '#contract/failure.ts';
import type { ReadableDb, WritableDb } from '../core/sql.ts';
import { get, run, sql, transaction } from '../core/sql.ts';
import { IS_PUBLIC } from '../library/publications/blogs.ts';

const storedSchema = z.array(z.string());

/** The stored codes, without those that this version does not know or cannot require. */
const parseCodes = (stored: string): CheckCode[] => {
  const names = storedSchema.parse(JSON.parse(stored));
  return CHECK_CODES.filter((code) => names.includes(code) && REQUIRABLE.includes(code));
};

/** Throws blog.not-found. */
export function requiredChecks(db: ReadableDb, blogId: string): CheckCode[] {
  const row = get<{ required_checks: string }>(
    db,
    sql`SELECT required_checks FROM blogs WHERE id = ${blogId} AND forgotten_at IS NULL`,
  );
  if (row === undefined) throw new AppError('blog.not-found', { id: blogId });
  return parseCodes(row.required_checks);
}

/**
 * Throws blog.not-found, or request.invalid for a check that cannot be required. Returns the blog's required checks.
 */
export function requireCheck(
  db: WritableDb,
  blogId: string,
  code: CheckCode,
  required: boolean,
): CheckCode[] {
  if (!REQUIRABLE.includes(code)) throw new AppError('request.invalid');
  return transaction(db, () => {
    const before = requiredChecks(db, blogId);
    const codes = CHECK_CODES.filter((one) => (one === code ? required : before.includes(one)));
    run(db, sql`UPDATE blogs SET required_checks = ${JSON.stringify(codes)} WHERE id = ${blogId}`);
    return codes;
  });
}

/** The blog where a post is published or would be, as the publish sheet chooses it. */
export const blogOfPost = (db: ReadableDb, postId: string): string | undefined =>
  get<{ id: string }>(
    db,
    sql`
    SELECT blogs.id FROM blogs
    LEFT JOIN publications ON publications.blog_id = blogs.id AND publications.post_id = ${postId}
      AND publications.ended_at IS NULL AND publications.remote_id IS NOT NULL
    WHERE blogs.forgotten_at IS NULL AND blogs.account_id IS NOT NULL
    ORDER BY publications.rowid IS NULL OR NOT ${IS_PUBLIC}, ${IS_PUBLIC} DESC, blogs.name, blogs.rowid LIMIT 1`,
  )?.id;
