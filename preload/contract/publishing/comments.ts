/** Readers' comments on posts as stored here, and their moderation on the blog. */
import { z } from 'zod';
import { idSchema, instant, remoteId, shortText } from '../shapes.ts';

/** Number of comments per page. */
export const COMMENTS_IN_PAGE = 100;

export const MODERATION_ACTS = ['approve', 'spam', 'delete'] as const;
export type ModerationAct = (typeof MODERATION_ACTS)[number];

/** `pending`: the post's author has not approved it yet. `emptied`: deleted by its writer. */
const stateSchema = z.enum(['live', 'pending', 'spam', 'emptied']);

export const commentRequests = {
  /**
   * A page of readers' comments on a post, from any blog: pending ones first, then the oldest. `after` is the cursor of
   * the previous page, a position in this order: additions and removals between two pages cause no repetition or gap.
   * Fails with request.invalid if `after` is not a cursor.
   */
  'comments.list': {
    input: z.strictObject({ postId: idSchema, after: z.string().max(60).optional() }),
    output: z.strictObject({
      items: z
        .array(
          z.strictObject({
            blogId: idSchema,
            /** The blog's remote id. */
            id: remoteId,
            /** The parent comment, if the library has it. */
            inReplyTo: z.strictObject({ author: shortText.optional() }).optional(),
            author: shortText.optional(),
            /** The beginning of the text; `comments.read` returns the rest if `isCut`. */
            text: z.string().max(2_000),
            isCut: z.boolean(),
            publishedAt: instant.optional(),
            state: stateSchema,
            /** It can be moderated from here. */
            moderated: z.boolean(),
          }),
        )
        .max(COMMENTS_IN_PAGE),
      /** Number of comments on the post. */
      total: z.int().min(0),
      /** Number of comments that can be approved from here. */
      waiting: z.int().min(0),
      /** Cursor of the next page; absent on the last. */
      after: z.string().max(60).optional(),
    }),
  },
  /** The full text of a comment. Fails with comment.not-found. */
  'comments.read': {
    input: z.strictObject({ blogId: idSchema, id: remoteId }),
    output: z.strictObject({ text: z.string().max(100_000) }),
  },
  /**
   * Moderates a comment on the blog at once, without the outbox, because readers see it now. Fails with
   * comment.not-found (deleted on the blog, and then here too), comment.offline, comment.unclear,
   * destination.signed-out, destination.forbidden and the blog's other failures.
   */
  'comments.moderate': {
    input: z.strictObject({ blogId: idSchema, id: remoteId, act: z.enum(MODERATION_ACTS) }),
    /** State on the blog; absent if the comment was deleted as requested. */
    output: z.strictObject({ state: stateSchema.optional() }),
  },
} as const;
