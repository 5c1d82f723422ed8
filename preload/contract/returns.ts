/** Returns about a post, the statements in them about its turns, and the files as evidence. */
import { z } from 'zod';
import { PURPOSES, CARRIERS, readConsentSchema } from '#interview/returns/read-return.ts';
import {
  STATEMENTS,
  statementSchema,
  TURN_STATES,
  turnsOfReturnSchema,
} from '#interview/returns/placed-turn.ts';
import { idSchema, instant, nothing, shortText, token } from './shapes.ts';

const personName = z.string().trim().min(1).max(200);
/** The id of a question or answer, or `/title`, `/lead`. */
const turnId = z.string().max(64);
const remark = z.string().max(20_000);

export const turnApprovalSchema = z.strictObject({
  turn: turnId,
  name: z.string().max(200),
  participantId: idSchema.optional(),
  state: z.enum(STATEMENTS),
  /** Whether the words are still those. */
  isCurrent: z.boolean(),
  statedAt: instant,
  remark: remark.optional(),
});
export type TurnApproval = z.infer<typeof turnApprovalSchema>;

const returnToTakeSchema = z.strictObject({
  postId: idSchema,
  name: personName,
  participantId: idSchema.optional(),
  purpose: z.enum(PURPOSES),
  carrier: z.enum(CARRIERS),
  sentRevision: idSchema.optional(),
  sentAt: instant.optional(),
  turns: z
    .array(
      z.strictObject({
        turn: turnId,
        state: z.enum(TURN_STATES),
        remark: remark.optional(),
        /** The person’s statement about the turn; absent for an answer to a question. */
        statement: statementSchema.optional(),
        /** The words are now the post’s. */
        isTaken: z.boolean(),
      }),
    )
    .max(2_000),
  consents: z.array(readConsentSchema).max(10),
});
export type ReturnToTake = z.infer<typeof returnToTakeSchema>;

const postReturnSchema = z.strictObject({
  id: idSchema,
  name: z.string().max(200),
  purpose: z.enum(PURPOSES),
  carrier: z.enum([...CARRIERS, 'scan']),
  fileName: shortText,
  /** The file is stored and can be saved. */
  hasFile: z.boolean(),
  turns: turnsOfReturnSchema,
  sentAt: instant,
  takenAt: instant,
});
export type PostReturn = z.infer<typeof postReturnSchema>;

export const returnRequests = {
  /**
   * Stores a return whose words were written into the saved post. `received`: the file’s token (exchange.read-document),
   * or the pasted text. Fails with post.not-found, file.token-unknown.
   */
  'returns.take': {
    input: z.strictObject({
      return: returnToTakeSchema,
      received: z.union([z.strictObject({ token }), z.strictObject({ text: z.string().max(2_000_000) })]),
    }),
    output: z.strictObject({ id: idSchema }),
  },
  /**
   * Stores a scan or any other file as evidence of an approval or a consent; it is not read. `token` comes from
   * dialogs.choose-document. Fails with post.not-found, file.token-unknown, file.unreadable, return.file-too-large.
   */
  'returns.attach': {
    input: z.strictObject({
      postId: idSchema,
      name: personName,
      purpose: z.enum(PURPOSES).extract(['review', 'consent']),
      token,
    }),
    output: z.strictObject({ id: idSchema }),
  },
  'returns.list': {
    input: z.strictObject({ postId: idSchema }),
    output: z.strictObject({ items: z.array(postReturnSchema).max(500) }),
  },
  /**
   * Writes the received file into the folder that the author chose (dialogs.choose-destination), beside files of its name.
   * Fails with return.not-found,
   * file.token-unknown, export.not-written.
   */
  'returns.save-file': {
    input: z.strictObject({ id: idSchema, destination: token }),
    output: nothing,
  },
  /** Each person’s statements about the turns of the saved post. Fails with post.not-found, post.newer-version. */
  'returns.turns': {
    input: z.strictObject({ postId: idSchema }),
    output: z.strictObject({ items: z.array(turnApprovalSchema).max(5_000) }),
  },
} as const;
