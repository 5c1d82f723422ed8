/**
 * Facts of all posts in typed arrays, on which filters and facets are computed instead of in SQL
 * (docs/design/search.md#facts-and-facets). Posts are numbered by slots in the order of their rowids; a deleted post
 * leaves its slot empty.
 */
import type { Kind } from '#interview/document.ts';
import { SHOWN_STATUSES, type ShownStatus } from '#contract/shapes.ts';
import type { ReadableDb } from '../../core/sql.ts';
import { readPosts, type PostRow } from '../index/post-rows.ts';
import { lastChange, readChanges } from '../index/change-feed.ts';
import { enlarge, ValueLists } from '../analysis/value-lists.ts';

/** The index is the stored number: if one changes, increase the version in facts-blob.ts. */
export const STATUSES: readonly ShownStatus[] = SHOWN_STATUSES;
export const KINDS: readonly Kind[] = ['interview', 'article', 'page'];
/** The status of an empty slot. */
export const GONE = 255;

/** Posts read at once, which takes about 20 ms. */
const SLICE = 5_000;

export class Facts {
  /** Number of slots, including those of deleted posts. */
  size = 0;
  posts = 0;
  /** The last applied row of search_changes. */
  change = 0;
  /** Changes when slots are renumbered, which makes stored slots invalid. */
  numbering = 0;
  rowids = new Float64Array(64);
  statuses = new Uint8Array(64);
  kinds = new Uint8Array(64);
  years = new Int16Array(64);
  /** Publication time or last change, for the order by date. */
  dates = new Float64Array(64);
  /** Time of the last change. */
  updates = new Float64Array(64);
  labels = new ValueLists();
  /** The names of the speakers. */
  voices = new ValueLists();
  /** Ids of the blogs of each post. */
  blogs = new ValueLists();
  people = new ValueLists();

  /** The slot of a post; -1 if there is none. */
  slotOf(rowid: number): number {
    // Fast path without deleted posts before it; a phrase looks up many rowids.
    const { rowids } = this;
    const guess = rowid - (rowids[0] ?? 0);
    const slot = rowids[guess] === rowid ? guess : this.#place(rowid);
    return this.rowids[slot] === rowid && slot < this.size && this.statuses[slot] !== GONE ? slot : -1;
  }

  rowidOf(slot: number): number {
    return this.rowids[slot] ?? -1;
  }

  /**
   * Applies at most `most` changed posts; returns true if any remain. Reads all posts if many changed, which costs
   * less.
   */
  refresh(db: ReadableDb, most = Infinity): boolean {
    const last = lastChange(db);
    if (last < this.change) this.#readAll(db);
    if (last === this.change) return false;
    if (this.size === 0 && most === Infinity) {
      this.#readAll(db);
      return false;
    }
    const changes = readChanges(db, this.change, Math.min(most, SLICE));
    const rowids = changes.map(({ rowid }) => rowid).toSorted((a, b) => a - b);
    const rows = readPosts(db, rowids);
    if (rows.some((row) => this.#wouldStandBetween(row.rowid))) {
      this.#readAll(db);
      return false;
    }
    const existingRowids = new Set(rows.map((row) => row.rowid));
    for (const rowid of rowids) if (!existingRowids.has(rowid)) this.#remove(rowid);
    for (const row of rows) this.#put(row);
    this.change = changes.at(-1)?.change ?? last;
    if (most === Infinity && this.change < last) return this.refresh(db);
    return this.change < last;
  }

  /** Reads all posts from the beginning. */
  #readAll(db: ReadableDb): void {
    const change = lastChange(db);
    this.size = 0;
    this.posts = 0;
    this.numbering += 1;
    this.labels = new ValueLists();
    this.voices = new ValueLists();
    this.blogs = new ValueLists();
    this.people = new ValueLists();
    for (let after = -Infinity; ;) {
      const rows = readPosts(db, { after, most: SLICE });
      for (const row of rows) this.#put(row);
      const last = rows.at(-1);
      if (last === undefined) break;
      after = last.rowid;
    }
    this.change = change;
  }

  #put(row: PostRow): void {
    let slot = this.#place(row.rowid);
    if (slot === this.size) slot = this.#append(row.rowid);
    if (this.statuses[slot] === GONE) this.posts += 1;
    this.statuses[slot] = STATUSES.indexOf(row.status);
    this.kinds[slot] = KINDS.indexOf(row.kind);
    this.years[slot] = new Date(row.publishedAt ?? row.createdAt).getFullYear();
    this.dates[slot] = row.publishedAt ?? row.updatedAt;
    this.updates[slot] = row.updatedAt;
    this.labels.set(slot, row.labels);
    this.voices.set(slot, row.voices);
    this.blogs.set(slot, row.blogs);
    this.people.set(slot, row.people);
  }

  #remove(rowid: number): void {
    const slot = this.slotOf(rowid);
    if (slot < 0) return;
    this.statuses[slot] = GONE;
    this.posts -= 1;
    for (const lists of [this.labels, this.voices, this.blogs, this.people]) lists.set(slot, []);
  }

  #append(rowid: number): number {
    const slot = this.size;
    if (slot === this.rowids.length) this.reserve(slot + 1);
    this.size += 1;
    this.rowids[slot] = rowid;
    this.statuses[slot] = GONE;
    return slot;
  }

  reserve(slots: number): void {
    if (slots <= this.rowids.length) return;
    this.rowids = enlarge(this.rowids, slots, (length) => new Float64Array(length));
    this.statuses = enlarge(this.statuses, slots, (length) => new Uint8Array(length));
    this.kinds = enlarge(this.kinds, slots, (length) => new Uint8Array(length));
    this.years = enlarge(this.years, slots, (length) => new Int16Array(length));
    this.dates = enlarge(this.dates, slots, (length) => new Float64Array(length));
    this.updates = enlarge(this.updates, slots, (length) => new Float64Array(length));
  }

  /** True for an unknown rowid below the last one: SQLite reuses a rowid after the last post is deleted. */
  #wouldStandBetween(rowid: number): boolean {
    const slot = this.#place(rowid);
    return slot < this.size && this.rowids[slot] !== rowid;
  }

  #place(rowid: number): number {
    let low = 0;
    let high = this.size;
    if (rowid > (this.rowids[high - 1] ?? -Infinity)) return high;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.rowids[middle] ?? 0) < rowid) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

const caches = new WeakMap<ReadableDb, Facts>();

/** The updated facts of a connection. Inside a writing transaction they are only read for that call. */
export function factsOf(db: ReadableDb): Facts {
  // After a rollback the cache would have uncommitted facts, under change numbers that are used again.
  const isTemporary = db.inTransaction && !db.readonly;
  const facts = isTemporary ? new Facts() : (caches.get(db) ?? new Facts());
  if (!isTemporary) caches.set(db, facts);
  facts.refresh(db);
  return facts;
}

/** Gives a connection stored facts (facts-blob.ts), before its first query. */
export function keepFacts(db: ReadableDb, facts: Facts): void {
  caches.set(db, facts);
}
