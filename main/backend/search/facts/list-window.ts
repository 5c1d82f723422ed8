/**
 * Lists of any length with any filters and order: their total, and the rows at one position. Filters use the facts;
 * orders are read from their indexes once and stay in memory. No list is scanned in SQL.
 */
import type { ListName, ListSort } from '#contract/posts.ts';
import type { PostSummary, ShownStatus } from '#contract/shapes.ts';
import {
  cursorAt,
  firstBeyond,
  inOrder,
  isOf,
  keyBeginnings,
  statusesOf,
  summariesOf,
} from '../../library/posts/post-lists.ts';
import { IS_FOR_APPROVAL } from '../../library/posts/approvals.ts';
import { column, get, sql, type ReadableDb } from '../../core/sql.ts';
import { STATUSES, factsOf, type Facts } from './facts.ts';
import { keepOnly } from './facts-filter.ts';
import type { ValueLists } from '../analysis/value-lists.ts';

export type Listed = Readonly<{
  list: ListName;
  status?: ShownStatus | undefined;
  label?: string | undefined;
  year?: number | undefined;
  participant?: string | undefined;
}>;
export type WindowInput = Listed &
  Readonly<{
    sort?: ListSort | undefined;
    after?: string | undefined;
    from?: number | undefined;
    around?: string | undefined;
    limit: number;
  }>;
export type PostWindow = {
  items: PostSummary[];
  total: number;
  from: number;
  position?: number;
  after?: string;
};

/** As documented in `posts.list`. Throws request.invalid for an invalid cursor. */
export function listWindow(db: ReadableDb, input: WindowInput): PostWindow {
  const { sort = 'changed', after, around, limit } = input;
  const facts = factsOf(db);
  const order = orderOf(db, facts, input.list, sort);
  const unmet = unmetOf(db, facts, input);
  const matched = order.filter((slot) => unmet[slot] === 0);
  const position = around === undefined ? -1 : positionOf(db, facts, matched, around);
  const from =
    after !== undefined
      ? passedOver(facts, order, unmet, firstBeyond(db, setOf(input.list), sort, after))
      : position >= 0
        ? Math.floor(position / limit) * limit
        : (input.from ?? 0);
  const page = Array.from(matched.subarray(from, from + limit), (slot) => facts.rowidOf(slot));
  const last = page.at(-1);
  return {
    items: summariesOf(db, page),
    total: matched.length,
    from,
    ...(position < 0 ? {} : { position }),
    ...(from + limit < matched.length && last !== undefined ? { after: cursorAt(db, sort, last) } : {}),
  };
}

/** As documented in `posts.ids`: the ids of a section of a list, in its order. */
export function listIds(
  db: ReadableDb,
  input: Listed & Readonly<{ sort?: ListSort | undefined; from: number; limit: number }>,
): { ids: string[]; total: number } {
  const { sort = 'changed', from, limit } = input;
  const facts = factsOf(db);
  const unmet = unmetOf(db, facts, input);
  const matched = orderOf(db, facts, input.list, sort).filter((slot) => unmet[slot] === 0);
  const rowids = Array.from(matched.subarray(from, from + limit), (slot) => facts.rowidOf(slot));
  const ids = column<string>(
    db,
    sql`
    SELECT posts.id FROM json_each(${JSON.stringify(rowids)}) AS wanted JOIN posts ON posts.rowid = wanted.value
    ORDER BY wanted.key`,
  );
  return { ids, total: matched.length };
}

/** As documented in `posts.begins`. */
export function findBeginning(
  db: ReadableDb,
  input: Omit<WindowInput, 'limit'> & Readonly<{ begins: string; from: number }>,
): { id?: string; position?: number } {
  const titleBeginnings = keyBeginnings(input.begins);
  if (titleBeginnings.length === 0) return {};
  const facts = factsOf(db);
  const unmet = unmetOf(db, facts, input);
  const matched = orderOf(db, facts, input.list, input.sort ?? 'changed').filter((slot) => unmet[slot] === 0);
  const begin = new Uint8Array(facts.size);
  const rowids = titleBeginnings.flatMap((start) =>
    column<number>(
      db,
      sql`SELECT rowid FROM posts WHERE ${isOf(setOf(input.list))} AND title_key >= ${start} AND title_key < ${`${start}\u{10ffff}`}`,
    ),
  );
  for (const slot of slotsOf(facts, rowids)) begin[slot] = 1;
  for (let step = 0; step < matched.length; step += 1) {
    const position = (input.from + step) % matched.length;
    const slot = matched[position] ?? 0;
    if (begin[slot] !== 1) continue;
    const post = get<{ id: string }>(db, sql`SELECT id FROM posts WHERE rowid = ${facts.rowidOf(slot)}`);
    if (post !== undefined) return { id: post.id, position };
  }
  return {};
}

