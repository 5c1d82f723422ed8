/** What is not in a post and yet decides what is said of it: only the backend knows it, and gives it in this shape. */
import { z } from 'zod';
import { TIGHTEST_LIMITS } from '../destinations.ts';
import { creditShape } from '../people/person-shapes.ts';
import { idSchema } from '../document.ts';
import { ACTIVE_KINDS } from '../markup/active-content.ts';
import { HOUSES } from '../typography/rules.ts';
import { CHECK_CODES } from './codes.ts';

const name = z.string().max(300);
const count = z.int().min(0);
const LINK_STATES = ['reached', 'dead', 'local', 'doubtful', 'offline'] as const;
const linkFactSchema = z.strictObject({
  url: z.string().max(4_096),
  /** `doubtful`: somebody answered, and did not say that the page is gone. `offline`: nobody could be asked. */
  state: z.enum(LINK_STATES),
});
export type LinkFact = z.infer<typeof linkFactSchema>;

export const factsSchema = z.strictObject({
  /** What the blog asks for. */
  required: z.array(z.enum(CHECK_CODES)).max(100),
  /** What the blog takes of labels. */
  limits: z.strictObject({ labels: count, labelCharacters: count }),
  house: z.enum(HOUSES),
  people: z
    .array(
      z.strictObject({
        participant: idSchema,
        self: z.boolean(),
        person: z.strictObject({ id: idSchema, name, ...creditShape }),
      }),
    )
    .max(2_000),
  links: z.array(linkFactSchema).max(2_000),
  /** Addresses of posts of this library that no reader gets to. */
  notOnline: z.array(z.string().max(4_096)).max(2_000),
  /** Who approved words that read otherwise now, and which turns do. */
  approved: z
    .array(
      z.strictObject({
        name,
        changes: z.int().min(1),
        turns: z
          .array(z.strictObject({ id: idSchema, kind: z.enum(['question', 'answer']), words: name }))
          .max(200),
      }),
    )
    .max(500),
  /** Known once the text is made as it will be sent. */
  sending: z
    .strictObject({
      /** Of all that would be sent, and what Blogger bears. */
      bytes: count,
      limit: count,
      /** Pictures for which the author has not chosen where they go; that have no address yet. */
      hostless: count,
      missing: count,
      /** All of it would stand on the home page. */
      /** Bytes of pictures before « Lire la suite », where they are many; else 0. */
      head: count,
      /** Active content that is left out: its HTML comes from another page. */
      left: z
        .array(z.strictObject({ kind: z.enum(ACTIVE_KINDS), count: z.int().min(1) }))
        .max(ACTIVE_KINDS.length),
    })
    .optional(),
});
export type Facts = z.infer<typeof factsSchema>;

export const NO_FACTS: Facts = {
  required: [],
  limits: { labels: TIGHTEST_LIMITS.labels, labelCharacters: TIGHTEST_LIMITS.labelCharacters },
  house: 'fine',
  people: [],
  links: [],
  notOnline: [],
  approved: [],
};
