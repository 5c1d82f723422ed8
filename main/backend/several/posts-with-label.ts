/** Finds the posts with a label, here and online. Reads the library in windows, so that other work continues. */
import type { BackendOutput } from '#contract/backend.ts';
import { inParts, letOthersRun } from '../core/slices.ts';
import { IS_READ_ONLY, IS_SENT_TO } from '../library/publications/authorship.ts';
import { all, column, numberOf, type Query, type ReadableDb, sql } from '../core/sql.ts';

const FEW = 2_000;

async function* windowsOf(
  db: ReadableDb,
  last: Query,
  signal: AbortSignal,
): AsyncGenerator<Readonly<{ after: number; to: number }>> {
  const end = numberOf(db, last);
  for (let after = 0; after < end; after += FEW) {
    await letOthersRun();
    signal.throwIfAborted();
    yield { after, to: after + FEW };
  }
}

const LAST_POST = sql`SELECT max(rowid) FROM posts`;
const LAST_PUBLICATION = sql`SELECT max(rowid) FROM publications`;

const inJson = (values: readonly string[]): Query =>
  sql`(SELECT value FROM json_each(${JSON.stringify(values)}))`;

/** Condition on publications p: readers see one of these labels there. */
const shows = (labels: readonly string[]): Query => sql`
  p.remote_status = 'live' AND p.ended_at IS NULL AND p.base_labels IS NOT NULL
  AND EXISTS (SELECT 1 FROM json_each(p.base_labels) WHERE value IN ${inJson(labels)})`;

/**
 * Ids of the posts that have one of these labels, including the bin; with `online`, also those that have it only on a
 * blog.
 */
export async function findPostsWithLabels(
  db: ReadableDb,
  labels: readonly string[],
  { online }: Readonly<{ online: boolean }>,
  signal: AbortSignal,
): Promise<string[]> {
  const ids = new Set<string>();
  for await (const { after, to } of windowsOf(db, LAST_POST, signal))
    for (const id of column<string>(
      db,
      sql`
      SELECT id FROM posts WHERE rowid > ${after} AND rowid <= ${to}
        AND EXISTS (SELECT 1 FROM post_labels WHERE post_rowid = posts.rowid AND label IN ${inJson(labels)})
      ORDER BY rowid`,
    ))
      ids.add(id);
  if (!online) return [...ids];
  for await (const { after, to } of windowsOf(db, LAST_PUBLICATION, signal))
    for (const id of column<string>(
      db,
      sql`
      SELECT p.post_id FROM publications AS p
      WHERE p.rowid > ${after} AND p.rowid <= ${to} AND ${shows(labels)} ORDER BY p.rowid`,
    ))
      ids.add(id);
  return [...ids];
}

/** Counts the changes that renaming or merging these labels would make. */
export async function countLabelChanges(
  db: ReadableDb,
  labels: readonly string[],
  signal: AbortSignal,
): Promise<BackendOutput<'several.preview-relabel'>> {
  const posts = (await findPostsWithLabels(db, labels, { online: false }, signal)).length;
  let writable = 0;
  let unwritable = 0;
  for await (const { after, to } of windowsOf(db, LAST_PUBLICATION, signal))
    for (const row of all<{ writable: number }>(
      db,
      sql`
      SELECT ${IS_SENT_TO} AND NOT coalesce(${IS_READ_ONLY}, 0) AND p.remote_content IS NULL
        AND p.sent_hash IS NOT NULL AS writable
      FROM publications AS p JOIN blogs ON blogs.id = p.blog_id LEFT JOIN accounts ON accounts.id = blogs.account_id
      WHERE p.rowid > ${after} AND p.rowid <= ${to} AND ${shows(labels)}`,
    )) {
      if (row.writable === 1) writable += 1;
      else unwritable += 1;
    }
  return { posts, writable, kept: unwritable };
}

export async function labelsOf(
  db: ReadableDb,
  ids: readonly string[],
  signal: AbortSignal,
): Promise<BackendOutput<'several.labels'>> {
  const counts = new Map<string, number>();
  for await (const few of inParts(ids, FEW, signal))
    for (const { label, count } of all<{ label: string; count: number }>(
      db,
      sql`
      SELECT post_labels.label, count(*) AS count FROM post_labels JOIN posts ON posts.rowid = post_labels.post_rowid
      WHERE posts.id IN ${inJson(few)} GROUP BY post_labels.label`,
    ))
      counts.set(label, (counts.get(label) ?? 0) + count);
  const items = [...counts]
    .map(([label, count]) => ({ label, count }))
    .toSorted((one, other) => other.count - one.count || (one.label < other.label ? -1 : 1));
  return { items: items.slice(0, MOST_LABELS) };
}

/** Maximum labels returned. */
const MOST_LABELS = 200;
