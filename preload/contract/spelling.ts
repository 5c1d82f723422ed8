/** The author's own words, and what the spelling checker is told. */
import { z } from 'zod';
import { CHECKED_LANGUAGES, LONGEST_WORD } from '#interview/spelling.ts';
import { nothing } from './shapes.ts';

/** A word and what may stand before it; never white space. */
const wordSchema = z
  .string()
  .min(1)
  .max(LONGEST_WORD + 8)
  .regex(/^\S+$/u);
export const MOST_PERSONAL_WORDS = 5_000;
export const MOST_KNOWN_FORMS = 20_000;
export const MOST_POST_FORMS = 2_000;

/** Page -> backend. */
export const spellingRequests = {
  /** The personal dictionary, in alphabetical order. */
  'spelling.words': {
    input: nothing,
    output: z.strictObject({ words: z.array(wordSchema).max(MOST_PERSONAL_WORDS) }),
  },
  'spelling.remove': { input: z.strictObject({ word: wordSchema }), output: nothing },
} as const;

/** Page -> shell. */
export const spellingShellRequests = {
  /** The languages of the post being written that have a dictionary, none to check nothing; the names of its people. */
  'spelling.configure': {
    input: z.strictObject({
      languages: z.array(z.enum(CHECKED_LANGUAGES)).max(CHECKED_LANGUAGES.length),
      words: z.array(wordSchema).max(MOST_POST_FORMS),
    }),
    output: nothing,
  },
} as const;

/** Shell -> backend. */
export const spellingHostRequests = {
  /** From the context menu. What is no word is left alone. */
  'spelling.add': { input: z.strictObject({ word: z.string().max(200) }), output: nothing },
  /** Every form the checker should know: personal words first, then the names of the directory. */
  'spelling.known': {
    input: nothing,
    output: z.strictObject({ forms: z.array(wordSchema).max(MOST_KNOWN_FORMS) }),
  },
} as const;
