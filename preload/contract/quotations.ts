/** Posts as the archive reads them, and the addresses of what is quoted of them. */
import { z } from 'zod';
import { LIMITS, postSchema } from '#interview/document.ts';
import { idSchema, instant, shortText, statusSchema, webAddress } from './shapes.ts';

export const quotationRequests = {
  /** The document in which search marks what it finds, and where the post is shown. Fails with post.not-found. */
  'archive.read': {
    input: z.strictObject({ postId: idSchema }),
    output: z.strictObject({
      document: postSchema,
      status: statusSchema,
      /** Its turns come from a recognition that the author has not accepted yet. */
      proposed: z.boolean(),
      publishedAt: instant.optional(),
      /** The first real blog that shows it. */
      blogName: shortText.optional(),
    }),
  },
  /**
   * Where readers find what is quoted: the anchor of its question where the page has it, else the words themselves as a
   * text fragment, else the page; nothing for what is on no real blog. Fails with post.not-found.
   */
  'archive.address': {
    input: z.strictObject({
      postId: idSchema,
      questionId: idSchema.optional(),
      /** What stands before, to tell which of two places is meant. */
      near: z.string().max(LIMITS.text).optional(),
      paragraphs: z.array(z.string().max(LIMITS.text)).max(1_000),
    }),
    output: z.strictObject({ url: webAddress.optional() }),
  },
} as const;
