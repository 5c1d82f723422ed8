/** Lists of posts: pages of the sidebar's lists, their counts, and labels in use. */
import { AppError } from '#contract/failure.ts';
import type { ListName, ListSort } from '#contract/posts.ts';
import { type PostSummary, SHOWN_STATUSES, type ShownStatus, type Status } from '#contract/shapes.ts';
import { foldKey } from '#interview/fold-key.ts';
import { NUMBER_LENGTH } from '../store/migrations/1000-first/titles.ts';
import { IS_ALTERED, IS_PENDING, IS_TRIED } from '../publications/shown-publications.ts';
import { IS_FOR_APPROVAL } from './approvals.ts';
import { all, column, get, list, type Query, type ReadableDb, sql } from '../../core/sql.ts';

/**
 * Prefixes of `title_key` (migrations/1000-first/titles.ts) that find the titles beginning with `text`; none for blank
 * text. A number at the end of `text` may continue, « épisode 1 » in « Épisode 12 », so there is one prefix per
 * possible length.
 */
export function keyBeginnings(text: string): readonly string[] {
  const folded = foldKey(text);
  if (folded === '') return [];
  const [, before = '', last = ''] = /^(.*?)(\d*)$/su.exec(folded) ?? [];
  const start = before.replace(/\d+/gu, (number) => number.padStart(NUMBER_LENGTH, '0'));
  const missing = last === '' ? 0 : Math.max(0, NUMBER_LENGTH - last.length);
  return Array.from({ length: missing + 1 }, (_, zeros) => start + '0'.repeat(zeros) + last);
}

type LabelInUse = Readonly<{
  label: string;
  count: number;
  variants: Readonly<{ label: string; count: number }>[];
}>;

const MOST = 5_000;
const MOST_VARIANTS = 20;

/** Most frequent first. « Design » and « design », two labels on Blogger, are one entry here. */
export function listLabels(db: ReadableDb): LabelInUse[] {
  const rows = all<{ label: string; count: number }>(
    db,
    sql`
    SELECT post_labels.label, count(*) AS count FROM post_labels JOIN posts ON posts.rowid = post_labels.post_rowid
    WHERE posts.binned_at IS NULL GROUP BY post_labels.label ORDER BY count DESC, post_labels.label`,
  );
  const byKey = new Map<string, LabelInUse>();
  for (const { label, count } of rows) {
    const existingLabel = byKey.get(foldKey(label));
    if (existingLabel === undefined) byKey.set(foldKey(label), { label, count, variants: [] });
    else if (existingLabel.variants.length < MOST_VARIANTS) existingLabel.variants.push({ label, count });
  }
  return [...byKey.values()].slice(0, MOST);
}

/**
 * The statuses of a list. « Brouillons » has posts whose approval is not requested (`reading`) and that are not online;
 * « En ligne » has posts that readers see.
 */
const STATUSES_OF: Readonly<Record<Exclude<ListName, 'all'>, readonly Status[]>> = {
  drafts: ['draft', 'queued'],
  reading: ['draft', 'queued'],
  changed: ['changed'],
  scheduled: ['scheduled'],
  published: ['published', 'changed'],
  bin: ['binned'],
};

/** The shown status of a post, defined only here for lists, search and counts. */
export const SHOWN_STATUS: Query = sql`CASE WHEN posts.status <> 'draft' THEN posts.status
  WHEN ${IS_FOR_APPROVAL} THEN 'for-approval' WHEN ${IS_PENDING} THEN 'pending' ELSE 'draft' END`;

type SummaryRow = {
  rowid: number;
  id: string;
  kind: PostSummary['kind'];
  title: string;
  status: ShownStatus;
  labels: string;
  questions: number;
  answers: number;
  words: number;
  created_at: number;
  updated_at: number;
  published_at: number | null;
  binned_at: number | null;
  tried: 0 | 1;
  altered: 0 | 1;
};

function toSummary(row: SummaryRow): PostSummary {
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
    tried: row.tried === 1,
    ...(row.status === 'published' && row.altered === 1 ? { altered: true as const } : {}),
  };
}

type ListInput = Readonly<{
  list: ListName;
  sort?: ListSort | undefined;
  after?: string | undefined;
  limit: number;
}>;
export type PostPage = { items: PostSummary[]; total: number; from?: number; after?: string };

