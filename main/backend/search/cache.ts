/** What search keeps in memory of an archive, brought up to date by the feed of changes before each question. */
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

/** In UTF-16 units of text: some four hundred long interviews, eight megabytes. */
const MOST_KEPT = 4_000_000;

/** Posts as they are shown from, kept while they do not change: as one types, the same ones come again and again. */
class ReadPosts {
  /** The one read longest ago first. */
  readonly #kept = new Map<number, Readonly<{ post: ReadPost; units: number }>>();
  #units = 0;

  /** Undefined for a post that is gone or cannot be read. */
  get(db: ReadableDb, rowid: number): ReadPost | undefined {
    return this.of(db, [rowid]).get(rowid);
  }

  /** By rowid; a post that is gone or cannot be read is left out. Those that are not kept are read in one go. */
  of(db: ReadableDb, rowids: readonly number[]): Map<number, ReadPost> {
    const found = new Map<number, ReadPost>();
    const missing: number[] = [];
    for (const rowid of rowids) {
      const known = this.#kept.get(rowid);
      if (known === undefined) missing.push(rowid);
      else {
        this.#kept.delete(rowid);
        this.#kept.set(rowid, known);
        found.set(rowid, known.post);
      }
    }
    if (missing.length === 0) return found;
    for (const [rowid, { document, proposed }] of documentsToIndex(db, missing)) {
      const post = { passages: passagesOf(document), people: document.participants, proposed };
      this.#keep(rowid, post);
      found.set(rowid, post);
    }
    return found;
  }

  #keep(rowid: number, post: ReadPost): void {
    const units = post.passages.reduce((sum, { text }) => sum + text.length, 1_000);
    this.#kept.set(rowid, { post, units });
    this.#units += units;
    for (const oldest of this.#kept.keys()) {
      if (this.#units <= MOST_KEPT) break;
      this.#forget(oldest);
    }
  }

  forget(rowids: readonly number[]): void {
    for (const rowid of rowids) this.#forget(rowid);
  }

  #forget(rowid: number): void {
    this.#units -= this.#kept.get(rowid)?.units ?? 0;
    this.#kept.delete(rowid);
  }
}

export type SearchCache = {
  change: number;
  dictionary: Dictionary;
  rows: RowOwners;
  posts: ReadPosts;
  /** Posts whose words the dictionary may lack: their inflections are met a little later, their words at once. */
  unread: Set<number>;
  /** A dictionary being read anew, to take the place of one that lacks too much. */
  next: DictionaryReader | undefined;
};

const caches = new WeakMap<ReadableDb, SearchCache>();

/** So many rows of the index changed at once are read as a whole. */
const MANY_CHANGES = 1_000;
/** Posts whose words are taken in while a question waits, about a millisecond each; a writer's connection waits for all. */
const READ_AT_ONCE = 20;
/** Beyond so many unread posts, to read the dictionary anew costs less. */
const MOST_UNREAD = 2_000;
/** Words met since the dictionary was read, at least, before it is read anew: what is no longer said goes with that. */
const MOST_MET = 10_000;
const MOST_MET_SHARE = 0.25;
/** Lines of the dictionary read between two pauses: some milliseconds. */
const LINES = 10_000;

/** Up to date. Inside a transaction that writes, made for that call only: a roll-back would leave what never was. */
export function searchCacheOf(db: ReadableDb): SearchCache {
  const passing = db.inTransaction && !db.readonly;
  const known = passing ? undefined : caches.get(db);
  const last = lastChange(db);
  if (known === undefined || last < known.change) {
    const fresh = readOnce(db, () => readAll(db, last));
    if (!passing) caches.set(db, fresh);
    return fresh;
  }
  if (last > known.change) follow(db, known, last);
  readSome(db, known, db.readonly ? READ_AT_ONCE : Infinity);
  return known;
}

/** Takes in what questions left for later; returns whether more is left. A few milliseconds. */
export function catchUp(db: ReadableDb): boolean {
  const known = searchCacheOf(db);
  if (known.next !== undefined || known.unread.size > MOST_UNREAD || hasGrown(known.dictionary)) {
    if (known.next === undefined) {
      known.next = new DictionaryReader();
      // Their words are in the library; what is saved from now on is taken in afterwards, one by one.
      known.unread.clear();
    }
    if (known.next.reading) known.next.read(db, LINES);
    else {
      known.dictionary = known.next.dictionary;
      known.next = undefined;
    }
  }
  return known.unread.size > 0 || known.next !== undefined;
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

function follow(db: ReadableDb, known: SearchCache, last: number): void {
  const changes = readChanges(db, known.change, Number.MAX_SAFE_INTEGER).map(({ rowid }) => rowid);
  known.rows.read(db, changes.length > MANY_CHANGES ? 'all' : changes);
  known.posts.forget(changes);
  for (const post of changes) known.unread.add(post);
  known.change = last;
}

function readSome(db: ReadableDb, known: SearchCache, most: number): void {
  let left = most;
  for (const post of known.unread) {
    if (left <= 0 || known.next !== undefined) return;
    left -= 1;
    known.unread.delete(post);
    const read = known.posts.get(db, post);
    if (read !== undefined) addWords(known.dictionary, read);
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

  /** Reads the next lines. */
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
