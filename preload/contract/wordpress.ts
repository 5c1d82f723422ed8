/** Signing in to a blog of WordPress. */
import { z } from 'zod';
import { blogSchema } from './blogs.ts';
import { shortText, webAddress } from './shapes.ts';

const address = z.string().min(1).max(2_000);

export const wordpressRequests = {
  /**
   * The site of which this is the address, or that of a page. Fails with import.address, wordpress.no-https,
   * wordpress.not-found, wordpress.rest-closed, wordpress.no-passwords, wordpress.redirected, network.*.
   */
  'wordpress.find': {
    input: z.strictObject({ address }),
    output: z.strictObject({
      home: webAddress,
      name: shortText,
      /** The page on which a person lets Escale in. */
      authorize: webAddress,
    }),
  },
  /**
   * By an application password that the site showed. `kept` is false where it holds only until the app quits; `mayPublish`
   * where an editor has to. Fails as wordpress.find, and with wordpress.password-refused, wordpress.page, wordpress.no-rights.
   */
  'wordpress.sign-in': {
    input: z.strictObject({
      address,
      user: z.string().min(1).max(200),
      password: z.string().min(1).max(200),
    }),
    output: z.strictObject({ blog: blogSchema, kept: z.boolean(), mayPublish: z.boolean() }),
  },
} as const;
