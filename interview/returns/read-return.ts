/**
 * What one person sent back about a post, as its carrier holds it: nothing is compared with the post yet. Every carrier
 * (mail, document, form, table) is read into this shape, text only.
 */
import { z } from 'zod';
import { LIMITS, topBlockSchema, idSchema } from '../document.ts';

/** What was asked for: answers to questions, corrections and approval of a text, consent to its use. */
export const PURPOSES = ['questions', 'review', 'consent'] as const;

export const CARRIERS = ['mail', 'document', 'form', 'table', 'text'] as const;

/** What a consent covers. */
export const CONSENT_SUBJECTS = ['words', 'picture', 'voice'] as const;

const line = z.string().max(LIMITS.line);
const remark = z.string().max(20_000);

/**
 * One part of the return. `mark`: its number among the marks of the sent text: 0 is the title, 1 the lead, from 2 on the
 * questions and answers in their order (`markedParts`). `code`: of a question, from a mail or a column (`Q3-K7M`).
 * Without either, its words decide.
 */
export const readTurnSchema = z.strictObject({
  mark: z.int().min(0).max(LIMITS.blocks).optional(),
  code: z
    .string()
    .regex(/^Q\d{1,3}-[A-Z\d]{3}$/)
    .optional(),
  /** The wording of the question it stands under, where it has one. */
  asked: line.optional(),
  /** The words received; absent where none were, as in a form that only approves. */
  blocks: z.array(topBlockSchema).max(5_000).optional(),
  /** `false`: the person expressly does not approve. */
  isApproved: z.boolean().optional(),
  remark: remark.optional(),
});
export type ReadTurn = z.infer<typeof readTurnSchema>;

export const readConsentSchema = z.strictObject({
  subject: z.enum(CONSENT_SUBJECTS),
  isGiven: z.boolean(),
});
export type ReadConsent = z.infer<typeof readConsentSchema>;

export const readReturnSchema = z.strictObject({
  carrier: z.enum(CARRIERS),
  purpose: z.enum(PURPOSES).optional(),
  /** The post and the sent revision, where the carrier names them. */
  postId: idSchema.optional(),
  sentRevision: idSchema.optional(),
  /** Who sent it, as the carrier says. */
  person: line.optional(),
  address: line.optional(),
  /** When it was sent, in milliseconds. */
  at: z.int().min(0).max(8.64e15).optional(),
  turns: z.array(readTurnSchema).max(2_000),
  consents: z.array(readConsentSchema).max(10),
});
export type ReadReturn = z.infer<typeof readReturnSchema>;
