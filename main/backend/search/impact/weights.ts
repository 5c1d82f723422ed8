/**
 * What an occurrence is worth (BM25F): a title says what a post is about, then who speaks, its labels, its lead and its
 * questions. The worth of a form in a post is one byte in the index; saturation comes later, over all the forms that a
 * word of the query stands for, as if they were one (summing what is already saturated would reward spelling twice).
 */
import type { Passage } from '#interview/passages.ts';

/** Where a form stands: the types of passages, and the names, roles and organisations of the people asked. */
export type Field = Passage['type'] | 'people';

/** By what an occurrence is multiplied; `long`: its weight depends on how long the post is (`lengthShare`). */
export const FIELDS: Readonly<Record<Field, Readonly<{ weight: number; long: boolean }>>> = {
  // Titles, names and labels are short whatever the post.
  title: { weight: 10, long: false },
  people: { weight: 8, long: false },
  label: { weight: 6, long: false },
  lead: { weight: 4, long: true },
  question: { weight: 3, long: true },
  answer: { weight: 1, long: true },
  text: { weight: 1, long: true },
  caption: { weight: 1, long: true },
};

/**
 * Words of a post of ordinary length. Fixed, so that a post's bytes depend on that post alone: a mean over the archive
 * would make every list stale at each save.
 */
const ORDINARY_WORDS = 1_000;
/** Below, a post is not shorter: three words would otherwise weigh more than any title. */
const SHORTEST = 100;
/** How much length counts (BM25's b). */
const LENGTH_SHARE = 0.6;

/** What is left of an occurrence in a post of so many words: 1 in an ordinary one. */
export const lengthShare = (words: number): number =>
  1 / (1 - LENGTH_SHARE + (LENGTH_SHARE * Math.max(words, SHORTEST)) / ORDINARY_WORDS);

/** Steps of a byte in each doubling of a worth: a step is 4.4 %. */
const STEPS = 16;
/** The least worth that is told apart: 2 ** -3. */
const LEAST = 3;

/** A worth as a byte, 1 to 255. */
export function toByte(worth: number): number {
  return Math.max(1, Math.min(255, Math.round((Math.log2(worth) + LEAST) * STEPS) + 1));
}

/** The worth of each byte; 0 is never written. */
export const WORTH: Float64Array = Float64Array.from({ length: 256 }, (_, byte) =>
  byte === 0 ? 0 : 2 ** ((byte - 1) / STEPS - LEAST),
);

/** BM25's k1: the second occurrence counts less than the first. */
const SATURATION = 1.2;

/** What a worth, summed over the forms of a word, adds to a score before the word's rarity is counted in: below 1. */
export const saturate = (worth: number): number => worth / (worth + SATURATION);

/** How much a word tells that `holding` posts out of `posts` hold (BM25's idf). */
export const rarity = (holding: number, posts: number): number =>
  Math.log(1 + (Math.max(0, posts - holding) + 0.5) / (holding + 0.5));

/**
 * The weights that a form of a query may have. They also set the three steps of the order: a post that holds a word as
 * typed stands above one that holds a form of it, and this one above one that holds what begins so or means the same.
 */
export const AS_TYPED = 1;
export const INFLECTED = 0.5;
export const LOOSE = 0.25;

/** Forms kept for each beginning of one, two or three signs. */
export const KEPT_PER_PREFIX = 32;
