/** The posts that hold a phrase, kept while nothing changes: they are asked again with each key typed after it, each filter, each page. */
import type { ReadableDb } from '../../core/sql.ts';
import type { Facts } from '../facts/facts.ts';
import { EVERYWHERE, sideBySide } from '../index/match-expressions.ts';
import { type RowOwners, rowsMatching } from '../index/row-owners.ts';

type Phrase = Readonly<{ words: readonly string[]; prefix: boolean }>;

type Kept = Readonly<{
  change: number;
  numbering: number;
  /** By phrase: 1 at the slots of its posts. The one asked longest ago first. */
  posts: Map<string, Uint8Array>;
}>;
const caches = new WeakMap<Facts, Kept>();
/** Phrases kept: a byte a post each. */
const MOST_KEPT = 8;

/** By slot (facts.ts), 1 for the posts that hold the words side by side. Not to be written to. `rows` as of the last change. */
export function postsWithPhrase(
  db: ReadableDb,
  { words, prefix }: Phrase,
  { facts, rows }: Readonly<{ facts: Facts; rows: RowOwners }>,
): Uint8Array {
  const { change, numbering } = facts;
  let cached = caches.get(facts);
  if (cached?.change !== change || cached.numbering !== numbering)
    caches.set(facts, (cached = { change, numbering, posts: new Map() }));
  const { posts } = cached;
  // Folded words hold letters and digits alone.
  const key = `${words.join(' ')}${prefix ? ' *' : ''}`;
  const mask = posts.get(key) ?? find(db, { words, prefix }, facts, rows);
  posts.delete(key);
  posts.set(key, mask);
  for (const oldest of posts.keys()) {
    if (posts.size <= MOST_KEPT) break;
    posts.delete(oldest);
  }
  return mask;
}

function find(db: ReadableDb, { words, prefix }: Phrase, facts: Facts, rows: RowOwners): Uint8Array {
  const mask = new Uint8Array(facts.size);
  for (const row of rowsMatching(db, sideBySide(words, prefix, EVERYWHERE))) {
    const slot = facts.slotOf(rows.postOf(row));
    if (slot >= 0) mask[slot] = 1;
  }
  return mask;
}
