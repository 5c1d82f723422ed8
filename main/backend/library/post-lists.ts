/** Lists of posts: the sidebar's, page after page, and how many there are. */
import type { ListName } from '../../../preload/contract/posts.ts';
import type { PostSummary, Status } from '../../../preload/contract/shapes.ts';
import { AppError } from '../../../preload/contract/failure.ts';
import { isTried } from '../publishing/shown-publications.ts';
import { IS_BEING_READ } from './sent-texts.ts';
import type { Query, ReadableDb } from './sql.ts';
import { all, get, list, sql } from './sql.ts';

/** Which statuses a list shows. « Brouillons » keeps a post until it is online; « En ligne » holds what readers see. */
const STATUSES_OF: Readonly<Record<Exclude<ListName, 'all' | 'reading'>, readonly Status[]>> = {
  drafts: ['draft', 'queued'],
  changed: ['changed'],
  scheduled: ['scheduled'],
  published: ['published', 'changed'],
  bin: ['binned'],
};

type SummaryRow = {
  rowid: number;
  id: string;
  kind: PostSummary['kind'];
  title: string;
  status: Status;
  labels: string;
  questions: number;
  answers: number;
  words: number;
  created_at: number;
  updated_at: number;
  published_at: number | null;
  binned_at: number | null;
};

function toSummary(db: ReadableDb, row: SummaryRow): PostSummary {
  return {
    id: row.id,
    kind: row.kind,
    title: row.title,
    status: row.status,
    labels: JSON.parse(row.labels) as string[],
    questions: row.questions,
    answers: row.answers,
    words: row.words,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    ...(row.published_at === null ? {} : { publishedAt: row.published_at }),
    ...(row.binned_at === null ? {} : { binnedAt: row.binned_at }),
    tried: isTried(db, row.id),
  };
}

export type ListInput = Readonly<{
  list: ListName;
  participant?: string | undefined;
  after?: string | undefined;
  limit: number;
}>;
export type PostPage = { items: PostSummary[]; total: number; after?: string };

/**
 * One page of a list, the newest change first. `after` is the cursor a page gave, and names a place in the order, not
 * a number of rows: posts that change between two pages are neither repeated nor make another one be skipped.
 */
export function listPosts(db: ReadableDb, { list: name, participant, after, limit }: ListInput): PostPage {
  const listed =
    participant === undefined
      ? sql`FROM posts WHERE ${isIn(name, NOT_BINNED)}`
      : // The index holds status and order: without it, the whole document of each of their posts would be gone through.
        sql`
        FROM posts INDEXED BY posts_facts WHERE ${isIn(name, sql`status <> 'binned'`)}
        AND rowid IN (SELECT post_rowid FROM post_participants WHERE participant_id = ${participant})`;
  const cursor = after === undefined ? undefined : readCursor(after);
  const page = all<{ rowid: number }>(
    db,
    sql`
    SELECT rowid ${listed} ${cursor === undefined ? sql`` : sql`AND (updated_at, rowid) < (${cursor.updatedAt}, ${cursor.rowid})`}
    ORDER BY updated_at DESC, rowid DESC LIMIT ${limit + 1}`,
  ).map(({ rowid }) => rowid);
  const rows = all<SummaryRow>(
    db,
    sql`
    SELECT rowid, id, kind, title, status, questions, answers, words, created_at, updated_at, published_at, binned_at,
      (SELECT json_group_array(label ORDER BY position) FROM post_labels WHERE post_rowid = posts.rowid) AS labels
    FROM posts WHERE rowid IN (${list(page.slice(0, limit))}) ORDER BY updated_at DESC, rowid DESC`,
  );
  const total = get<{ total: number }>(db, sql`SELECT count(*) AS total ${listed}`)?.total ?? 0;
  const last = rows.at(-1);
  return {
    items: rows.map((row) => toSummary(db, row)),
    total,
    ...(page.length > limit && last !== undefined ? { after: `${last.updated_at}.${last.rowid}` } : {}),
  };
}

/** As posts_by_change says it. A post in the bin has no other status, and only there. */
const NOT_BINNED = sql`binned_at IS NULL`;
const hasStatus = (statuses: readonly Status[]): Query => sql`status IN (${list(statuses)})`;

/** @param notBinned of two ways to say it, the one that the index at hand holds */
function isIn(name: ListName, notBinned: Query): Query {
  if (name === 'all') return notBinned;
  return name === 'reading' ? IS_BEING_READ : hasStatus(STATUSES_OF[name]);
}

/** The ids of a whole list, in the order in which they were begun. */
export const idsOfList = (db: ReadableDb, name: ListName): string[] =>
  all<{ id: string }>(
    db,
    sql`SELECT id FROM posts WHERE ${isIn(name, NOT_BINNED)} ORDER BY created_at, rowid`,
  ).map(({ id }) => id);

/** Throws request.invalid: a cursor is only ever one that a page gave. */
function readCursor(after: string): { updatedAt: number; rowid: number } {
  const [, updatedAt, rowid] = /^(\d{1,16})\.(\d{1,16})$/.exec(after) ?? [];
  if (updatedAt === undefined || rowid === undefined)
    throw new AppError('request.invalid', { field: 'after' });
  return { updatedAt: Number(updatedAt), rowid: Number(rowid) };
}

export type PostCounts = Readonly<Record<ListName, number>>;

export function countPosts(db: ReadableDb): PostCounts {
  const rows = all<{ status: Status; count: number }>(
    db,
    sql`SELECT status, count(*) AS count FROM posts GROUP BY status`,
  );
  const of = (statuses: readonly Status[]): number =>
    rows.reduce((sum, row) => sum + (statuses.includes(row.status) ? row.count : 0), 0);
  return {
    all: rows.reduce((sum, row) => sum + (row.status === 'binned' ? 0 : row.count), 0),
    drafts: of(STATUSES_OF.drafts),
    reading:
      get<{ total: number }>(db, sql`SELECT count(*) AS total FROM posts WHERE ${IS_BEING_READ}`)?.total ?? 0,
    changed: of(STATUSES_OF.changed),
    scheduled: of(STATUSES_OF.scheduled),
    published: of(STATUSES_OF.published),
    bin: of(STATUSES_OF.bin),
  };
}