/** The order of a list; ties are ordered by rowid in the same direction. */
type Order = Readonly<{ key: Query; down: boolean }>;
const ORDERS: Readonly<Record<ListSort, Order>> = {
  changed: { key: sql`updated_at`, down: true },
  newest: { key: sql`dated_at`, down: true },
  oldest: { key: sql`dated_at`, down: false },
  title: { key: sql`title_key`, down: false },
};

/** The posts in an order: either the bin or all others. */
export const isOf = (of: 'all' | 'bin'): Query => (of === 'bin' ? sql`status = 'binned'` : NOT_BINNED);

/** All rowids of a list with an index of its own, in order: either the bin or all others. */
export const inOrder = (of: 'all' | 'bin', sort: ListSort): Query => {
  const { key, down } = ORDERS[sort];
  return sql`SELECT rowid FROM posts WHERE ${isOf(of)} ORDER BY ${directed(key, down)}`;
};

const directed = (key: Query, down: boolean): Query =>
  down ? sql`${key} DESC, rowid DESC` : sql`${key}, rowid`;

/** True if `listPosts` only needs an index. Other lists and orders are windows (search/facts/list-window.ts). */
export const hasIndex = (name: ListName, sort: ListSort): boolean => name === 'all' || sort === 'changed';

/**
 * One page of a list with an index for its order. `after` is the cursor of the previous page, a position in the order
 * and not a number of rows, so that posts that change between two pages cause neither repetitions nor gaps. Throws
 * request.invalid.
 */
export function listPosts(
  db: ReadableDb,
  { list: name, sort = 'changed', after, limit }: ListInput,
): PostPage {
  const page = column<number>(db, pageOf(name, sort, after, limit + 1));
  const items = summariesOf(db, page.slice(0, limit));
  const last = page[limit - 1];
  return {
    items,
    total: countPosts(db)[name],
    ...(after === undefined ? { from: 0 } : {}),
    ...(page.length > limit && last !== undefined ? { after: cursorAt(db, sort, last) } : {}),
  };
}

/** The rowids of a page, queried by status, because an index is ordered only within one. */
function pageOf(name: ListName, sort: ListSort, after: string | undefined, limit: number): Query {
  const { key, down } = ORDERS[sort];
  const beyond = after === undefined ? sql`` : sql`AND ${isBeyond(sort, after)}`;
  const part = (where: Query): Query =>
    sql`SELECT rowid, ${key} AS key FROM posts WHERE ${where} ${beyond} ORDER BY ${directed(key, down)} LIMIT ${limit}`;
  const parts =
    name === 'all'
      ? [part(NOT_BINNED)]
      : STATUSES_OF[name].map((status) => part(sql`status = ${status} ${alsoAsked(name)}`));
  const [first, ...others] = parts.map((one) => sql`SELECT rowid, key FROM (${one})`);
  if (first === undefined) throw new Error(`no posts are in the list ${name}`);
  const union = others.reduce((before, one) => sql`${before} UNION ALL ${one}`, first);
  return parts.length === 1
    ? sql`SELECT rowid FROM (${union})`
    : sql`SELECT rowid FROM (${union}) ORDER BY ${directed(sql`key`, down)} LIMIT ${limit}`;
}

/** Summaries of these posts, in this order, without deleted ones. */
export function summariesOf(db: ReadableDb, rowids: readonly number[]): PostSummary[] {
  const rows = all<SummaryRow>(
    db,
    sql`
    SELECT rowid, id, kind, title, ${SHOWN_STATUS} AS status, questions, answers, words, created_at, updated_at, published_at, binned_at,
      (SELECT json_group_array(label ORDER BY position) FROM post_labels WHERE post_rowid = posts.rowid) AS labels,
      ${IS_TRIED} AS tried, ${IS_ALTERED} AS altered
    FROM posts WHERE rowid IN (SELECT value FROM json_each(${JSON.stringify(rowids)}))`,
  );
  const rowByRowid = new Map(rows.map((row) => [row.rowid, row]));
  return rowids.flatMap((rowid) => {
    const row = rowByRowid.get(rowid);
    return row === undefined ? [] : [toSummary(row)];
  });
}

/** A cursor: the post's key and rowid in an order. */
export function cursorAt(db: ReadableDb, sort: ListSort, rowid: number): string {
  const row = get<{ key: number | string }>(
    db,
    sql`SELECT ${ORDERS[sort].key} AS key FROM posts WHERE rowid = ${rowid}`,
  );
  const key = row?.key ?? 0;
  return `${typeof key === 'number' ? key : Buffer.from(key).toString('base64url')}.${rowid}`;
}

