/** One turn of a return beside the post: what it says about that turn, and what the post says now. */
import { z } from 'zod';
import { answerBlockSchema, LIMITS } from '../document.ts';

export const TURN_STATES = [
  /** An answer to a question that had none. */
  'answered',
  /** Approved as it was sent, and unchanged here. */
  'approved',
  /** Other words than those sent. */
  'corrected',
  /** A remark, without other words. */
  'remark',
  /** The post’s words are no longer those that were sent. */
  'changed-here',
  /** The turn is no longer in the post. */
  'deleted-here',
  /** No turn of the post or of the sent text. */
  'unknown',
] as const;
export type TurnState = (typeof TURN_STATES)[number];

/** What is stored of each turn of a return. */
export const turnsOfReturnSchema = z
  .array(
    z.strictObject({
      turn: z.string().max(64),
      state: z.enum(TURN_STATES),
      remark: z.string().max(20_000).optional(),
    }),
  )
  .max(2_000);
export type TurnsOfReturn = z.infer<typeof turnsOfReturnSchema>;

const blocks = z.array(answerBlockSchema).max(5_000);

export const placedTurnSchema = z.strictObject({
  /** Of a question or an answer; TITLE, LEAD (turn-words.ts); '' for an unknown one. */
  turn: z.string().max(64),
  part: z.enum(['title', 'lead', 'question', 'answer', 'unknown']),
  /** The question, in the post’s words, else in those of the return. */
  question: z.string().max(LIMITS.line),
  code: z.string().max(20).optional(),
  state: z.enum(TURN_STATES),
  /** How it was placed. */
  how: z.enum(['mark', 'code', 'words', 'order', 'none']),
  /** The words of the post now, those sent, and those received: none where the person removed the turn. */
  now: blocks,
  sent: blocks.optional(),
  received: blocks.optional(),
  remark: z.string().max(20_000).optional(),
});
export type PlacedTurn = z.infer<typeof placedTurnSchema>;

/** A person’s statement about the words of a turn. */
export const STATEMENTS = ['approved', 'corrected', 'remark'] as const;
export const statementSchema = z.strictObject({
  state: z.enum(STATEMENTS),
  /** The words they approved or wrote (turn-words.ts). */
  words: z.string().max(LIMITS.text),
});
export type Statement = z.infer<typeof statementSchema>;
