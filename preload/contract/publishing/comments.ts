/** What readers wrote under posts, as it stands here, and what their author does about it on the blog. */
import { z } from 'zod';
import { idSchema, instant, remoteId, shortText } from '../shapes.ts';

/** Comments in one page of a list. */
export const COMMENTS_IN_PAGE = 100;

export const MODERATION_ACTS = ['approve', 'spam', 'delete'] as const;
export type ModerationAct = (typeof MODERATION_ACTS)[number];

/** `pending`: its author has not let it be seen yet. `emptied`: taken away by whoever wrote it. */
const stateSchema = z.enum(['live', 'pending', 'spam', 'emptied']);

export const commentRequests = {
  /**
   * A page of readers' comments under a post, on whichever blog: those that wait for approval first, then the oldest.
   * `after` is the cursor of the page before. It names a place in the order: a comment that is added or removed between
   * two pages repeats no other and leaves none out. Fails with request.invalid if `after` is no cursor.
   */
  'comments.list': {
    input: z.strictObject({ postId: idSchema, after: z.string().max(60).optional() }),
    output: z.strictObject({
      items: z
        .array(
          z.strictObject({
            blogId: idSchema,
            /** The blog's own. */
            id: remoteId,
            /** The comment that this one answers, if the library has it. */
            inReplyTo: z.strictObject({ author: shortText.optional() }).optional(),
            author: shortText.optional(),
            /** Its beginning; `comments.read` gives the rest if `isCut`. */
            text: z.string().max(2_000),
            isCut: z.boolean(),
            publishedAt: instant.optional(),
            state: stateSchema,
            /** It can be moderated from here. */
            moderated: z.boolean(),
          }),
        )
        .max(COMMENTS_IN_PAGE),
      /** How many comments there are under the post. */
      total: z.int().min(0),
      /** How many can be approved from here. */
      waiting: z.int().min(0),
      /** `after` of the next page; absent on the last. */
      after: z.string().max(60).optional(),
    }),
  },
  /** All words of one comment. Fails with comment.not-found. */
  'comments.read': {
    input: z.strictObject({ blogId: idSchema, id: remoteId }),
    output: z.strictObject({ text: z.string().max(100_000) }),
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
