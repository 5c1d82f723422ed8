/** How near two texts are: by letters to be typed otherwise, or by the pairs of letters they share. */
import { foldKey } from './fold-key.ts';

/** The edit distance with neighbouring letters exchanged as one edit (optimal string alignment); more than `most` is Infinity. */
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

// How much two sentences are the same question. Compared by pairs of letters (Dice): a typing error, a word added or moved
// costs little, and no length is favoured, as an edit distance would.

type Word = Readonly<{ key: string; start: number; end: number }>;

const WORD = /[\p{L}\p{M}\p{N}\u00AD\u200B-\u200D\u2060]+/gu;

/** Already folded, as most words are. */
const PLAIN = /^[a-z0-9]+$/;

/** The words of a text, folded, with their places in UTF-16 units. */
export function wordsWithPositions(text: string): Word[] {
  return [...text.matchAll(WORD)].flatMap((match) => {
    const key = PLAIN.test(match[0]) ? match[0] : foldKey(match[0]);
    return key === '' ? [] : [{ key, start: match.index, end: match.index + match[0].length }];
  });
}

/** One spelling for comparing questions: words only, folded. */
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

/** A sentence ready to be compared many times. */
export type Prepared = Readonly<{
  key: string;
  pairs: ReadonlyMap<string, number>;
  words: readonly string[];
}>;

export const prepare = (text: string): Prepared => prepareKey(wordsKey(text));

/** The same of what wordsKey has already folded. */
export function prepareKey(key: string): Prepared {
  return { key, pairs: pairsOf(key), words: key === '' ? [] : key.split(' ') };
}

/** The least similarity at which two sentences count as one question. */
export const CLOSE = 0.62;
/** What a question cut short, or one that was lengthened, is worth. */
const CONTAINED = 0.8;

/** False where lengths alone say that `similarity` is below CLOSE: most lines of an answer, for next to nothing. */
export function mayBeClose(key: string, other: string): boolean {
  const [shorter, longer] = key.length <= other.length ? [key, other] : [other, key];
  const most = (2 * (shorter.length - 1)) / (shorter.length + longer.length - 2);
  return most >= CLOSE || isContained(shorter, longer) || key === other;
}

const isContained = (shorter: string, longer: string): boolean =>
  (longer[shorter.length] === ' ' && longer.startsWith(shorter)) ||
  (longer[longer.length - shorter.length - 1] === ' ' && longer.endsWith(shorter));

/** 0..1; 1 when only case, accents, punctuation or white space differ. */
export function similarity(a: Prepared, b: Prepared): number {
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
