/**
 * Details chosen in the publish sheet for a post on a blog but not yet sent by a job; kept across restarts
 * (docs/design/wordpress.md#details-beside-the-text).
 */
import { type PostDetails, postDetailsSchema } from '#interview/post-details.ts';
import { get, type ReadableDb, run, sql, type WritableDb } from '../../core/sql.ts';

type Place = Readonly<{ postId: string; blogId: string }>;
export type Chosen = Readonly<{ details: PostDetails; addressTitle?: string | undefined }>;

export function chosenFor(db: ReadableDb, { postId, blogId }: Place): Chosen {
  const row = get<{ details: string; address_title: string | null }>(
    db,
    sql`SELECT details, address_title FROM chosen_details WHERE post_id = ${postId} AND blog_id = ${blogId}`,
  );
  return {
    details: row === undefined ? {} : postDetailsSchema.parse(JSON.parse(row.details)),
    ...(row === undefined || row.address_title === null ? {} : { addressTitle: row.address_title }),
  };
}

/** Replaces the stored details; does nothing for an unknown post or blog. */
export function keepChosen(
  db: WritableDb,
  { postId, blogId }: Place,
  { details, addressTitle }: Chosen,
  now: number,
): void {
  if (Object.keys(details).length === 0 && addressTitle === undefined) {
    run(db, sql`DELETE FROM chosen_details WHERE post_id = ${postId} AND blog_id = ${blogId}`);
    return;
  }
  run(
    db,
    sql`
    INSERT INTO chosen_details (post_id, blog_id, details, address_title, changed_at)
    SELECT posts.id, blogs.id, ${JSON.stringify(details)}, ${addressTitle ?? null}, ${now} FROM posts, blogs
    WHERE posts.id = ${postId} AND blogs.id = ${blogId}
    ON CONFLICT (post_id, blog_id) DO UPDATE SET details = excluded.details, address_title = excluded.address_title,
      changed_at = excluded.changed_at`,
  );
}

/**
 * Removes the details that this job has sent, and keeps those changed since. A draft has no address yet, so the words
 * for its address are kept too.
 */
export function chosenIsThere(db: WritableDb, jobId: string, { postId, blogId }: Place): void {
  run(
    db,
    sql`
    UPDATE chosen_details SET details = '{}',
      address_title = CASE WHEN (SELECT intent FROM jobs WHERE id = ${jobId}) IN ('deposit', 'propose') THEN address_title END
    WHERE post_id = ${postId} AND blog_id = ${blogId} AND changed_at <= (SELECT created_at FROM jobs WHERE id = ${jobId})`,
  );
  run(
    db,
    sql`DELETE FROM chosen_details WHERE post_id = ${postId} AND blog_id = ${blogId} AND details = '{}' AND address_title IS NULL`,
  );
}
