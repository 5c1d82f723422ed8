/** One post as one file, from one Escale to another. */
import { z } from 'zod';
import { idSchema, shortText, token } from './shapes.ts';

/**
 * `added`: it was not here. `same`: it is here word for word. `newer`: nothing was changed here since, theirs is the text
 * now. `older`: what is here came after it. `merged`: both were changed, in different places. `kept`: both were changed in
 * the same place; the text here stays, theirs is in its history.
 */
export const TAKEN_OUTCOMES = ['added', 'same', 'newer', 'older', 'merged', 'kept'] as const;

export const takenPostSchema = z.strictObject({
  postId: idSchema,
  title: shortText,
  outcome: z.enum(TAKEN_OUTCOMES),
  /** Notes that came with it and were not here. */
  notes: z.int().min(0),
  /** Sealed cards whose code was taken out: it goes only to the blog it came from. */
  cleaned: z.int().min(0),
});
export type TakenPost = z.infer<typeof takenPostSchema>;

export const postFileRequests = {
  /** Fails with post.not-found, file.token-unknown, disk.full. */
  'post-files.give': {
    input: z.strictObject({
      postId: idSchema,
      destination: token,
      notes: z.boolean(),
      people: z.boolean(),
    }),
    output: z.strictObject({ name: shortText, pictures: z.int().min(0), missing: z.int().min(0) }),
  },
  /** Of how many of its people something is kept that goes only where it is ticked. Fails with post.not-found. */
  'post-files.people': {
    input: z.strictObject({ postId: idSchema }),
    output: z.strictObject({ count: z.int().min(0) }),
  },
  /** Fails with post-file.not-a-post, post-file.newer-version, post-file.damaged, document.too-large, file.unreadable. */
  'post-files.take': { input: z.strictObject({ token }), output: takenPostSchema },
} as const;
