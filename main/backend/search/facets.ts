/** What is known of every post, held in memory: filters and facets are counted here, not in SQL (SEARCH.md section 0). */
import type { Kind } from '../../../interview/document.ts';
import type { SearchResult } from '../../../preload/contract/archive.ts';
import type { Status } from '../../../preload/contract/shapes.ts';
import { all, sql, type ReadableDb } from '../library/sql.ts';
import { foldText, type ArchiveQuery } from './query.ts';

export type PostFacts = Readonly<{
  rowid: number;
  id: string;
  title: string;
  kind: Kind;
  status: Status;
  updatedAt: number;
  publishedAt: number | undefined;
  /** Of its publication, else of its making; in the author's time zone. */
  year: string;
  labels: readonly string[];
  foldedLabels: readonly string[];
  /** The names of those who answer in it. */
  voices: readonly string[];
}>;

type Held = { stamp: string; facts: ReadonlyMap<number, PostFacts> };
const held = new WeakMap<ReadableDb, Held>();

/** The facts of all posts, by rowid. Read again only when something was written, by this connection or another. */
export function factsOf(db: ReadableDb): ReadonlyMap<number, PostFacts> {
  const own = all<{ changes: number }>(db, sql`SELECT total_changes() AS changes`)[0]?.changes ?? 0;
  const stamp = `${own}.${String(db.pragma('data_version', { simple: true }))}`;
  const known = held.get(db);
  // Inside a transaction of our own, a roll-back would leave facts that were never committed.
  if (known?.stamp === stamp && !db.inTransaction) return known.facts;
  const facts = readFacts(db);
  if (db.inTransaction) held.delete(db);
  else held.set(db, { stamp, facts });
  return facts;
}

type Row = {
  rowid: number;
  id: string;
  title: string;
  kind: Kind;
  status: Status;
  created_at: number;
  updated_at: number;
  published_at: number | null;
};

function readFacts(db: ReadableDb): Map<number, PostFacts> {
  const labels = grouped(
    all<{ post: number; value: string }>(
      db,
      sql`SELECT post_rowid AS post, label AS value FROM post_labels ORDER BY post_rowid, position`,
    ),
  );
  const voices = grouped(
    all<{ post: number; value: string }>(
      db,
      sql`
      SELECT DISTINCT post_rowid AS post, json_extract(value, '$[1]') AS value
      FROM search_rows_of, json_each(search_rows_of.people) WHERE people <> '[]'`,
    ),
  );
  const rows = all<Row>(
    db,
    sql`SELECT rowid, id, title, kind, status, created_at, updated_at, published_at FROM posts`,
  );
  const folded = new Map<string, string>();
  const fold = (label: string): string => {
    const known = folded.get(label) ?? foldText(label);
    folded.set(label, known);
    return known;
  };
  return new Map(
    rows.map((row): [number, PostFacts] => {
      const own = labels.get(row.rowid) ?? [];
      return [
        row.rowid,
        {
          rowid: row.rowid,
          id: row.id,
          title: row.title,
          kind: row.kind,
          status: row.status,
          updatedAt: row.updated_at,
          publishedAt: row.published_at ?? undefined,
          year: String(new Date(row.published_at ?? row.created_at).getFullYear()),
          labels: own,
          foldedLabels: own.map(fold),
          voices: voices.get(row.rowid) ?? [],
        },
      ];
    }),
  );
}

function grouped(rows: readonly { post: number; value: string }[]): Map<number, string[]> {
  const groups = new Map<number, string[]>();
  for (const { post, value } of rows) {
    const group = groups.get(post);
    if (group === undefined) groups.set(post, [value]);
    else group.push(value);
  }
  return groups;
}

/** Whether a post passes the filters of a query. The bin is searched only by name. */
export function passes(post: PostFacts, query: ArchiveQuery): boolean {
  if (query.statuses.length === 0 ? post.status === 'binned' : !query.statuses.includes(post.status))
    return false;
  if (query.kinds.length > 0 && !query.kinds.includes(post.kind)) return false;
  const year = Number(post.year);
  if (query.years.length > 0 && !query.years.some(([first, last]) => year >= first && year <= last))
    return false;
  return query.labels.every((labels) => labels.some((label) => post.foldedLabels.includes(label)));
}

/** The contract's bounds. */
const MOST_VALUES = 200;
const LONGEST_VALUE = 300;

/** Counts of posts by label, year, person who answers, and status; the most frequent first, years from the last. */
export function countFacets(posts: readonly PostFacts[]): SearchResult['facets'] {
  const labels = new Map<string, number>();
  const years = new Map<string, number>();
  const participants = new Map<string, number>();
  const statuses = new Map<string, number>();
  const add = (counts: Map<string, number>, value: string): void =>
    void counts.set(value, (counts.get(value) ?? 0) + 1);
  for (const post of posts) {
    for (const label of post.labels) add(labels, label);
    for (const name of post.voices) add(participants, name);
    add(years, post.year);
    add(statuses, post.status);
  }
  return {
    labels: byCount(labels),
    years: byCount(years, true),
    participants: byCount(participants),
    statuses: byCount(statuses),
    blogs: [],
  };
}

function byCount(counts: ReadonlyMap<string, number>, byValue = false): { value: string; count: number }[] {
  return [...counts]
    .map(([value, count]) => ({ value: value.slice(0, LONGEST_VALUE), count }))
    .toSorted((a, b) =>
      byValue ? Number(b.value) - Number(a.value) : b.count - a.count || (a.value < b.value ? -1 : 1),
    )
    .slice(0, MOST_VALUES);
}
