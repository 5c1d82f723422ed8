/** One thing that deserves a look before publishing, and where it is seen to. */
import { z } from 'zod';
import { idSchema } from '../document.ts';
import { CHECK_CODES, isRefused, type CheckCode } from './codes.ts';

const position = z.int().min(0).max(1_000_000);

/** One thing of the body, by its place among its like: pictures of rows each count, links of the lead too. */
const partSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.enum(['picture', 'link', 'table', 'video', 'sealed', 'quote']), at: position }),
  /** Words of a paragraph of the body, in UTF-16 units of its text. */
  z.strictObject({ kind: z.literal('words'), at: position, from: position, to: position }),
]);
export type Part = z.infer<typeof partSchema>;

/** What stands beside the text, or is all of it. */
export const BESIDE = ['title', 'text', 'labels', 'typography', 'revisions'] as const;

const spotSchema = z.strictObject({
  questionId: idSchema.optional(),
  answerId: idSchema.optional(),
  /** For a heading: its place among the headings of the body, from 0. */
  heading: position.optional(),
  part: z
    .discriminatedUnion('kind', [
      ...partSchema.options,
      z.strictObject({ kind: z.enum(BESIDE) }),
      /** Somebody who takes part. */
      z.strictObject({ kind: z.literal('people'), id: idSchema }),
    ])
    .optional(),
});
export type CheckSpot = z.infer<typeof spotSchema>;

/** The block in the body, and in its answer. */
const pathSchema = z.tuple([position, position.optional()]);
export type Path = z.infer<typeof pathSchema>;

const LONGEST_WORDS = 200;
export const checkSchema = z.strictObject({
  code: z.enum(CHECK_CODES),
  /** Publishing is refused while it stands: by Blogger, or because this blog asks for it. */
  blocks: z.boolean(),
  /** What it is about, to know it by; '' when it has no words. */
  words: z.string().max(LONGEST_WORDS),
  /** A second one: the question whose answer is missing, the name in the directory. */
  about: z.string().max(LONGEST_WORDS),
  /** How many, where it is one line for several: changes of typography, kilobytes. */
  count: z.int().min(0),
  spot: spotSchema,
  /** For the repair: where the block stands. */
  path: pathSchema.optional(),
});
export type Check = z.infer<typeof checkSchema>;

type CheckDetails = Readonly<{
  words?: string;
  about?: string;
  count?: number;
  spot?: CheckSpot;
  path?: Path;
}>;

const LONGEST_SHOWN = 60;
/** Enough to know it by, on one line; cut between signs. */
function short(text: string): string {
  const line = text
    .slice(0, 1_000)
    .replace(/[\u200b\u2060\ufeff]/gu, '')
    .replace(/\s+/gu, ' ')
    .trim();
  const signs = Array.from(line);
  return signs.length > LONGEST_SHOWN
    ? `${signs
        .slice(0, LONGEST_SHOWN - 1)
        .join('')
        .trimEnd()}…`
    : line;
}

const whole = (text: string): string => text.slice(0, LONGEST_WORDS);

export function check(
  code: CheckCode,
  { words = '', about = '', count = 0, spot = {}, path }: CheckDetails = {},
): Check {
  // Not shortened: the repair compares names, and the window translates kinds.
  const fit = code.startsWith('name-') || code === 'html-left-out' ? whole : short;
  return {
    code,
    blocks: isRefused(code),
    words: fit(words),
    about: fit(about),
    count,
    spot,
    ...(path === undefined ? {} : { path }),
  };
}
