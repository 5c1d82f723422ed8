/** Similarity of texts: by edit distance, or by shared pairs of letters. */
import { foldKey } from './fold-key.ts';

/** The edit distance, with a swap of adjacent letters as one edit (optimal string alignment); Infinity above `most`. */
export function distanceWithin(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return Infinity;
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1];
      let cost = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        cost = Math.min(cost, (beforeLast[j - 2] ?? 0) + 1);
      row.push(cost);
      least = Math.min(least, cost);
    }
    if (least > most) return Infinity;
    [beforeLast, last] = [last, row];
  }
  const away = last[b.length] ?? Infinity;
  return away <= most ? away : Infinity;
}

// Similarity of two sentences by pairs of letters (Dice): a typing error or an added or moved word costs little, and
// unlike with an edit distance, length does not matter.

type Word = Readonly<{ key: string; start: number; end: number }>;

const WORD = /[\p{L}\p{M}\p{N}\u00AD\u200B-\u200D\u2060]+/gu;

/** Already folded words, the common case. */
const PLAIN = /^[a-z0-9]+$/;

/** The folded words of a text, with their ranges in UTF-16 units. */
export function wordsWithPositions(text: string): Word[] {
  return [...text.matchAll(WORD)].flatMap((match) => {
    const key = PLAIN.test(match[0]) ? match[0] : foldKey(match[0]);
    return key === '' ? [] : [{ key, start: match.index, end: match.index + match[0].length }];
  });
}

/** The folded words of a text, as a key to compare questions. */
export function wordsKey(text: string): string {
  return wordsWithPositions(text)
    .map((word) => word.key)
    .join(' ');
}

function pairsOf(key: string): Map<string, number> {
  const pairs = new Map<string, number>();
  for (let at = 0; at < key.length - 1; at += 1) {
    const pair = key.slice(at, at + 2);
    pairs.set(pair, (pairs.get(pair) ?? 0) + 1);
  }
  return pairs;
}

/** A sentence prepared for many comparisons. */
export type PreparedText = Readonly<{
  key: string;
  pairs: ReadonlyMap<string, number>;
  words: readonly string[];
}>;

export const prepare = (text: string): PreparedText => prepareKey(wordsKey(text));

/** The same from a result of wordsKey. */
export function prepareKey(key: string): PreparedText {
  return { key, pairs: pairsOf(key), words: key === '' ? [] : key.split(' ') };
}

/** The minimum similarity for two sentences to be one question. */
export const CLOSE = 0.62;
/** The similarity of a question and its shortened or extended form. */
const CONTAINED = 0.8;

/** A fast test by length: false if `similarity` is surely below CLOSE, as for most lines of an answer. */
export function mayBeClose(key: string, other: string): boolean {
  const [shorter, longer] = key.length <= other.length ? [key, other] : [other, key];
  const most = (2 * (shorter.length - 1)) / (shorter.length + longer.length - 2);
  return most >= CLOSE || isContained(shorter, longer) || key === other;
}

const isContained = (shorter: string, longer: string): boolean =>
  (longer[shorter.length] === ' ' && longer.startsWith(shorter)) ||
  (longer[longer.length - shorter.length - 1] === ' ' && longer.endsWith(shorter));

/** From 0 to 1; 1 if only case, accents, punctuation or white space differ. */
export function similarity(a: PreparedText, b: PreparedText): number {
  if (a.key === '' || b.key === '') return 0;
  if (a.key === b.key) return 1;
  const [shorter, longer] = a.key.length <= b.key.length ? [a, b] : [b, a];
  if (longer.key.length > 4 * shorter.key.length) return 0;
  let common = 0;
  for (const [pair, count] of shorter.pairs) common += Math.min(count, longer.pairs.get(pair) ?? 0);
  const dice = (2 * common) / (a.key.length + b.key.length - 2);
  const contained = shorter.words.length >= 3 && isContained(shorter.key, longer.key);
  return Math.min(0.99, contained ? Math.max(dice, CONTAINED) : dice);
}
