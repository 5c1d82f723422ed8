/** Checks before publishing: what the backend knows beside the post, what each blog asks for, links on command. */
import { z } from 'zod';
import { CHECK_CODES } from '#interview/checks/codes.ts';
import { factsSchema } from '#interview/checks/facts.ts';
import { idSchema, instant, nothing } from './shapes.ts';

const codes = z.array(z.enum(CHECK_CODES)).max(100);

/** Where the checking of a post's links stands. */
export const linkCheckSchema = z.strictObject({
  /** Different addresses of the web in the post. */
  addresses: z.int().min(0),
  /** Those that were asked in this session. */
  asked: z.int().min(0),
  running: z.boolean(),
  /** When the last of them answered, or did not. */
  at: instant.optional(),
  /** Nobody could be asked the last time. */
  offline: z.boolean(),
});
export type LinkCheck = z.infer<typeof linkCheckSchema>;

export const checkRequests = {
  /**
   * What decides about a post's checks and is not in it, of its last save. Without a blog: of the one where it stands, or
   * would go. Fails with post.not-found, post.newer-version.
   */
  'checks.facts': {
    input: z.strictObject({ postId: idSchema, blogId: idSchema.optional() }),
    output: z.strictObject({ facts: factsSchema, links: linkCheckSchema }),
  },
  /** Fails with blog.not-found. */
  'checks.required': { input: z.strictObject({ blogId: idSchema }), output: z.strictObject({ codes }) },
  /** Fails with blog.not-found, request.invalid (a check that no blog may ask for). */
  'checks.require': {
    input: z.strictObject({ blogId: idSchema, code: z.enum(CHECK_CODES), required: z.boolean() }),
    output: z.strictObject({ codes }),
  },
  /**
   * Asks every address of the post, as last saved, whether it answers: on the author's command only. Returns at once;
   * checks.changed tells. A second command ends the first. Fails with post.not-found, post.newer-version.
   */
  'links.check': { input: z.strictObject({ postId: idSchema }), output: nothing },
  'links.stop': { input: nothing, output: nothing },
} as const;