/** The first post of an order beyond a cursor; undefined after the last. Throws request.invalid. */
export const firstBeyond = (
  db: ReadableDb,
  of: 'all' | 'bin',
  sort: ListSort,
  after: string,
): number | undefined =>
  get<{ rowid: number }>(
    db,
    sql`
    SELECT rowid FROM posts WHERE ${isOf(of)} AND ${isBeyond(sort, after)}
    ORDER BY ${directed(ORDERS[sort].key, ORDERS[sort].down)} LIMIT 1`,
  )?.rowid;

/** Throws request.invalid for a cursor that no page returned. */
function isBeyond(sort: ListSort, after: string): Query {
  const { key, down } = ORDERS[sort];
  const [, said, rowid] =
    (sort === 'title' ? /^([A-Za-z0-9_-]{1,11000})\.(\d{1,16})$/ : /^(\d{1,16})\.(\d{1,16})$/).exec(after) ??
    [];
  if (said === undefined || rowid === undefined) throw new AppError('request.invalid', { field: 'after' });
  const value = sort === 'title' ? Buffer.from(said, 'base64url').toString() : Number(said);
  return down
    ? sql`(${key}, rowid) < (${value}, ${Number(rowid)})`
    : sql`(${key}, rowid) > (${value}, ${Number(rowid)})`;
}

/** The shown statuses of a list's posts; approvals divide drafts between two lists. */
export const statusesOf = (name: ListName): readonly ShownStatus[] =>
  name === 'all'
    ? SHOWN_STATUSES.filter((status) => status !== 'binned')
    : STATUSES_OF[name].flatMap((status) =>
        status === 'draft' ? [status, 'for-approval', 'pending'] : [status],
      );

/** The condition of a list besides the status. */
const alsoAsked = (name: ListName): Query =>
  name === 'reading'
    ? sql`AND ${IS_FOR_APPROVAL}`
    : name === 'drafts'
      ? sql`AND NOT (${IS_FOR_APPROVAL})`
      : sql``;

/** The condition of the index posts_by_change. A post in the bin has that status alone. */
const NOT_BINNED = sql`binned_at IS NULL`;
const hasStatus = (statuses: readonly Status[]): Query => sql`status IN (${list(statuses)})`;

const isIn = (name: ListName): Query =>
  name === 'all' ? NOT_BINNED : sql`${hasStatus(STATUSES_OF[name])} ${alsoAsked(name)}`;

/** The ids of a whole list, in order of creation. */
export const idsOfList = (db: ReadableDb, name: ListName): string[] =>
  all<{ id: string }>(db, sql`SELECT id FROM posts WHERE ${isIn(name)} ORDER BY created_at, rowid`).map(
    ({ id }) => id,
  );

type StatusCount = Readonly<{ status: Status; count: number }>;
const countCaches = new WeakMap<ReadableDb, Readonly<{ change: number; rows: readonly StatusCount[] }>>();

/** Counts by status, cached until a post changes, because every page of a list shows its total. */
function countsByStatus(db: ReadableDb): readonly StatusCount[] {
  const change =
    get<{ change: number | null }>(db, sql`SELECT max(change) AS change FROM search_changes`)?.change ?? 0;
  const cachedCounts = countCaches.get(db);
  if (cachedCounts?.change === change) return cachedCounts.rows;
  const rows = all<StatusCount>(db, sql`SELECT status, count(*) AS count FROM posts GROUP BY status`);
  // Not cached inside a transaction, which may be rolled back.
  if (!db.inTransaction) countCaches.set(db, { change, rows });
  return rows;
}

type PostCounts = Readonly<Record<ListName, number>>;

export function countPosts(db: ReadableDb): PostCounts {
  const rows = countsByStatus(db);
  const of = (statuses: readonly Status[]): number =>
    rows.reduce((sum, row) => sum + (statuses.includes(row.status) ? row.count : 0), 0);
  const reading =
    get<{ total: number }>(db, sql`SELECT count(*) AS total FROM posts WHERE ${IS_FOR_APPROVAL}`)?.total ?? 0;
  return {
    all: rows.reduce((sum, row) => sum + (row.status === 'binned' ? 0 : row.count), 0),
    drafts: of(STATUSES_OF.drafts) - reading,
    reading,
    changed: of(STATUSES_OF.changed),
    scheduled: of(STATUSES_OF.scheduled),
    published: of(STATUSES_OF.published),
    bin: of(STATUSES_OF.bin),
  };
}
