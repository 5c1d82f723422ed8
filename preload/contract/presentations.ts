/** How each blog shows its posts to readers. */
import { z } from 'zod';
import { presentationSchema, TITLE_LEVELS } from '#interview/render/presentation.ts';
import { idSchema, nothing, webAddress } from './shapes.ts';

const blog = z.strictObject({ blogId: idSchema });

export const presentationRequests = {
  /** Fails with blog.not-found. */
  'presentations.get': { input: blog, output: presentationSchema },
  /** Holds for what is sent from now on. Fails with blog.not-found. */
  'presentations.set': {
    input: z.strictObject({ blogId: idSchema, presentation: presentationSchema }),
    output: nothing,
  },
  /**
   * Reads the newest page of the blog that is known and says at which level the title of its post stands; changes
   * nothing. `why`: no page is known, the page did not answer with a page, no heading holds the title, or one deeper than
   * any level that can be chosen. Fails with blog.not-found, practice-blog.port-taken, network.offline, outside.*.
   */
  'presentations.read-level': {
    input: blog,
    output: z.union([
      z.strictObject({ level: z.literal(TITLE_LEVELS), url: webAddress }),
      z.strictObject({
        why: z.enum(['no-page', 'no-answer', 'no-heading', 'too-deep']),
        url: webAddress.optional(),
      }),
    ]),
  },
} as const;
