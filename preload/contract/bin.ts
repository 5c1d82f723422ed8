/** The bin: posts that can be put back, and, after thirty days, erased by the author or by the rule of the settings. */
import { z } from 'zod';
import { idSchema, instant, nothing, shortText, webAddress } from './shapes.ts';

const count = z.int().min(0);

/** Where a post stands on the web, or is on its way to, while it lies in the bin. */
export const standingSchema = z.strictObject({
  /** Blogs where readers see it. */
  online: z.array(z.strictObject({ blogName: shortText, url: webAddress.optional() })).max(100),
  /** A send has begun and is seen through. */
  sending: z.boolean(),
});

export const binRequests = {
  /**
   * Into the bin; nothing is erased. Sends that had not begun are called back. A second time changes nothing.
   * Fails with post.not-found.
   */
  'posts.bin': { input: z.strictObject({ id: idSchema }), output: standingSchema },
  /** Out of the bin, with the status that its blogs give it. Fails with post.not-found. */
  'posts.unbin': { input: z.strictObject({ id: idSchema }), output: nothing },
  /** `from`: when it may be erased. Fails with post.not-found, bin.not-there. */
  'bin.get': {
    input: z.strictObject({ id: idSchema }),
    output: standingSchema.extend({ binnedAt: instant, from: instant }),
  },
  /**
   * What erasing would take: `pictures` nothing else shows go to the bin of pictures. Reads all the library, in pieces.
   * Fails with post.not-found, bin.not-there.
   */
  'bin.preview': {
    input: z.strictObject({ id: idSchema }),
    output: standingSchema.extend({
      from: instant,
      words: count,
      revisions: count,
      notes: count,
      sends: count,
      pictures: z.strictObject({ count, bytes: count }),
    }),
  },
  /**
   * Erases the post with its revisions, notes and sends; nothing is taken off any blog. Fails with post.not-found,
   * bin.not-there, bin.too-early, bin.sending.
   */
  'bin.erase': { input: z.strictObject({ id: idSchema }), output: z.strictObject({ pictures: count }) },
  /** Pictures that were put aside, and how many of them may be erased now. */
  'bin.pictures': {
    input: nothing,
    output: z.strictObject({ count, bytes: count, erasable: count, erasableBytes: count }),
  },
  /** Erases the pictures that were put aside at least thirty days ago and that still nothing shows. */
  'bin.erase-pictures': { input: nothing, output: z.strictObject({ count, bytes: count }) },
} as const;
