/** Whether an answer that comes in is one that is there already, corrected. */
import { similarity, prepareKey, wordsWithPositions } from '../similarity.ts';

/** Fewer words have too few neighbours to count: their letters decide. */
const FEW = 6;
/** Of the pairs of neighbouring words, as many stayed. Two texts about one subject share next to none. */
const STAYED = 0.3;
const NEAR = 0.5;

/**
 * True where `received` is `existing` reread: cut, lengthened or put otherwise here and there. A text without words is
 * nobody's correction.
 */
export function isCorrected(existing: string, received: string): boolean {
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
