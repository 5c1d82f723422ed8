/** Earlier states of a post put back, and who approved which of them. */
import { z } from 'zod';
import { factsSchema } from '#interview/checks/facts.ts';
import { idSchema, instant, nothing } from './shapes.ts';

const saveNumber = z.int().min(0);
/** `before`: the revision that holds what stood before; putting that one back undoes. */
const restored = z.strictObject({ saveNumber, before: idSchema });
const name = z.string().trim().min(1).max(200);

/** Of one person, the last time. `changes`: how much of what they approved reads otherwise now. */
export const approvalSchema = z.strictObject({
  revisionId: idSchema,
  name: z.string().max(200),
  approvedAt: instant,
  note: z.string().max(2_000),
  changes: z.int().min(0),
  turns: factsSchema.shape.approved.element.shape.turns,
  /** Of somebody who takes part: the turns that they answer for. Absent: all of it. */
  own: z.array(idSchema).max(20_000).optional(),
});
export type Approval = z.infer<typeof approvalSchema>;

export const historyRequests = {
  /**
   * The revision's text becomes the post's, which is kept first (`before-restore`), and is kept itself (`restored`).
   * Fails with revision.not-found, post.newer-version, post.changed-elsewhere (a later save), disk.full.
   */
  'revisions.restore': {
    input: z.strictObject({ id: idSchema, baseSave: saveNumber, saveId: idSchema }),
    output: restored,
  },
  /** As revisions.restore, for one question or answer. Also fails with revision.not-found where it has none of that id. */
  'revisions.restore-turn': {
    input: z.strictObject({ id: idSchema, turnId: idSchema, baseSave: saveNumber, saveId: idSchema }),
    output: restored,
  },
  /** Who approved the post, one line each, and who is waited for. Fails with post.not-found, post.newer-version. */
  'approvals.list': {
    input: z.strictObject({ postId: idSchema }),
    output: z.strictObject({
      approved: z.array(approvalSchema).max(500),
      awaited: z.array(z.string().max(200)).max(500),
    }),
  },
  /**
   * Somebody said yes: to the post as it is stored, or to one of its revisions. The state is kept for ever. Whoever is
   * named like somebody who takes part approves the own answers, anybody else all of it.
   * Fails with post.not-found, revision.not-found.
   */
  'approvals.add': {
    input: z.strictObject({
      postId: idSchema,
      revisionId: idSchema.optional(),
      name,
      approvedAt: instant,
      note: z.string().max(2_000),
    }),
    output: z.strictObject({ revisionId: idSchema }),
  },
  /** The approval no longer counts; its revision stays. Fails with revision.not-found. */
  'approvals.withdraw': { input: z.strictObject({ revisionId: idSchema }), output: nothing },
  /** Whose yes is waited for, or no longer. Fails with post.not-found. */
  'approvals.await': {
    input: z.strictObject({ postId: idSchema, name, awaited: z.boolean() }),
    output: nothing,
  },
} as const;
