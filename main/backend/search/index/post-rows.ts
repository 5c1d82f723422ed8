/** Columns of posts that search needs, without their documents. */
import type { ShownStatus } from '#contract/shapes.ts';
import type { Kind } from '#interview/document.ts';
import { SHOWN_STATUS } from '../../library/posts/post-lists.ts';
import { all, list, type Query, type ReadableDb, sql, tuples } from '../../core/sql.ts';

/** The header of a result, read for the few displayed posts. */
type PostHeader = Readonly<{
  id: string;
  title: string;
  kind: Kind;
  status: ShownStatus;
  updatedAt: number;
  publishedAt: number | undefined;
}>;

type HeaderRow = Pick<Row, 'rowid' | 'kind' | 'status' | 'updated_at' | 'published_at'> &
  Readonly<{ id: string; title: string }>;

export function readPostHeaders(db: ReadableDb, rowids: readonly number[]): Map<number, PostHeader> {
  const rows = all<HeaderRow>(
    db,
    sql`SELECT rowid, id, title, kind, ${SHOWN_STATUS} AS status, updated_at, published_at FROM posts WHERE rowid IN (${list(rowids)})`,
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

export type PostRow = Readonly<{
  rowid: number;
  status: ShownStatus;
  kind: Kind;
  createdAt: number;
  updatedAt: number;
  publishedAt: number | null;
  labels: readonly string[];
  voices: readonly string[];
  blogs: readonly string[];
  people: readonly string[];
}>;

type Row = {
  rowid: number;
  status: ShownStatus;
  kind: Kind;
  created_at: number;
  updated_at: number;
  published_at: number | null;
};

/** Existing posts among these, or the next ones after a rowid; in the order of their rowids. */
export function readPosts(
  db: ReadableDb,
  selection: readonly number[] | Readonly<{ after: number; most: number }>,
): PostRow[] {
  // This index has all columns; the table would require reading the documents, which come before the dates in a row.
  const columns = sql`SELECT rowid, status, kind, created_at, updated_at, published_at FROM posts INDEXED BY posts_facts`;
  const rows =
    'after' in selection
      ? all<Row>(
          db,
          sql`${columns} WHERE rowid > ${Math.max(selection.after, Number.MIN_SAFE_INTEGER)} ORDER BY rowid LIMIT ${selection.most}`,
        )
      : all<Row>(
          db,
          sql`${columns} WHERE rowid IN (SELECT value FROM json_each(${JSON.stringify(selection)})) ORDER BY rowid`,
        );
  const [first, last] = [rows[0], rows.at(-1)];
  if (first === undefined || last === undefined) return [];
  const these = 'after' in selection ? between(first.rowid, last.rowid) : oneOf(selection);
  const labels = grouped(
    db,
    sql`SELECT post_rowid AS post, label AS value FROM post_labels WHERE post_rowid ${these} ORDER BY post_rowid, position`,
  );
  const voices = grouped(
    db,
    sql`SELECT post_rowid AS post, people AS value FROM search_rows_of WHERE post_rowid ${these} AND people <> '[]' ORDER BY rowid`,
  );
  const blogs = grouped(
    db,
    sql`
    SELECT posts.rowid AS post, blog_id AS value FROM publications JOIN posts ON posts.id = post_id
    WHERE posts.rowid ${these} AND ended_at IS NULL`,
  );
  const people = grouped(
    db,
    sql`SELECT post_rowid AS post, participant_id AS value FROM post_participants WHERE post_rowid ${these} ORDER BY post_rowid, position`,
  );
  const drafts = rows.filter(({ status }) => status === 'draft').map(({ rowid }) => rowid);
  const shownStatuses = new Map(
    tuples<[number, ShownStatus]>(
      db,
      sql`SELECT rowid, ${SHOWN_STATUS} FROM posts WHERE rowid ${oneOf(drafts)}`,
    ),
  );
  return rows.map((row) => ({
    rowid: row.rowid,
    status: shownStatuses.get(row.rowid) ?? row.status,
    kind: row.kind,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    publishedAt: row.published_at,
    labels: labels.get(row.rowid) ?? [],
    voices: [...new Set((voices.get(row.rowid) ?? []).flatMap(namesOf))],
    blogs: [...new Set(blogs.get(row.rowid) ?? [])],
    people: people.get(row.rowid) ?? [],
  }));
}

export const blogNames = (db: ReadableDb): Map<string, string> =>
  new Map(
    all<{ id: string; name: string }>(db, sql`SELECT id, name FROM blogs`).map(({ id, name }) => [id, name]),
  );

const between = (first: number, last: number): Query => sql`BETWEEN ${first} AND ${last}`;
const oneOf = (rowids: readonly number[]): Query =>
  sql`IN (SELECT value FROM json_each(${JSON.stringify(rowids)}))`;

/** The names in a row's `people`: [[id, name], …]. */
const namesOf = (people: string): string[] =>
  (JSON.parse(people) as [id: string, name: string][]).map(([, name]) => name);

function grouped(db: ReadableDb, query: Query): Map<number, string[]> {
  const groups = new Map<number, string[]>();
  for (const { post, value } of all<{ post: number; value: string }>(db, query)) {
    const group = groups.get(post);
    if (group === undefined) groups.set(post, [value]);
    else group.push(value);
  }
  return groups;
}
