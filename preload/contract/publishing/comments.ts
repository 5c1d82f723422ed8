/** What readers wrote under posts, as it stands here, and what their author does about it on the blog. */
import { z } from 'zod';
import { idSchema, instant, remoteId, shortText } from '../shapes.ts';

export const MOST_COMMENTS = 10_000;

export const MODERATION_ACTS = ['approve', 'spam', 'delete'] as const;
export type ModerationAct = (typeof MODERATION_ACTS)[number];

/** `pending`: its author has not let it be seen yet. `emptied`: taken away by whoever wrote it. */
const stateSchema = z.enum(['live', 'pending', 'spam', 'emptied']);

export const commentRequests = {
  /** Readers' comments under a post, on whichever blog: those that wait for a word first, then the oldest. */
  'comments.list': {
    input: z.strictObject({ postId: idSchema }),
    output: z.strictObject({
      items: z
        .array(
          z.strictObject({
            blogId: idSchema,
            /** The blog's own. */
            id: remoteId,
            inReplyTo: remoteId.optional(),
            author: shortText.optional(),
            text: z.string().max(200_000),
            publishedAt: instant.optional(),
            state: stateSchema,
            /** It can be moderated from here. */
            moderated: z.boolean(),
          }),
        )
        .max(MOST_COMMENTS),
    }),
  },
  /**
   * Done on the blog at once, never queued: it is about what readers see now. Fails with comment.not-found (the blog has it no
   * more; nor has the library then), comment.offline, comment.unclear, destination.signed-out, destination.forbidden and
   * what else a blog refuses.
   */
  'comments.moderate': {
    input: z.strictObject({ blogId: idSchema, id: remoteId, act: z.enum(MODERATION_ACTS) }),
    /** As it stands there now; absent where it is gone, as asked. */
    output: z.strictObject({ state: stateSchema.optional() }),
  },
} as const;
