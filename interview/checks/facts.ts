/** What is not in a post and yet decides what is said of it: only the backend knows it, and gives it in this shape. */
import { z } from 'zod';
import { idSchema } from '../document.ts';
import { HOUSES } from '../typography/rules.ts';
import { CHECK_CODES } from './codes.ts';

const name = z.string().max(300);
export const LINK_STATES = ['reached', 'dead', 'local', 'doubtful', 'offline'] as const;
export const linkFactSchema = z.strictObject({
  url: z.string().max(4_096),
  /** `doubtful`: somebody answered, and did not say that the page is gone. `offline`: nobody could be asked. */
  state: z.enum(LINK_STATES),
});
export type LinkFact = z.infer<typeof linkFactSchema>;

export const factsSchema = z.strictObject({
  /** What the blog asks for. */
  required: z.array(z.enum(CHECK_CODES)).max(100),
  house: z.enum(HOUSES),
  people: z
    .array(
      z.strictObject({
        participant: idSchema,
        self: z.boolean(),
        person: z.strictObject({ id: idSchema, name, role: name.optional(), organisation: name.optional() }),
      }),
    )
    .max(2_000),
  links: z.array(linkFactSchema).max(2_000),
  /** Addresses of posts of this library that no reader gets to. */
  notOnline: z.array(z.string().max(4_096)).max(2_000),
  /** Since somebody approved the post: which turns read otherwise. */
  approved: z
    .strictObject({
      changes: z.int().min(1),
      turns: z
        .array(z.strictObject({ id: idSchema, kind: z.enum(['question', 'answer']), words: name }))
        .max(200),
    })
    .optional(),
  /** Known once the text is made as it will be sent. */
  weight: z
    .strictObject({
      bytes: z.int().min(0),
      limit: z.int().min(0),
      /** Pictures, where nobody said yet where those of this blog go. */
      hostless: z.int().min(0),
      /** Pictures without an address on the blog's host. */
      missing: z.int().min(0),
      /** The home page would bear all of it. */
      breakProposed: z.boolean(),
      /** Bytes before the jump break, where they are more than a home page should bear; else 0. */
      heavyHead: z.int().min(0),
    })
    .optional(),
});
export type Facts = z.infer<typeof factsSchema>;

export const NO_FACTS: Facts = { required: [], house: 'fine', people: [], links: [], notOnline: [] };
