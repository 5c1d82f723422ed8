/**
 * Cache of the posts with a phrase until something changes: they are requested again with each key typed after it, each
 * filter and each page.
 */
import type { ReadableDb } from '../../core/sql.ts';
import type { Facts } from '../facts/facts.ts';
import { EVERYWHERE, adjacentWords } from '../index/match-expressions.ts';
import { type RowOwners, rowsMatching } from '../index/row-owners.ts';

type Phrase = Readonly<{ words: readonly string[]; prefix: boolean }>;

type Kept = Readonly<{
  change: number;
  numbering: number;
  /** By phrase: 1 at the slots of its posts. Least recently used first. */
  posts: Map<string, Uint8Array>;
}>;
const caches = new WeakMap<Facts, Kept>();
/** Maximum cached phrases; each takes a byte per post. */
const MOST_KEPT = 8;

/** By slot (facts.ts), 1 for posts with the words adjacent. Do not modify it. `rows` must be up to date. */
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
  // Folded words only have letters and digits.
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
  for (const row of rowsMatching(db, adjacentWords(words, prefix, EVERYWHERE))) {
    const slot = facts.slotOf(rows.postOf(row));
    if (slot >= 0) mask[slot] = 1;
  }
  return mask;
}
