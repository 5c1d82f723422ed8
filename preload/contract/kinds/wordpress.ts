/** Signing in to a blog of WordPress. */
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
      /** Its answer can come back to this window by itself; elsewhere its author brings it. */
      returns: z.boolean(),
    }),
  },
  /**
   * The page of that site on which a person authorises Escale. `returns`: its answer is awaited from now on, for a quarter of
   * an hour, instead of any before; `wordpress.returned` is emitted when it comes. Fails as wordpress.find.
   */
  'wordpress.authorize': {
    input: z.strictObject({ ...addressShape, returns: z.boolean() }),
    output: z.strictObject({ url: webAddress }),
  },
  /**
   * Signs in with the answer that came, once. Fails as wordpress.sign-in, and with sign-in.timed-out (there is none),
   * wordpress.refused, wordpress.no-passwords, wordpress.header-dropped.
   */
  'wordpress.take-return': { input: nothing, output: signedInSchema },
  /** No answer is awaited any longer. */
  'wordpress.give-up': { input: nothing, output: nothing },
  /**
   * By an application password that the site showed. `kept` is false where it holds only until the app quits; `mayPublish`
   * where an editor has to. Fails as wordpress.find, and with wordpress.password-refused, wordpress.page, wordpress.no-rights.
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