/** The conditions of a list, one bit each; a post with 0 is in the list and passes every filter. */
export const UNMET = { list: 1, status: 2, label: 4, year: 8, participant: 16 } as const;

/** The unmet conditions by slot. One pass per condition, whatever is then counted without one of them. */
export function unmetOf(
  db: ReadableDb,
  facts: Facts,
  { list, status, label, year, participant }: Listed,
): Uint8Array {
  const { size, statuses } = facts;
  const unmet = new Uint8Array(size);
  const ofStatus = new Uint8Array(256).fill(UNMET.list | (status === undefined ? 0 : UNMET.status));
  for (const each of statusesOf(list)) {
    const number = STATUSES.indexOf(each);
    ofStatus[number] = status === undefined || status === each ? 0 : UNMET.status;
  }
  for (let slot = 0; slot < size; slot += 1) unmet[slot] = ofStatus[statuses[slot] ?? 255] ?? UNMET.list;
  if (list === 'reading' || list === 'drafts') {
    const forApproval = new Uint8Array(size).fill(1);
    keepOnly(facts, forApproval, column<number>(db, sql`SELECT rowid FROM posts WHERE ${IS_FOR_APPROVAL}`));
    const other = list === 'reading' ? 0 : 1;
    for (let slot = 0; slot < size; slot += 1) if (forApproval[slot] === other) mark(unmet, slot, UNMET.list);
  }
  if (year !== undefined)
    for (let slot = 0; slot < size; slot += 1) if (facts.years[slot] !== year) mark(unmet, slot, UNMET.year);
  if (label !== undefined) markOthers(facts.labels, unmet, label, UNMET.label);
  if (participant !== undefined) markOthers(facts.people, unmet, participant, UNMET.participant);
  return unmet;
}

function mark(unmet: Uint8Array, slot: number, bit: number): void {
  unmet[slot] = (unmet[slot] ?? 0) | bit;
}

function markOthers(lists: ValueLists, unmet: Uint8Array, value: string, bit: number): void {
  const marked = new Uint8Array(lists.values.length);
  const number = lists.values.indexOf(value);
  if (number >= 0) marked[number] = 1;
  for (let slot = 0; slot < unmet.length; slot += 1) if (!lists.hasOne(slot, marked)) mark(unmet, slot, bit);
}

const setOf = (list: ListName): 'all' | 'bin' => (list === 'bin' ? 'bin' : 'all');

function positionOf(db: ReadableDb, facts: Facts, matched: Uint32Array, id: string): number {
  const post = get<{ rowid: number }>(db, sql`SELECT rowid FROM posts WHERE id = ${id}`);
  const slot = post === undefined ? -1 : facts.slotOf(post.rowid);
  return slot < 0 ? -1 : matched.indexOf(slot);
}

/** The slots of known posts; unknown ones have -1, which becomes larger than every slot. */
const slotsOf = (facts: Facts, rowids: readonly number[]): Uint32Array =>
  Uint32Array.from(rowids, (rowid) => facts.slotOf(rowid)).filter((slot) => slot < facts.size);

/** The number of listed posts before a post. */
function passedOver(facts: Facts, order: Uint32Array, unmet: Uint8Array, rowid: number | undefined): number {
  const end = rowid === undefined ? order.length : order.indexOf(facts.slotOf(rowid));
  let passed = 0;
  for (let at = 0; at < end; at += 1) if (unmet[order[at] ?? 0] === 0) passed += 1;
  return passed;
}

/** Slots in one order, as of one change. */
type Order = Readonly<{ change: number; numbering: number; slots: Uint32Array }>;
const caches = new WeakMap<Facts, Map<string, Order>>();

/** Read again after any change; an index of 100,000 posts takes about twenty milliseconds. */
function orderOf(db: ReadableDb, facts: Facts, list: ListName, sort: ListSort): Uint32Array {
  const name = `${setOf(list)} ${sort}`;
  const orders = caches.get(facts) ?? new Map<string, Order>();
  caches.set(facts, orders);
  const cachedOrder = orders.get(name);
  if (cachedOrder?.change === facts.change && cachedOrder.numbering === facts.numbering)
    return cachedOrder.slots;
  const slots = slotsOf(facts, column<number>(db, inOrder(setOf(list), sort)));
  orders.set(name, { change: facts.change, numbering: facts.numbering, slots });
  return slots;
}
