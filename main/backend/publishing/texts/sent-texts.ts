/** What this library ever meant for a publication: how a post on the blog is recognised as ours. */
import { z } from 'zod';
import type { ReadableDb } from '../../core/sql.ts';
import { all, get, sql } from '../../core/sql.ts';
import type { PostToWrite } from '../../library/publications/remote.ts';

const labelsSchema = z.array(z.string());

/** Every text ever meant for a publication, the newest first: what may be recognised as ours on the blog. */
export function listSent(db: ReadableDb, publicationId: string): PostToWrite[] {
  return all<{ title: string; address_title: string | null; labels: string; content: string }>(
    db,
    sql`
    SELECT title, address_title, labels, content FROM jobs
    WHERE publication_id = ${publicationId} AND intent NOT IN ('revert', 'delete') ORDER BY rowid DESC`,
  ).flatMap((row) => {
    const rest = { labels: labelsSchema.parse(JSON.parse(row.labels)), content: row.content };
    // Under the title that gave the address it stood there for a moment, or stands there still.
    return [row.title, ...(row.address_title === null ? [] : [row.address_title])].map((title) => ({
      title,
      ...rest,
    }));
  });
}

/** The text that was last brought to the blog. */
export function sentText(db: ReadableDb, publicationId: string): PostToWrite | undefined {
  const row = get<{ title: string; labels: string; content: string }>(
    db,
    sql`
    SELECT title, labels, content FROM jobs
    WHERE publication_id = ${publicationId} AND state = 'done' AND intent NOT IN ('revert', 'delete') ORDER BY rowid DESC LIMIT 1`,
  );
  return row && { ...row, labels: labelsSchema.parse(JSON.parse(row.labels)) };
}

/** Whether anything of an earlier job of this publication may stand on its blog without our knowing its id. */
export function mayStandUnknown(db: ReadableDb, publicationId: string): boolean {
  return (
    get(
      db,
      sql`SELECT 1 FROM jobs WHERE publication_id = ${publicationId} AND (sent_first = 1 OR doubtful = 1) LIMIT 1`,
    ) !== undefined
  );
}
