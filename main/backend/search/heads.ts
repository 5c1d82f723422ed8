/** What a result says of its post before its passages: read for the few that are shown. */
import type { Kind } from '#interview/document.ts';
import type { Status } from '#contract/shapes.ts';
import { all, list, sql, type ReadableDb } from '../library/sql.ts';

export type Head = Readonly<{
  id: string;
  title: string;
  kind: Kind;
  status: Status;
  updatedAt: number;
  publishedAt: number | undefined;
}>;

type Row = {
  rowid: number;
  id: string;
  title: string;
  kind: Kind;
  status: Status;
  updated_at: number;
  published_at: number | null;
};

/** By rowid; a post that is gone is left out. */
export function headsOf(db: ReadableDb, rowids: readonly number[]): Map<number, Head> {
  const rows = all<Row>(
    db,
    sql`SELECT rowid, id, title, kind, status, updated_at, published_at FROM posts WHERE rowid IN (${list(rowids)})`,
  );
  return new Map(
    rows.map((row) => [
      row.rowid,
      {
        id: row.id,
        title: row.title,
        kind: row.kind,
        status: row.status,
        updatedAt: row.updated_at,
        publishedAt: row.published_at ?? undefined,
      },
    ]),
  );
}
