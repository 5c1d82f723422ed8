/** Which blogs a feed is of, and which of them each post goes with: one file for each blog. */
import { createHash } from 'node:crypto';
import type { ReadableDb } from '#backend/library/sql.ts';
import { all, get, sql } from '#backend/library/sql.ts';
import { COUNTS } from '#backend/library/publications/blogs.ts';

export type FeedBlog = Readonly<{
  /** Of the row; undefined where the library has no real blog. */
  id: string | undefined;
  remoteId: string;
  name: string;
  /** Who signs, where the blog says it. */
  signature: string;
}>;

/** A decimal number as Blogger's ids are, for what Blogger does not know; always the same for the same text. */
export function madeId(text: string): string {
  const bytes = createHash('sha256').update(text).digest();
  // Below 2^63, and with as many digits as Blogger's own.
  return String((bytes.readBigUInt64BE(0) % 8_000_000_000_000_000_000n) + 1_000_000_000_000_000_000n);
}

type BlogRow = { id: string; remote_id: string; name: string; signature: string };
const toBlog = (row: BlogRow): FeedBlog => ({
  id: row.id,
  remoteId: row.remote_id,
  name: row.name,
  signature: row.signature,
});

/**
 * The blogs of these posts, each with its posts in the order given. Posts that no blog has go with the blog that has most
 * of the others, else with the one the library knows, else with none.
 */
export function postsByBlog(
  db: ReadableDb,
  postIds: readonly string[],
): { blog: FeedBlog; postIds: string[] }[] {
  const blogs = new Map(
    all<BlogRow>(
      db,
      sql`SELECT id, remote_id, name, signature FROM blogs WHERE ${COUNTS} ORDER BY forgotten_at IS NOT NULL, rowid`,
    ).map((row) => [row.id, toBlog(row)]),
  );
  const on = new Map<string, string[]>();
  for (const { post_id: postId, blog_id: blogId } of all<{ post_id: string; blog_id: string }>(
    db,
    sql`
    SELECT DISTINCT post_id, blog_id FROM publications
    WHERE remote_id IS NOT NULL AND blog_id IN (SELECT id FROM blogs WHERE ${COUNTS})`,
  ))
    on.set(postId, [...(on.get(postId) ?? []), blogId]);
  const counts = new Map<string, number>();
  for (const postId of postIds)
    for (const blogId of on.get(postId) ?? []) counts.set(blogId, (counts.get(blogId) ?? 0) + 1);
  const most = [...counts].toSorted(([, one], [, other]) => other - one)[0]?.[0];
  const main = blogs.get(most ?? '') ?? [...blogs.values()][0] ?? unknownBlog(db);
  const result = new Map<string | undefined, { blog: FeedBlog; postIds: string[] }>();
  for (const postId of postIds) {
    const of = on.get(postId)?.flatMap((id) => blogs.get(id) ?? []) ?? [];
    for (const blog of of.length === 0 ? [main] : of) {
      const one = result.get(blog.id);
      if (one === undefined) result.set(blog.id, { blog, postIds: [postId] });
      else one.postIds.push(postId);
    }
  }
  return [...result.values()];
}

/** Of a library without a blog: a number of its own, that no other library has. */
function unknownBlog(db: ReadableDb): FeedBlog {
  const first = get<{ id: string }>(db, sql`SELECT id FROM posts ORDER BY rowid LIMIT 1`)?.id ?? '';
  return { id: undefined, remoteId: madeId(`blog ${first}`), name: 'Escale', signature: '' };
}
