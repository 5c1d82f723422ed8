/** « Entretiens trouvés »: interviews that recognition proposes for posts from a blog, and the author's decisions. */
import { z } from 'zod';
import { postSchema } from '#interview/document.ts';
import { PEOPLE_REASONS } from '#interview/people/people-reasons.ts';
import { REASONS } from '#interview/recognition/recognition.ts';
import { idSchema, instant, nothing, shortText, webAddress } from './shapes.ts';

/** `sure` and `check`: interviews; `none`: no interview. */
export const PROPOSAL_KINDS = ['sure', 'check', 'none'] as const;
export const proposalKindSchema = z.enum(PROPOSAL_KINDS);
export type ProposalKind = z.infer<typeof proposalKindSchema>;

/** `stale`: the post's text has changed and is analysed again. */
export const PROPOSAL_STATES = ['proposed', 'accepted', 'refused', 'stale'] as const;
export const proposalStateSchema = z.enum(PROPOSAL_STATES);
export type ProposalState = z.infer<typeof proposalStateSchema>;

/** The parts of the screen: people, then the three groups. */
export const PROPOSAL_PARTS = ['people', ...PROPOSAL_KINDS] as const;
export const proposalPartSchema = z.enum(PROPOSAL_PARTS);
export type ProposalPart = z.infer<typeof proposalPartSchema>;

/** The author's position in the proposals, saved to resume there. */
export const proposalPositionSchema = z.strictObject({ part: proposalPartSchema, id: idSchema.optional() });
export type ProposalPosition = z.infer<typeof proposalPositionSchema>;

const count = z.int().min(0);

const batchSchema = z.strictObject({
  id: idSchema,
  state: z.enum(['accepting', 'accepted', 'undoing', 'undone']),
  done: count,
  total: count,
});
export type ProposalBatch = z.infer<typeof batchSchema>;

export const proposalItemSchema = z.strictObject({
  postId: idSchema,
  title: shortText,
  kind: proposalKindSchema,
  state: proposalStateSchema,
  /** 0..1 */
  confidence: z.number().min(0).max(1),
  /** Strongest first, for or against. */
  reasons: z
    .array(z.strictObject({ code: z.enum(REASONS), count, weight: z.number() }))
    .max(REASONS.length * 2),
  questions: count,
  answers: count,
  publishedAt: instant.optional(),
  blogName: shortText.optional(),
  url: webAddress.optional(),
  /** The proposed interview; absent if none was recognised. */
  document: postSchema.optional(),
});
export type ProposalItem = z.infer<typeof proposalItemSchema>;

const sideSchema = z.strictObject({
  id: idSchema,
  name: z.string().max(200),
  posts: count,
  /** Whether this person is in the directory. */
  inDirectory: z.boolean(),
  /** Titles of some of the posts. */
  titles: z.array(shortText).max(3),
});
export const peopleQuestionSchema = z.strictObject({
  id: idSchema,
  /**
   * A name in the archive and the people it may refer to. The same id on both sides asks whether all people with this
   * one-word name are the same person.
   */
  person: sideSchema,
  other: sideSchema,
  score: z.number().min(0).max(1),
  reasons: z.array(z.enum(PEOPLE_REASONS)).max(PEOPLE_REASONS.length),
  /** Other people it may refer to. */
  others: z.array(z.strictObject({ id: idSchema, name: z.string().max(200) })).max(10),
});
export type PeopleQuestion = z.infer<typeof peopleQuestionSchema>;

const step = z.enum(['at', 'next', 'previous']);
const onePost = z.strictObject({ postId: idSchema });

export const proposalRequests = {
  'proposals.get': {
    input: nothing,
    output: z.strictObject({
      /** Number of pending proposals by part. */
      counts: z.strictObject({ people: count, sure: count, check: count, none: count }),
      /** Posts of a blog are still being analysed. */
      reading: z.boolean(),
      /**
       * Certain proposals that the author has viewed; from `sample` on, or after all of them, the rest can be accepted
       * at once.
       */
      seen: count,
      sample: count,
      mayAcceptAll: z.boolean(),
      batch: batchSchema.optional(),
      /** Whether there is a decision to undo. */
      mayUndo: z.boolean(),
      position: proposalPositionSchema.optional(),
    }),
  },
  /** The proposal for `postId` in a group, or the next or previous one, wrapping around. */
  'proposals.show': {
    input: z.strictObject({ kind: proposalKindSchema, postId: idSchema.optional(), step }),
    /** `position` starts at 1; no item if the group is empty. */
    output: z.strictObject({ item: proposalItemSchema.optional(), position: count, total: count }),
  },
  /** The author is viewing this proposal. */
  'proposals.mark-seen': { input: onePost, output: nothing },
  'proposals.accept': { input: onePost, output: nothing },
  /** Both fail with proposals.not-proposed, post.not-found. */
  'proposals.refuse': { input: onePost, output: nothing },
  /**
   * « C’est un entretien »: proposes turns even if uncertain. Fails with proposals.no-turns, proposals.not-proposed.
   */
  'proposals.propose-anyway': { input: onePost, output: nothing },
  /** Accepts all pending proposals that are certain. Fails with proposals.sample-first, proposals.busy. */
  'proposals.accept-all': { input: nothing, output: z.strictObject({ id: idSchema }) },
  /**
   * Undoes the last decision of any kind, or that of a post, and returns its position. Fails with
   * proposals.not-decided, proposals.edited-since.
   */
  'proposals.undo': {
    input: z.strictObject({ postId: idSchema.optional() }),
    output: proposalPositionSchema,
  },
  'proposals.people': {
    input: z.strictObject({ id: idSchema.optional(), step }),
    output: z.strictObject({ question: peopleQuestionSchema.optional(), position: count, total: count }),
  },
  /** `otherId`: the person is this one instead. Fails with proposals.not-proposed, participant.not-found. */
  'proposals.answer-people': {
    input: z.strictObject({ id: idSchema, same: z.boolean(), otherId: idSchema.optional() }),
    output: nothing,
  },
  'proposals.set-position': { input: proposalPositionSchema, output: nothing },
} as const;
