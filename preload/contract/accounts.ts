/** The Google accounts whose blogs Escale writes to. */
import { z } from 'zod';
import { idSchema, instant, nothing, shortText } from './shapes.ts';

/** What an account may do on a blog, by the blog's own word. */
export const BLOG_ROLES = ['administrator', 'author', 'reader'] as const;

const accountSchema = z.strictObject({
  id: idSchema,
  /** Of the Google profile: posts are signed so. */
  name: shortText,
  signedIn: z.boolean(),
  /** When the person last agreed at Google; unknown for sign-ins of earlier versions. */
  consentedAt: instant.optional(),
  /** The sign-in will end by itself then: its Google project is in test mode, as was seen once. */
  endsAt: instant.optional(),
});
export type Account = z.infer<typeof accountSchema>;

export const accountRequests = {
  /** Signed in, or with a blog here that needs it; the practice blog's is none of them. */
  'accounts.list': { input: nothing, output: z.strictObject({ items: z.array(accountSchema).max(100) }) },
  /**
   * Withdraws the consent at Google, and deletes the sign-in here in any case. `revoked` is false where Google could not
   * be told: the access then still stands in the Google account. What waits to be sent stays.
   */
  'accounts.sign-out': {
    input: z.strictObject({ accountId: idSchema }),
    output: z.strictObject({ revoked: z.boolean() }),
  },
} as const;
