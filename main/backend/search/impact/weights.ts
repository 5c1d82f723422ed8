/**
 * The worth of an occurrence (BM25F, docs/design/search.md#order): the title first, then speakers, labels, lead and
 * questions. The worth of a form in a post is one byte in the index; saturation is applied to the sum over all forms of
 * a query word, as if they were one (summing saturated values would favour several spellings).
 */
import type { Passage } from '#interview/passages.ts';

/** The field of a form: the type of its passage, or `people` for names, roles and organisations of the speakers. */
export type Field = Passage['type'] | 'people';

/**
 * The remaining share of an occurrence in a text of `words` words; `ordinary` is the usual length, and `share` the
 * influence of length (BM25's b).
 */
const lengthShare = (
  words: number,
  { ordinary, share }: Readonly<{ ordinary: number; share: number }>,
): number => 1 / (1 - share + (share * words) / ordinary);

/** The factor of an occurrence; `long` means that it also depends on the length of the post (`shareOfPost`). */
export const FIELDS: Readonly<Record<Field, Readonly<{ weight: number; long: boolean }>>> = {
  // Names and labels are short in any post, and a title has a length of its own (`shareOfTitle`).
  title: { weight: 10, long: false },
  people: { weight: 8, long: false },
  label: { weight: 6, long: false },
  lead: { weight: 4, long: true },
  question: { weight: 3, long: true },
  answer: { weight: 1, long: true },
  text: { weight: 1, long: true },
  caption: { weight: 1, long: true },
};

/** In a post that begins with answers or text, this many words tell its subject and count more. */
export const EARLY = { words: 100, times: 2 };

/**
 * Lengths are compared with fixed ones, so that a post's bytes only depend on that post: a mean over the archive would
 * invalidate all lists at each save.
 */
const POST = { ordinary: 1_000, share: 0.75 };
const TITLE = { ordinary: 8, share: 0.75 };
/** Minimum length; otherwise three words would weigh more than any title. */
const SHORTEST = 100;

/** The factor for a post of this length: 1 for an ordinary one. */
export const shareOfPost = (words: number): number => lengthShare(Math.max(words, SHORTEST), POST);
export const shareOfTitle = (words: number): number => lengthShare(words, TITLE);

/** The bit of a byte for a form in the title; the seven others encode the worth. */
export const IN_TITLE = 0x80;
/** Steps of a byte per doubling of the worth: a step is 6.5 %. */
const STEPS = 11;
/** The smallest encoded worth: 2 ** -4. */
const LEAST = 4;
const GREATEST = 0x7f;

/** A worth as seven bits, 1 to 127. */
export function toByte(worth: number): number {
  return Math.max(1, Math.min(GREATEST, Math.round((Math.log2(worth) + LEAST) * STEPS) + 1));
}

/** The worth of each byte, with or without the title bit; 0 is never written. */
export const WORTH: Float64Array = Float64Array.from({ length: 256 }, (_, byte) => {
  const step = byte & GREATEST;
  return step === 0 ? 0 : 2 ** ((step - 1) / STEPS - LEAST);
});

/** BM25's k1: later occurrences count less than the first. */
const SATURATION = 1.2;

/** The score of a worth summed over the forms of a word, before the word's rarity: below 1. */
export const saturate = (worth: number): number => worth / (worth + SATURATION);

/** The weight of a word that is in `holding` of `posts` posts (BM25's idf). */
export const rarity = (holding: number, posts: number): number =>
  Math.log(1 + (Math.max(0, posts - holding) + 0.5) / (holding + 0.5));

/** How well a form matches a word of the query; the first criterion of the order, before any weight. */
export type Step = 1 | 2 | 3 | 4;
export const AS_TYPED = 4;
/** Another form of the same word, such as its plural or feminine. */
export const INFLECTED = 3;
/** The same stem: a form of a verb, or a word with the same root. */
export const RELATED = 2;
/** A longer word that begins with it, or an equivalent name. */
export const LOOSE = 1;

export const SHARES: Readonly<Record<Step, number>> = {
  [AS_TYPED]: 1,
  [INFLECTED]: 0.5,
  [RELATED]: 0.35,
  [LOOSE]: 0.25,
};

/** Score per step; larger than any sum of saturated words. */
export const STEP = 10_000;
/** Score for posts whose title has all the words; larger than any sum of steps. */
const TITLED = 10_000_000;

/**
 * Added to the score of a post in which the words of a query are adjacent, as typed. More than any sum of steps, so
 * more than a title with one word of several; less than a title with all of them.
 */
export const TOGETHER = TITLED / 2;

/**
 * Added to the score of a post whose title has all the words; `lack` is the sum of the steps in the title minus the sum
 * of its best forms, 0 or less. A title with several words of the query is relevant in whatever form, and is ranked by
 * these forms. With a single word, inflected forms rank below the typed form.
 */
export const forTitle = (words: number, lack: number): number =>
  words === 1 ? (lack === 0 ? STEP / 2 : 0) : TITLED + lack * STEP;

/** Forms kept per prefix of one, two or three characters. */
export const KEPT_PER_PREFIX = 32;
