/** Every text that this library sent or prepared for a publication: posts on the blog are recognised by them. */
import { z } from 'zod';
import type { ReadableDb } from '../../core/sql.ts';
import { all, get, sql } from '../../core/sql.ts';
import type { PostToWrite } from '../../library/publications/remote.ts';

const labelsSchema = z.array(z.string());

/** Every text prepared for a publication, the newest first: a post on the blog with one of them is ours. */
export function listSent(db: ReadableDb, publicationId: string): PostToWrite[] {
  return all<{ title: string; address_title: string | null; labels: string; content: string }>(
    db,
    sql`
    SELECT title, address_title, labels, content FROM jobs
    WHERE publication_id = ${publicationId} AND intent NOT IN ('revert', 'delete') ORDER BY rowid DESC`,
  ).flatMap((row) => {
    const rest = { labels: labelsSchema.parse(JSON.parse(row.labels)), content: row.content };
    // A post is first published under the title that sets its address, and may still have it.
    return [row.title, ...(row.address_title === null ? [] : [row.address_title])].map((title) => ({
      title,
      ...rest,
    }));
  });
}

/** The last text sent to the blog. */
export function sentText(db: ReadableDb, publicationId: string): PostToWrite | undefined {
  const row = get<{ title: string; labels: string; content: string }>(
    db,
    sql`
    SELECT title, labels, content FROM jobs
    WHERE publication_id = ${publicationId} AND state = 'done' AND intent NOT IN ('revert', 'delete') ORDER BY rowid DESC LIMIT 1`,
  );
  return row && { ...row, labels: labelsSchema.parse(JSON.parse(row.labels)) };
}

/** Whether an earlier job of this publication may have created a post with an unknown id. */
export function mayStandUnknown(db: ReadableDb, publicationId: string): boolean {
  return (
    get(
      db,
      sql`SELECT 1 FROM jobs WHERE publication_id = ${publicationId} AND (sent_first = 1 OR doubtful = 1) LIMIT 1`,
    ) !== undefined
  );
}
