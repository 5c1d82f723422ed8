/** Rows of picture_handoffs. */
import { z } from 'zod';
import { sha256Schema } from '#interview/document.ts';
import { AppError } from '#contract/failure.ts';
import { isFileName } from '../store/library-files.ts';
import type { ReadableDb, WritableDb } from '../../core/sql.ts';
import { get, run, sql } from '../../core/sql.ts';

export const filesSchema = z.array(
  z.strictObject({ sha256: sha256Schema, name: z.string().refine(isFileName) }),
);
export type HandedFile = z.infer<typeof filesSchema>[number];

export type HandoffRow = Readonly<{
  id: string;
  postId: string;
  blogId: string;
  files: readonly HandedFile[];
  remoteId: string | undefined;
  readAt: number | undefined;
}>;

type Row = {
  id: string;
  post_id: string;
  blog_id: string;
  pictures: string;
  remote_id: string | null;
  read_at: number | null;
};

const toHandoff = (row: Row): HandoffRow => ({
  id: row.id,
  postId: row.post_id,
  blogId: row.blog_id,
  files: filesSchema.parse(JSON.parse(row.pictures)),
  remoteId: row.remote_id ?? undefined,
  readAt: row.read_at ?? undefined,
});

const select = sql`SELECT id, post_id, blog_id, pictures, remote_id, read_at FROM picture_handoffs`;

export function findHandoff(db: ReadableDb, postId: string, blogId: string): HandoffRow | undefined {
  const row = get<Row>(
    db,
    sql`${select} WHERE post_id = ${postId} AND blog_id = ${blogId} AND ended_at IS NULL`,
  );
  return row === undefined ? undefined : toHandoff(row);
}

/** Throws pictures.handoff-ended. */
export function getHandoff(db: ReadableDb, id: string): HandoffRow {
  const row = get<Row>(db, sql`${select} WHERE id = ${id} AND ended_at IS NULL`);
  if (row === undefined) throw new AppError('pictures.handoff-ended');
  return toHandoff(row);
}

export function addHandoff(
  db: WritableDb,
  { id, postId, blogId, files }: Omit<HandoffRow, 'remoteId' | 'readAt'>,
  now: number,
): void {
  run(
    db,
    sql`
    INSERT INTO picture_handoffs (id, post_id, blog_id, pictures, created_at)
    VALUES (${id}, ${postId}, ${blogId}, ${JSON.stringify(files)}, ${now})`,
  );
}

export function noteDraft(db: WritableDb, id: string, remoteId: string): void {
  run(db, sql`UPDATE picture_handoffs SET remote_id = ${remoteId} WHERE id = ${id}`);
}

export function noteRead(db: WritableDb, id: string, now: number): void {
  run(db, sql`UPDATE picture_handoffs SET read_at = ${now} WHERE id = ${id}`);
}

export function endHandoff(db: WritableDb, id: string, now: number): void {
  run(db, sql`UPDATE picture_handoffs SET ended_at = ${now} WHERE id = ${id} AND ended_at IS NULL`);
}
