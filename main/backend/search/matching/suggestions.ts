/**
 * « Essayez avec… »: if nothing is found, suggests the nearest words of the archive
 * (docs/design/search.md#nearest-words).
 */
import { distance } from 'fastest-levenshtein';
import { distanceWithin } from '#interview/similarity.ts';
import { passagesOf } from '#interview/passages.ts';
import { documentToIndex } from '../../library/posts/proposals.ts';
import { get, type ReadableDb, sql } from '../../core/sql.ts';
import { tokenize } from '../analysis/tokenizer.ts';
import type { Dictionary } from '../words/dictionary.ts';
import type { Expanded } from '../words/expand.ts';
import { anyWord, EVERYWHERE } from '../index/match-expressions.ts';
import type { ArchiveQuery } from '../analysis/query.ts';
import { rowsMatching } from '../index/row-owners.ts';

/** Shorter words have too many neighbours to guess. */
const SHORTEST = 4;
/** Shortest part when a word is split into two. */
const SHORTEST_PART = 3;

/** Words of one length, each with a bit for every letter in it. */
type Bucket = { words: string[]; letters: Uint32Array };
type Buckets = { version: number; byLength: Map<number, Bucket> };
const buckets = new WeakMap<Dictionary, Buckets>();

/**
 * The nearest word to `form`, or the two words it joins; null if none is near. Fewest edits first, then a common
 * beginning, then the most rows (`rowsHolding`; 0 for unused).
 */
export function nearest(
  form: string,
  dictionary: Dictionary,
  rowsHolding: (word: string) => number,
): string[] | null {
  if (form.length < SHORTEST) return null;
  const allowed = form.length < 6 ? 1 : 2;
  const near = candidates(form, dictionary, allowed)
    .map((word) => ({
      word,
      away: distanceWithin(form, word, allowed) + (word[0] === form[0] ? 0 : 0.5),
    }))
    .filter(({ away }) => away <= allowed)
    .map((candidate) => ({ ...candidate, rows: rowsHolding(candidate.word) }))
    .filter(({ rows }) => rows > 0)
    .toSorted((a, b) => a.away - b.away || b.rows - a.rows || (a.word < b.word ? -1 : 1));
  const [best] = near;
  return best === undefined ? twoWords(form, rowsHolding) : [best.word];
}

/** Words at most two edits away, preselected by length and letters, then by a fast count of edits. */
function candidates(form: string, dictionary: Dictionary, allowed: number): string[] {
  const own = lettersOf(form);
  // A transposition is one edit for users, and two in the fast count.
  const most = allowed + 1;
  const nearWords: string[] = [];
  for (let length = form.length - allowed; length <= form.length + allowed; length += 1) {
    const bucket = bucketsOf(dictionary).get(length);
    if (bucket === undefined) continue;
    for (let index = 0; index < bucket.words.length; index += 1) {
      // Each edit changes at most two letter bits, so that more differing bits are too far.
      const differ = (bucket.letters[index] ?? 0) ^ own;
      if (bits(differ) > 2 * allowed) continue;
      const word = bucket.words[index] ?? '';
      if (distance(form, word) <= most) nearWords.push(word);
    }
  }
  return nearWords;
}

function bucketsOf(dictionary: Dictionary): Map<number, Bucket> {
  const cached = buckets.get(dictionary);
  if (cached?.version === dictionary.version) return cached.byLength;
  const lists = new Map<number, string[]>();
  for (const word of dictionary.words()) {
    if (/\d/.test(word)) continue;
    const list = lists.get(word.length);
    if (list === undefined) lists.set(word.length, [word]);
    else list.push(word);
  }
  const byLength = new Map(
    [...lists].map(([length, words]) => [length, { words, letters: Uint32Array.from(words, lettersOf) }]),
  );
  buckets.set(dictionary, { version: dictionary.version, byLength });
  return byLength;
}

/** One bit per letter; characters other than a to z share the last ones. */
function lettersOf(word: string): number {
  let letters = 0;
  for (let at = 0; at < word.length; at += 1) {
    const unit = word.charCodeAt(at) - 97;
    letters |= 1 << (unit >= 0 && unit < 26 ? unit : 26 + (Math.abs(unit) % 6));
  }
  return letters >>> 0;
}

function bits(mask: number): number {
  let rest = mask >>> 0;
  let count = 0;
  while (rest !== 0) {
    rest &= rest - 1;
    count += 1;
  }
  return count;
}

/** Splits « biosourcé » into « bio » and « sourcé », at the cut whose rarer part is the most frequent. */
function twoWords(form: string, rowsHolding: (word: string) => number): string[] | null {
  let best: { parts: string[]; rows: number } | null = null;
  for (let at = SHORTEST_PART; at <= form.length - SHORTEST_PART; at += 1) {
    const parts = [form.slice(0, at), form.slice(at)];
    const rows = Math.min(...parts.map(rowsHolding));
    if (rows > (best?.rows ?? 0)) best = { parts, rows };
  }
  return best?.parts ?? null;
}

const LONGEST_QUERY = 1_000;

/** The query with its unknown words replaced by the nearest known ones; null if no word is near enough. */
export function suggest(
  db: ReadableDb,
  { stopOnly }: Expanded,
  query: ArchiveQuery,
  dictionary: Dictionary,
  text: string,
): string | null {
  if (stopOnly) return null;
  const queryWords = query.terms.flatMap((term) => (term.kind === 'word' ? [term.word] : term.words));
  const posts = (word: string): number =>
    get<{ posts: number }>(db, sql`SELECT doc AS posts FROM search_words WHERE term = ${word}`)?.posts ?? 0;
  let suggested = text;
  for (const word of queryWords) {
    if (posts(word.exact) > 0) continue;
    const words = nearest(word.exact, dictionary, posts);
    if (words !== null)
      suggested = suggested.replace(word.written, () => words.map((form) => asWritten(db, form)).join(' '));
  }
  return suggested === text ? null : suggested.slice(0, LONGEST_QUERY);
}

/** A folded word with the accents it has in posts, in lower case. */
function asWritten(db: ReadableDb, form: string): string {
  const [row] = rowsMatching(db, anyWord([form], EVERYWHERE));
  const post = get<{ rowid: number }>(
    db,
    sql`SELECT post_rowid AS rowid FROM search_rows_of WHERE rowid = ${row ?? 0}`,
  );
  const document = post === undefined ? undefined : documentToIndex(db, post.rowid)?.document;
  for (const { text } of document === undefined ? [] : passagesOf(document)) {
    const token = tokenize(text, null).find((candidate) => candidate.exact === form);
    if (token !== undefined) return text.slice(token.start, token.end).toLowerCase();
  }
  return form;
}
