/** A problem to look at before publishing, and the place to solve it. */
import { z } from 'zod';
import { idSchema } from '../document.ts';
import { CHECK_CODES, isRefused, type CheckCode } from './codes.ts';

const position = z.int().min(0).max(1_000_000);

/** A part of the body, by its index among parts of its kind; pictures in rows and links of the lead count. */
const partSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.enum(['picture', 'link', 'table', 'video', 'sealed', 'quote']), at: position }),
  /** Words of a paragraph of the body, as UTF-16 offsets in its text. */
  z.strictObject({ kind: z.literal('words'), at: position, from: position, to: position }),
]);
export type Part = z.infer<typeof partSchema>;

/** Parts of a post that are not inside its body. */
export const GENERAL_PARTS = ['title', 'text', 'labels', 'typography', 'revisions', 'consents'] as const;

const spotSchema = z.strictObject({
  questionId: idSchema.optional(),
  answerId: idSchema.optional(),
  /** Index among the headings of the body, from 0. */
  heading: position.optional(),
  part: z
    .discriminatedUnion('kind', [
      ...partSchema.options,
      z.strictObject({ kind: z.enum(GENERAL_PARTS) }),
      /** A participant. */
      z.strictObject({ kind: z.literal('people'), id: idSchema }),
    ])
    .optional(),
});
export type CheckSpot = z.infer<typeof spotSchema>;

/** Index of the block in the body, and in its answer. */
const pathSchema = z.tuple([position, position.optional()]);
export type Path = z.infer<typeof pathSchema>;

const LONGEST_WORDS = 200;
export const checkSchema = z.strictObject({
  code: z.enum(CHECK_CODES),
  /** Whether it prevents publishing: the blog would refuse the post, or requires the check. */
  blocks: z.boolean(),
  /** Text that identifies the part; '' if it has none. */
  words: z.string().max(LONGEST_WORDS),
  /** Further text: the participant whose answer is missing, the name in the directory. */
  about: z.string().max(LONGEST_WORDS),
  /** Number of problems that one check covers: typographic changes, kilobytes. */
  count: z.int().min(0),
  spot: spotSchema,
  /** Path of the block, for the repair. */
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
/** Shortens to one identifiable line, cut between characters. */
function shorten(text: string): string {
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

const truncate = (text: string): string => text.slice(0, LONGEST_WORDS);

export function check(
  code: CheckCode,
  { words = '', about = '', count = 0, spot = {}, path }: CheckDetails = {},
): Check {
  // In full: the repair compares names, and the window translates kinds.
  const fit = code.startsWith('name-') || code === 'html-left-out' ? truncate : shorten;
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
