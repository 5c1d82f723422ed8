/** The in-memory cache of search, updated from the feed of changes before each query. */
import type { Participant } from '#interview/document.ts';
import { type Passage, passagesOf } from '#interview/passages.ts';
import { creditOf } from '#interview/people/person-fields.ts';
import { documentsToIndex } from '../library/posts/proposals.ts';
import { type ReadableDb, readOnce, sql, tuples } from '../core/sql.ts';
import { stemmedLanguage, tokenize } from './analysis/tokenizer.ts';
import { lastChange, readChanges } from './index/change-feed.ts';
import { Dictionary } from './words/dictionary.ts';
import { RowOwners } from './index/row-owners.ts';

export type ReadPost = Readonly<{
  passages: readonly Passage[];
  people: readonly Participant[];
  proposed: boolean;
}>;

/** Maximum UTF-16 units of cached text: about four hundred long interviews, eight megabytes. */
const MOST_KEPT = 4_000_000;

/** Cache of parsed posts, since typing a query shows the same posts again and again. */
class ReadPosts {
  readonly #entries = new Map<number, Readonly<{ post: ReadPost; units: number }>>();
  #units = 0;

  /** Undefined for a deleted or unreadable post. */
  get(db: ReadableDb, rowid: number): ReadPost | undefined {
    return this.of(db, [rowid]).get(rowid);
  }

  /** Posts by rowid, without deleted or unreadable ones. Posts not cached are read in one query. */
  of(db: ReadableDb, rowids: readonly number[]): Map<number, ReadPost> {
    const postsByRowid = new Map<number, ReadPost>();
    const missing: number[] = [];
    for (const rowid of rowids) {
      const entry = this.#entries.get(rowid);
      if (entry === undefined) missing.push(rowid);
      else {
        this.#entries.delete(rowid);
        this.#entries.set(rowid, entry);
        postsByRowid.set(rowid, entry.post);
      }
    }
    if (missing.length === 0) return postsByRowid;
    for (const [rowid, { document, proposed }] of documentsToIndex(db, missing)) {
      const post = { passages: passagesOf(document), people: document.participants, proposed };
      this.#keep(rowid, post);
      postsByRowid.set(rowid, post);
    }
    return postsByRowid;
  }

  #keep(rowid: number, post: ReadPost): void {
    const units = post.passages.reduce((sum, { text }) => sum + text.length, 1_000);
    this.#entries.set(rowid, { post, units });
    this.#units += units;
    for (const oldest of this.#entries.keys()) {
      if (this.#units <= MOST_KEPT) break;
      this.#forget(oldest);
    }
  }

  forget(rowids: readonly number[]): void {
    for (const rowid of rowids) this.#forget(rowid);
  }

  #forget(rowid: number): void {
    this.#units -= this.#entries.get(rowid)?.units ?? 0;
    this.#entries.delete(rowid);
  }
}

export type SearchCache = {
  change: number;
  dictionary: Dictionary;
  rows: RowOwners;
  posts: ReadPosts;
  /**
   * Posts whose words may be missing in the dictionary: they are found by their words, and by inflections a little
   * later.
   */
  unread: Set<number>;
  /** A dictionary being read, to replace one with too many missing words. */
  next: DictionaryReader | undefined;
};

const caches = new WeakMap<ReadableDb, SearchCache>();

/** From this number of changed rows on, the index is read as a whole. */
const MANY_CHANGES = 1_000;
/**
 * Maximum posts whose words are added while a query waits, about a millisecond each; a writer's connection adds all.
 */
const READ_AT_ONCE = 20;
/** Above this number of unread posts, reading the whole dictionary costs less. */
const MOST_UNREAD = 2_000;
/** Minimum number and share of words added to the dictionary before it is read again, which drops unused words. */
const MOST_MET = 10_000;
const MOST_MET_SHARE = 0.25;
/** Lines of the dictionary read between two pauses: some milliseconds. */
const LINES = 10_000;

/** The updated cache. Inside a writing transaction it only serves that call, since the transaction may roll back. */
export function searchCacheOf(db: ReadableDb): SearchCache {
  const isTemporary = db.inTransaction && !db.readonly;
  const cached = isTemporary ? undefined : caches.get(db);
  const last = lastChange(db);
  if (cached === undefined || last < cached.change) {
    const fresh = readOnce(db, () => readAll(db, last));
    if (!isTemporary) caches.set(db, fresh);
    return fresh;
  }
  if (last > cached.change) follow(db, cached, last);
  readSome(db, cached, db.readonly ? READ_AT_ONCE : Infinity);
  return cached;
}

/** Does work that queries postponed, for a few milliseconds; returns true if any remains. */
export function catchUp(db: ReadableDb): boolean {
  const cache = searchCacheOf(db);
  if (cache.next !== undefined || cache.unread.size > MOST_UNREAD || hasGrown(cache.dictionary)) {
    if (cache.next === undefined) {
      cache.next = new DictionaryReader();
      // Their words are in the dictionary; posts saved from now on are added one by one.
      cache.unread.clear();
    }
    if (cache.next.reading) cache.next.read(db, LINES);
    else {
      cache.dictionary = cache.next.dictionary;
      cache.next = undefined;
    }
  }
  return cache.unread.size > 0 || cache.next !== undefined;
}

const hasGrown = (dictionary: Dictionary): boolean =>
  dictionary.met > Math.max(MOST_MET, dictionary.size * MOST_MET_SHARE);

function readAll(db: ReadableDb, change: number): SearchCache {
  const rows = new RowOwners();
  rows.read(db, 'all');
  const reader = new DictionaryReader();
  while (reader.reading) reader.read(db, LINES);
  const { dictionary } = reader;
  return { change, dictionary, rows, posts: new ReadPosts(), unread: new Set(), next: undefined };
}

function follow(db: ReadableDb, cache: SearchCache, last: number): void {
  const changes = readChanges(db, cache.change, Number.MAX_SAFE_INTEGER).map(({ rowid }) => rowid);
  cache.rows.read(db, changes.length > MANY_CHANGES ? 'all' : changes);
  cache.posts.forget(changes);
  for (const post of changes) cache.unread.add(post);
  cache.change = last;
}

function readSome(db: ReadableDb, cache: SearchCache, most: number): void {
  let remaining = most;
  for (const post of cache.unread) {
    if (remaining <= 0 || cache.next !== undefined) return;
    remaining -= 1;
    cache.unread.delete(post);
    const read = cache.posts.get(db, post);
    if (read !== undefined) addWords(cache.dictionary, read);
  }
}

function addWords(dictionary: Dictionary, { passages, people }: ReturnType<ReadPosts['get']> & object): void {
  for (const { text, language } of passages)
    for (const token of tokenize(text, stemmedLanguage(language))) dictionary.add(token);
  for (const person of people)
    for (const token of tokenize([person.name, ...creditOf(person)].join(' '), null)) dictionary.add(token);
}

class DictionaryReader {
  readonly dictionary = new Dictionary();
  reading = true;
  #after: readonly [word: string, key: string] = ['', ''];

  read(db: ReadableDb, most: number): void {
    const [word, key] = this.#after;
    const lines = tuples<[string, string]>(
      db,
      sql`
      SELECT word, key FROM search_surfaces WHERE (word, key) > (${word}, ${key})
      ORDER BY word, key LIMIT ${most}`,
    );
    this.dictionary.load(lines);
    this.#after = lines.at(-1) ?? this.#after;
    this.reading = lines.length === most;
  }
}
