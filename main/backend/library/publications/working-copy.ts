/** The current text of a post. */
import { AppError } from '#contract/failure.ts';
import type { ReadableDb } from '../../core/sql.ts';
import { get, sql } from '../../core/sql.ts';

export type Working = Readonly<{
  rowid: number;
  document: string;
  documentVersion: number;
  documentHash: string;
  saveNumber: number;
  binned: boolean;
}>;

export function workingCopy(db: ReadableDb, postId: string): Working {
  const row = get<{
    rowid: number;
    document: string;
    document_version: number;
    document_hash: string;
    save_number: number;
    binned_at: number | null;
  }>(
    db,
    sql`
    SELECT rowid, document, document_version, document_hash, save_number, binned_at FROM posts WHERE id = ${postId}`,
  );
  if (row === undefined) throw new AppError('post.not-found', { id: postId });
  return {
    rowid: row.rowid,
    document: row.document,
    documentVersion: row.document_version,
    documentHash: row.document_hash,
    saveNumber: row.save_number,
    binned: row.binned_at !== null,
  };
}
