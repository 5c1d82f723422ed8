/** The people whose approval or answers are awaited: since when, by when, reminded when, and their returns. */
import type { Awaited, AwaitedInPost } from '#contract/posts.ts';
import { foldKey } from '#interview/fold-key.ts';
import { IS_DRAFT } from './approvals.ts';
import { all, type Query, type ReadableDb, run, sql, type WritableDb } from '../../core/sql.ts';

type AwaitedRow = {
  post_rowid: number;
  id: string;
  title: string;
  language: string;
  name_key: string;
  name: string;
  asked_at: number;
  purpose: Awaited['purpose'];
  sent_revision: string | null;
  wanted_at: number | null;
  reminded_at: number | null;
};

/** The awaited people of a post, in the order in which they were asked. */
export const awaitedOf = (db: ReadableDb, postId: string): Awaited[] =>
  read(db, sql`posts.id = ${postId}`, sql`a.asked_at, a.name_key`).map(({ person }) => person);

/** The awaited people of all drafts: overdue ones first, then those asked first. */
export const allAwaited = (db: ReadableDb, now: number): AwaitedInPost[] =>
  read(db, IS_DRAFT, sql`coalesce(a.wanted_at < ${now}, 0) DESC, a.asked_at, a.name_key`).map(
    ({ row: { id, title, language }, person }) => ({ ...person, postId: id, title, language }),
  );

function read(db: ReadableDb, condition: Query, order: Query): { row: AwaitedRow; person: Awaited }[] {
  const rows = all<AwaitedRow>(
    db,
    sql`
    SELECT a.post_rowid, posts.id, title, language, name_key, name, purpose, asked_at, sent_revision, wanted_at, reminded_at
    FROM awaited_approvals AS a JOIN posts ON posts.rowid = a.post_rowid
    WHERE ${condition} ORDER BY ${order} LIMIT 500`,
  );
  const returns = returnsOf(db, [...new Set(rows.map((row) => row.post_rowid))]);
  return rows.map((row) => {
    const sentBack = returns.get(keyOf(row.post_rowid, row.name_key));
    return {
      row,
      person: {
        name: row.name,
        purpose: row.purpose,
        askedAt: row.asked_at,
        wasSent: row.sent_revision !== null,
        ...(row.wanted_at === null ? {} : { wantedAt: row.wanted_at }),
        ...(row.reminded_at === null ? {} : { remindedAt: row.reminded_at }),
        returns: sentBack?.count ?? 0,
        ...(sentBack === undefined ? {} : { returnedAt: sentBack.lastAt }),
      },
    };
  });
}

const keyOf = (postRowid: number, nameKey: string): string => `${postRowid} ${nameKey}`;

/** The number and last date of the returns of each person about these posts. */
function returnsOf(
  db: ReadableDb,
  postRowids: readonly number[],
): ReadonlyMap<string, Readonly<{ count: number; lastAt: number }>> {
  const rows = all<{ post_rowid: number; name: string; count: number; last_at: number }>(
    db,
    sql`
    SELECT post_rowid, name, count(*) AS count, max(taken_at) AS last_at FROM returns
    WHERE post_rowid IN (SELECT value FROM json_each(${JSON.stringify(postRowids)})) GROUP BY post_rowid, name`,
  );
  const returns = new Map<string, { count: number; lastAt: number }>();
  for (const { post_rowid, name, count, last_at } of rows) {
    // The same person may be spelled with and without accents.
    const key = keyOf(post_rowid, foldKey(name));
    const before = returns.get(key);
    returns.set(key, {
      count: count + (before?.count ?? 0),
      lastAt: Math.max(last_at, before?.lastAt ?? last_at),
    });
  }
  return returns;
}

/** Records a reminder. Nothing changes if the person is no longer awaited. */
export function markReminded(
  db: WritableDb,
  { postId, name }: Readonly<{ postId: string; name: string }>,
  now: number,
): void {
  run(
    db,
    sql`
    UPDATE awaited_approvals SET reminded_at = ${now}
    WHERE post_rowid = (SELECT rowid FROM posts WHERE id = ${postId}) AND name_key = ${foldKey(name)}`,
  );
}
