/** Tells whether a received answer is a correction of an existing one. */
import { similarity, prepareKey, wordsWithPositions } from '../similarity.ts';

/** Shorter texts have too few word pairs: their letters are compared. */
const FEW = 6;
/** Minimum share of neighbouring word pairs in common. Two texts about one subject share almost none. */
const STAYED = 0.3;
const NEAR = 0.5;

/**
 * True if `received` is a revision of `existing`: cut, lengthened or reworded in places. A text without words is never
 * one.
 */
export function isCorrection(existing: string, received: string): boolean {
  const [old, now] = [keysOf(existing), keysOf(received)];
  if (old.length === 0 || now.length === 0) return false;
  if (Math.min(old.length, now.length) < FEW) {
    const [one, other] = [old.join(' '), now.join(' ')];
    const [short, long] = one.length <= other.length ? [one, other] : [other, one];
    return long.startsWith(`${short} `) || similarity(prepareKey(one), prepareKey(other)) >= NEAR;
  }
  const left = new Map<string, number>();
  for (const pair of pairsOf(old)) left.set(pair, (left.get(pair) ?? 0) + 1);
  let stayed = 0;
  for (const pair of pairsOf(now)) {
    const count = left.get(pair) ?? 0;
    if (count === 0) continue;
    stayed += 1;
    left.set(pair, count - 1);
  }
  return stayed >= STAYED * (Math.min(old.length, now.length) - 1);
}

const keysOf = (text: string): string[] => wordsWithPositions(text).map(({ key }) => key);

const pairsOf = (words: readonly string[]): string[] =>
  words.slice(1).map((word, index) => `${words[index] ?? ''} ${word}`);
