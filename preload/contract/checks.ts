/** Checks of a post before publishing (facts from the backend, requirements of each blog, links), and spelling. */
import { z } from 'zod';
import { CHECK_CODES } from '#interview/checks/codes.ts';
import { checkFactsSchema } from '#interview/checks/check-facts.ts';
import { CHECKED_LANGUAGES, LONGEST_WORD } from '#interview/spelling.ts';
import { idSchema, instant, nothing } from './shapes.ts';

const codes = z.array(z.enum(CHECK_CODES)).max(100);

/** Progress of a post's link check. */
export const linkCheckSchema = z.strictObject({
  /** Number of distinct web addresses in the post. */
  addresses: z.int().min(0),
  /** Links requested in this session. */
  asked: z.int().min(0),
  running: z.boolean(),
  /** Time of the last response or failure. */
  at: instant.optional(),
  /** The last check could not reach the network. */
  offline: z.boolean(),
});
export type LinkCheck = z.infer<typeof linkCheckSchema>;

export const checkRequests = {
  /**
   * Facts outside the post that its checks need, as of its last save. Default blog: the one it is published on, or
   * would be. Fails with post.not-found, post.newer-version.
   */
  'checks.facts': {
    input: z.strictObject({ postId: idSchema, blogId: idSchema.optional() }),
    /** `tags`: this blog calls labels tags. */
    output: z.strictObject({ facts: checkFactsSchema, links: linkCheckSchema, tags: z.boolean() }),
  },
  /** Fails with blog.not-found. */
  'checks.required': { input: z.strictObject({ blogId: idSchema }), output: z.strictObject({ codes }) },
  /** Fails with blog.not-found, request.invalid (a check that cannot be required). */
  'checks.require': {
    input: z.strictObject({ blogId: idSchema, code: z.enum(CHECK_CODES), required: z.boolean() }),
    output: z.strictObject({ codes }),
  },
  /**
   * Requests every address in the post as last saved. Runs only on the author's command. Returns at once and emits
   * checks.changed as results arrive; a second call replaces the first. Fails with post.not-found, post.newer-version.
   */
  'links.check': { input: z.strictObject({ postId: idSchema }), output: nothing },
  'links.stop': { input: nothing, output: nothing },
} as const;

/** A word and an optional prefix, without white space. */
const wordSchema = z
  .string()
  .min(1)
  .max(LONGEST_WORD + 8)
  .regex(/^\S+$/u);
export const MOST_PERSONAL_WORDS = 5_000;
export const MOST_KNOWN_FORMS = 20_000;
const MOST_POST_FORMS = 2_000;

/** The author's own words and the configuration of the spelling checker. Page -> backend. */
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
  /** Languages of the open post that have a dictionary (none turns checking off), and the names of its people. */
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
  /** Called from the context menu. Input that is not a word is ignored. */
  'spelling.add': { input: z.strictObject({ word: z.string().max(200) }), output: nothing },
  /** Every form accepted by the checker: personal words first, then names of the directory. */
  'spelling.known': {
    input: nothing,
    output: z.strictObject({ forms: z.array(wordSchema).max(MOST_KNOWN_FORMS) }),
  },
} as const;
