/** The position in each list of a blog, and the ids noted by a sweep. */
import type { ReadableDb, WritableDb } from '../../core/sql.ts';
import { all, column, get, numberOf, run, sql } from '../../core/sql.ts';
import type { RemoteStatus } from '../../library/publications/remote.ts';

/** The lists in reading order: public posts first. */
export const LISTS = ['live', 'scheduled', 'draft', 'binned'] as const satisfies readonly RemoteStatus[];
export type List = (typeof LISTS)[number];
/** Pages have one list for every status. */
type Walked = List | 'pages';

export type WalkRow = Readonly<{
  /** The newest change in the library, ms; undefined before the first complete walk. */
  highWater: number | undefined;
  /** The newest change in the current walk. */
  reached: number | undefined;
  pageToken: string | undefined;
  step: 'waiting' | 'under-way' | 'done' | 'refused';
}>;

export function getWalk(db: ReadableDb, blogId: string, status: Walked): WalkRow {
  const row = get<{
    high_water: number | null;
    reached: number | null;
    page_token: string | null;
    step: WalkRow['step'];
  }>(
    db,
    sql`
    SELECT high_water, reached, page_token, step FROM blog_sync_walks WHERE blog_id = ${blogId} AND status = ${status}`,
  );
  return {
    highWater: row?.high_water ?? undefined,
    reached: row?.reached ?? undefined,
    pageToken: row?.page_token ?? undefined,
    step: row?.step ?? 'waiting',
  };
}

export function setWalk(db: WritableDb, blogId: string, status: Walked, walk: WalkRow): void {
  run(
    db,
    sql`
    INSERT INTO blog_sync_walks (blog_id, status, high_water, reached, page_token, step)
    VALUES (${blogId}, ${status}, ${walk.highWater ?? null}, ${walk.reached ?? null}, ${walk.pageToken ?? null}, ${walk.step})
    ON CONFLICT DO UPDATE SET high_water = excluded.high_water, reached = excluded.reached, page_token = excluded.page_token,
      step = excluded.step`,
  );
}

/** Makes the next walks read every post of the blog, with its body. */
export function forgetWalks(db: WritableDb, blogId: string): void {
  run(db, sql`DELETE FROM blog_sync_walks WHERE blog_id = ${blogId}`);
}

export function isWhole(db: ReadableDb, blogId: string): boolean {
  return LISTS.every((status) => {
    const { highWater, step } = getWalk(db, blogId, status);
    return highWater !== undefined || step === 'refused' || step === 'done';
  });
}

/** Deletes the noted ids of one list, or of all. */
export function forgetIds(db: WritableDb, blogId: string, status?: List): void {
  run(
    db,
    sql`DELETE FROM blog_sync_ids WHERE blog_id = ${blogId} AND status = coalesce(${status ?? null}, status)`,
  );
}

export function noteIds(
  db: WritableDb,
  blogId: string,
  posts: readonly Readonly<{ id: string; status: RemoteStatus }>[],
): void {
  const idsJson = JSON.stringify(posts.map(({ id, status }) => [id, status]));
  run(
    db,
    sql`
    INSERT INTO blog_sync_ids (blog_id, remote_id, status)
    SELECT ${blogId}, value ->> 0, value ->> 1 FROM json_each(${idsJson}) WHERE true
    ON CONFLICT DO UPDATE SET status = excluded.status`,
  );
}

/** Number of ids noted in this list, and in no later one. */
export const countIds = (db: ReadableDb, blogId: string, status: List): number =>
  numberOf(db, sql`SELECT count(*) FROM blog_sync_ids WHERE blog_id = ${blogId} AND status = ${status}`);

/** Posts to be read one by one: gone from the lists, in another list, or scheduled and due. */
export function idsToAsk(db: ReadableDb, blogId: string, swept: boolean, now: number): string[] {
  const due = sql`
    SELECT remote_id FROM publications WHERE blog_id = ${blogId} AND remote_id IS NOT NULL AND ended_at IS NULL
      AND remote_status = 'scheduled' AND published_at <= ${now} AND page = 0`;
  if (!swept) return column<string>(db, due);
  return column<string>(
    db,
    sql`
    ${due}
    UNION SELECT p.remote_id FROM publications AS p
      LEFT JOIN blog_sync_ids AS met ON met.blog_id = p.blog_id AND met.remote_id = p.remote_id
      WHERE p.blog_id = ${blogId} AND p.remote_id IS NOT NULL AND p.ended_at IS NULL
        AND coalesce(p.remote_status, '') <> coalesce(met.status, 'gone')
        -- pages have a list of their own (walk-pages.ts)
        AND p.page = 0
    UNION SELECT met.remote_id FROM blog_sync_ids AS met WHERE met.blog_id = ${blogId}
      AND NOT EXISTS (SELECT 1 FROM publications AS p WHERE p.blog_id = met.blog_id AND p.remote_id = met.remote_id)
      AND NOT EXISTS (SELECT 1 FROM blog_sync_marks AS m WHERE m.blog_id = met.blog_id AND m.remote_id = met.remote_id)`,
  );
}

/** Number of these ids that are unknown here. */
export function countUnknown(db: ReadableDb, blogId: string, remoteIds: readonly string[]): number {
  return (
    get<{ n: number }>(
      db,
      sql`
      SELECT count(*) AS n FROM json_each(${JSON.stringify(remoteIds)}) AS asked
      WHERE NOT EXISTS (SELECT 1 FROM publications AS p WHERE p.blog_id = ${blogId} AND p.remote_id = asked.value)`,
    )?.n ?? 0
  );
}

export type MarkRow = Readonly<{ publicationId: string; remoteId: string; postId: string }>;

export function noteMark(db: WritableDb, blogId: string, mark: MarkRow): void {
  run(
    db,
    sql`
    INSERT INTO blog_sync_marks (blog_id, publication_id, remote_id, post_id)
    VALUES (${blogId}, ${mark.publicationId}, ${mark.remoteId}, ${mark.postId}) ON CONFLICT DO NOTHING`,
  );
}

export function listMarks(db: ReadableDb, blogId: string): MarkRow[] {
  return all<{ publication_id: string; remote_id: string; post_id: string }>(
    db,
    sql`
    SELECT publication_id, remote_id, post_id FROM blog_sync_marks WHERE blog_id = ${blogId} ORDER BY publication_id, remote_id`,
  ).map((row) => ({ publicationId: row.publication_id, remoteId: row.remote_id, postId: row.post_id }));
}

export function forgetMark(db: WritableDb, blogId: string, publicationId: string): void {
  run(db, sql`DELETE FROM blog_sync_marks WHERE blog_id = ${blogId} AND publication_id = ${publicationId}`);
}
