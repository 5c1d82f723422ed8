/** Google accounts and their blogs; the practice blog, which uses the same sign-in. */
import { z } from 'zod';
import { APP_LANGUAGES } from '#interview/app-languages.ts';
import { blogSchema } from '../blogs.ts';
import { idSchema, nothing, remoteId, shortText, token, webAddress } from '../shapes.ts';

/** Origin of a Google client: the author, this build of Escale, or the IT service's policy file. */
export const CLIENT_ORIGINS = ['own', 'build', 'policy'] as const;
export type ClientOrigin = (typeof CLIENT_ORIGINS)[number];

const shownClientSchema = z.strictObject({
  clientId: z.string().max(300).optional(),
  origin: z.enum(CLIENT_ORIGINS).optional(),
  /** Another client is available if the author removes their own. */
  given: z.boolean().optional(),
});
export type ShownClient = z.infer<typeof shownClientSchema>;

export const googleRequests = {
  /**
   * Starts the practice blog and connects to it with the same sign-in as a real one, without a browser. `language`: of
   * its name and pages if it is not running yet; by default unchanged, French at first.
   */
  'blogs.start-practice': {
    input: z.strictObject({ language: z.enum(APP_LANGUAGES).optional() }),
    output: blogSchema,
  },
  'blogs.add': { input: z.strictObject({ accountId: idSchema, remoteId }), output: blogSchema },
  /** Uses the client file (client_secret_*.json) chosen in a dialog. Fails with client-file.invalid. */
  'accounts.use-client-file': {
    input: z.strictObject({ token }),
    output: z.strictObject({ clientId: z.string().max(300) }),
  },
  'accounts.use-client': {
    input: z.strictObject({ clientId: z.string().min(1).max(300), clientSecret: z.string().max(300) }),
    output: z.strictObject({ clientId: z.string().max(300) }),
  },
  /** The client for the next sign-in; absent if none is configured. */
  'accounts.client': {
    input: nothing,
    output: shownClientSchema,
  },
  /** Deletes the author's own client. Its sign-ins stay valid as long as Google accepts them. */
  'accounts.forget-client': { input: nothing, output: nothing },
  /** Opens the system browser and waits for Google's answer (five minutes at most). */
  'accounts.sign-in': { input: nothing, output: z.strictObject({ accountId: idSchema, kept: z.boolean() }) },
  'accounts.cancel-sign-in': { input: nothing, output: nothing },
  /** Cancels a pending sign-in, unless the person has already agreed. */
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
