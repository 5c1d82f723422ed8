/** Sign-in to a WordPress blog. */
import { z } from 'zod';
import { blogSchema } from '../blogs.ts';
import { LONGEST_SIGN_IN } from '../plain-values.ts';
import { nothing, shortText, webAddress } from '../shapes.ts';

const blogMove = z.strictObject({ from: webAddress, to: webAddress });
/** The old and the new address of a blog that moved (wordpress.moved). */
export type BlogMove = z.infer<typeof blogMove>;

/** `moved`: a move that the author confirms. */
const addressShape = {
  address: z.string().min(1).max(LONGEST_SIGN_IN.address),
  moved: blogMove.optional(),
};

const signedInSchema = z.strictObject({ blog: blogSchema, kept: z.boolean(), mayPublish: z.boolean() });

export const wordpressRequests = {
  /**
   * Finds the site with this address, or with a page there. Fails with import.address, wordpress.no-https,
   * wordpress.not-found, wordpress.no-answer, wordpress.rest-closed, wordpress.too-old {host, version, oldest},
   * wordpress.no-passwords, wordpress.redirected, wordpress.moved {blog, from, to}, destination.answer-too-long, network.*.
   */
  'wordpress.find': {
    input: z.strictObject(addressShape),
    output: z.strictObject({
      home: webAddress,
      name: shortText,
      /** The site can return its answer to this window; otherwise the author copies it. */
      returns: z.boolean(),
    }),
  },
  /**
   * The address of the site's page where the author authorises Escale. `returns`: also waits a quarter of an hour for
   * the site's answer, replacing any previous wait, and emits `wordpress.returned` when it arrives. Has the failures of
   * wordpress.find.
   */
  'wordpress.authorize': {
    input: z.strictObject({ ...addressShape, returns: z.boolean() }),
    output: z.strictObject({ url: webAddress }),
  },
  /**
   * Signs in with the received answer, once. Fails like wordpress.sign-in, and with sign-in.timed-out (there is none),
   * wordpress.refused, wordpress.no-passwords, wordpress.header-dropped.
   */
  'wordpress.take-return': { input: nothing, output: signedInSchema },
  /** Stops waiting for an answer. */
  'wordpress.give-up': { input: nothing, output: nothing },
  /**
   * Signs in with an application password from the site. `kept` is false if it is lost when the app quits; `mayPublish`
   * is false if an editor has to publish. Fails like wordpress.find, and with wordpress.password-refused, wordpress.page,
   * wordpress.no-rights.
   */
  'wordpress.sign-in': {
    input: z.strictObject({
      ...addressShape,
      user: z.string().min(1).max(LONGEST_SIGN_IN.user),
      password: z.string().min(1).max(LONGEST_SIGN_IN.password),
    }),
    output: signedInSchema,
  },
} as const;
