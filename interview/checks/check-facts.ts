/** Facts outside a post that its checks depend on, gathered by the backend. */
import { z } from 'zod';
import { TIGHTEST_LIMITS } from '../destinations.ts';
import { creditShape } from '../people/person-shapes.ts';
import { idSchema, LIMITS } from '../document.ts';
import { ACTIVE_KINDS } from '../markup/active-content.ts';
import { HOUSES } from '../typography/rules.ts';
import { CHECK_CODES } from './codes.ts';

const name = z.string().max(300);
const count = z.int().min(0);
const LINK_STATES = ['reached', 'dead', 'local', 'doubtful', 'offline'] as const;
const linkFactSchema = z.strictObject({
  url: z.string().max(4_096),
  /** `doubtful`: the server answered without saying that the page is gone. `offline`: no server could be reached. */
  state: z.enum(LINK_STATES),
});
export type LinkFact = z.infer<typeof linkFactSchema>;

/** Whether a person consents to one use of them in a post. `withdrawn`: also refused. */
const CONSENT_STANDINGS = ['given', 'missing', 'expired', 'withdrawn'] as const;
export type ConsentStanding = (typeof CONSENT_STANDINGS)[number];

export const checkFactsSchema = z.strictObject({
  /** Checks that the blog requires. */
  required: z.array(z.enum(CHECK_CODES)).max(100),
  /** The blog's limits on labels. */
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
  /** Addresses of this library's posts that are not public. */
  notOnline: z.array(z.string().max(4_096)).max(2_000),
  /** People who approved an earlier wording, with the turns changed since. */
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
  /** People who were asked to approve their answers, and the answers they have not approved as they are. */
  unapproved: z
    .array(z.strictObject({ name, answers: z.array(idSchema).min(1).max(LIMITS.blocks) }))
    .max(500),
  /** The consents of each participant; absent as long as the library has none at all. */
  consents: z
    .array(
      z.strictObject({
        participant: idSchema,
        words: z.enum(CONSENT_STANDINGS),
        picture: z.enum(CONSENT_STANDINGS),
        voice: z.enum(CONSENT_STANDINGS),
      }),
    )
    .max(500)
    .optional(),
  /** Available once the text to send has been rendered. */
  sending: z
    .strictObject({
      /** Size of everything to send, and the blog's limit. */
      bytes: count,
      limit: count,
      /** Counts of pictures with no chosen host, and with no address yet. */
      hostless: count,
      missing: count,
      /** No jump break: the home page would show the whole post. */
      /** Bytes of pictures before the jump break if there are many, else 0. */
      head: count,
      /** Active content to be left out, because it comes from another page. */
      left: z
        .array(z.strictObject({ kind: z.enum(ACTIVE_KINDS), count: z.int().min(1) }))
        .max(ACTIVE_KINDS.length),
    })
    .optional(),
});
export type CheckFacts = z.infer<typeof checkFactsSchema>;

export const NO_FACTS: CheckFacts = {
  required: [],
  limits: { labels: TIGHTEST_LIMITS.labels, labelCharacters: TIGHTEST_LIMITS.labelCharacters },
  house: 'fine',
  people: [],
  links: [],
  notOnline: [],
  approved: [],
  unapproved: [],
};
