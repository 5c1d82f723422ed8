/**
 * The worth of an occurrence (BM25F, docs/design/search.md#order): the title first, then speakers, labels, lead and
 * questions. The worth of a form in a post is one byte in the index; saturation is applied to the sum over all forms of
 * a query word, as if they were one (summing saturated values would reward having several spellings).
 */
import type { Passage } from '#interview/passages.ts';

/** The field of a form: the types of passages, and the names, roles and organisations of the people asked. */
export type Field = Passage['type'] | 'people';

/** What is left of an occurrence in `words` words, where `ordinary` are usual and length counts for `share` (BM25's b). */
const lengthShare = (
  words: number,
  { ordinary, share }: Readonly<{ ordinary: number; share: number }>,
): number => 1 / (1 - share + (share * words) / ordinary);

/** By what an occurrence is multiplied; `long`: its weight depends on how long the post is (`shareOfPost`). */
export const FIELDS: Readonly<Record<Field, Readonly<{ weight: number; long: boolean }>>> = {
  // Names and labels are short whatever the post, and a title has a length of its own (`shareOfTitle`).
  title: { weight: 10, long: false },
  people: { weight: 8, long: false },
  label: { weight: 6, long: false },
  lead: { weight: 4, long: true },
  question: { weight: 3, long: true },
  answer: { weight: 1, long: true },
  text: { weight: 1, long: true },
  caption: { weight: 1, long: true },
};

/** Of a post that begins by its answers or its text: so many words say what it is about, and count as many times more. */
export const EARLY = { words: 100, times: 2 };

/**
 * Lengths are normalised against fixed ones, so that a post's bytes depend on that post alone: a mean over the archive
 * would make every list stale at each save.
 */
const POST = { ordinary: 1_000, share: 0.75 };
const TITLE = { ordinary: 8, share: 0.75 };
/** Below, a post is not shorter: three words would otherwise weigh more than any title. */
const SHORTEST = 100;

/** Of a post of so many words: 1 for an ordinary one. */
export const shareOfPost = (words: number): number => lengthShare(Math.max(words, SHORTEST), POST);
export const shareOfTitle = (words: number): number => lengthShare(words, TITLE);

/** The bit of a byte for a form in the title; the seven others encode the worth. */
export const IN_TITLE = 0x80;
/** Steps of a byte in each doubling of a worth: a step is 6.5 %. */
const STEPS = 11;
/** The least worth that is encoded: 2 ** -4. */
const LEAST = 4;
const GREATEST = 0x7f;

/** A worth as seven bits, 1 to 127. */
export function toByte(worth: number): number {
  return Math.max(1, Math.min(GREATEST, Math.round((Math.log2(worth) + LEAST) * STEPS) + 1));
}

/** The worth of each byte, in the title or not; 0 is never written. */
export const WORTH: Float64Array = Float64Array.from({ length: 256 }, (_, byte) => {
  const step = byte & GREATEST;
  return step === 0 ? 0 : 2 ** ((step - 1) / STEPS - LEAST);
});

/** BM25's k1: the second occurrence counts less than the first. */
const SATURATION = 1.2;

/** What a worth, summed over the forms of a word, adds to a score before the word's rarity is counted in: below 1. */
export const saturate = (worth: number): number => worth / (worth + SATURATION);

/** The weight of a word that `holding` posts out of `posts` hold (BM25's idf). */
export const rarity = (holding: number, posts: number): number =>
  Math.log(1 + (Math.max(0, posts - holding) + 0.5) / (holding + 0.5));

/** How well a form matches a word of the query; posts are ordered by it before any weight. */
export type Step = 1 | 2 | 3 | 4;
export const AS_TYPED = 4;
/** Its plural, its feminine: another form of the same word. */
export const INFLECTED = 3;
/** Of the same stem: a form of a verb, or a word made from the same root. */
export const RELATED = 2;
/** It begins so, or the author calls it equivalent. */
export const LOOSE = 1;

/** What an occurrence of a form of each step counts. */
export const SHARES: Readonly<Record<Step, number>> = {
  [AS_TYPED]: 1,
  [INFLECTED]: 0.5,
  [RELATED]: 0.35,
  [LOOSE]: 0.25,
};

/** Puts the steps of the order apart: no sum of saturated words reaches it. */
export const STEP = 10_000;
/** Puts those first whose title holds all the words: no sum of steps reaches it. */
const TITLED = 10_000_000;

/**
 * Added to the score of a post that holds the words of a query side by side, as typed. Above any sum of steps, so above a title
 * that holds one word of several; below a title that holds all of them.
 */
export const TOGETHER = TITLED / 2;

/**
 * What is added to the score of a post whose title holds all the words; `lack`: by how much
 * the sum of the steps of its forms in the title is below that of its best forms, 0 or less. Of several words, the title is hardly by chance about all of
 * them, in whatever form, and is judged by the forms it has. One word says less: its forms stay below what was typed.
 */
export const forTitle = (words: number, lack: number): number =>
  words === 1 ? (lack === 0 ? STEP / 2 : 0) : TITLED + lack * STEP;

/** Forms kept for each beginning of one, two or three signs. */
export const KEPT_PER_PREFIX = 32;
