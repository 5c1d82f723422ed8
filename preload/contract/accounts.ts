/** The accounts of those who sign in, whose blogs Escale writes to: so far Google's. */
import { z } from 'zod';
import { idSchema, instant, nothing, remoteId, shortText, token, webAddress } from './shapes.ts';

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

  /** Takes the client file (client_secret_*.json) that a dialog chose. Fails with client-file.invalid. */
  'accounts.use-client-file': {
    input: z.strictObject({ token }),
    output: z.strictObject({ clientId: z.string().max(300) }),
  },
  'accounts.use-client': {
    input: z.strictObject({ clientId: z.string().min(1).max(300), clientSecret: z.string().max(300) }),
    output: z.strictObject({ clientId: z.string().max(300) }),
  },
  'accounts.client': { input: nothing, output: z.strictObject({ clientId: z.string().max(300).optional() }) },
  /** Opens the system browser and waits (five minutes at most) until Google answers. */
  'accounts.sign-in': { input: nothing, output: z.strictObject({ accountId: idSchema, kept: z.boolean() }) },
  'accounts.cancel-sign-in': { input: nothing, output: nothing },
  /** Nobody waits for the sign-in any more: it is given up, unless the person has agreed already. */
  'accounts.leave-sign-in': { input: nothing, output: nothing },
  /** The blogs this account may write to. */
  'accounts.blogs': {
    input: z.strictObject({ accountId: idSchema }),
    output: z.strictObject({
      items: z
        .array(z.strictObject({ remoteId, name: shortText, url: webAddress, added: z.boolean() }))
        .max(500),
    }),
  },
} as const;
