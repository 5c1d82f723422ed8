/** Sites in local folders. */
import { z } from 'zod';
import { APP_LANGUAGES } from '#interview/app-languages.ts';
import { blogSchema } from '../blogs.ts';
import { idSchema, nothing, shortText, token, webAddress } from '../shapes.ts';

export const folderRequests = {
  /**
   * Inspects a folder chosen in a dialog: a site of ours, or empty enough to use. The token remains valid for one
   * folder.connect. Fails with file.token-unknown, folder.taken, folder.gone, folder.read-only, folder.foreign.
   */
  'folder.look': {
    input: z.strictObject({ token }),
    output: z.strictObject({ site: z.strictObject({ name: shortText, address: webAddress }).optional() }),
  },
  /**
   * Creates or reuses a site in the folder and connects it. Fails like folder.look, and with folder.address, folder.full.
   */
  'folder.connect': {
    input: z.strictObject({
      token,
      name: z.string().trim().min(1).max(200),
      /** Public address of the site; '' until known. */
      address: z.string().max(2_000),
      language: z.enum(APP_LANGUAGES),
    }),
    output: blogSchema,
  },
  /** Whether the site's pages use the editor's fonts. Fails with blog.not-found, folder.*. */
  'folder.faces': {
    input: z.strictObject({ blogId: idSchema }),
    output: z.strictObject({ own: z.boolean() }),
  },
  /** Writes the font files next to the pages, or removes them. Fails like folder.faces. */
  'folder.choose-faces': {
    input: z.strictObject({ blogId: idSchema, own: z.boolean() }),
    output: nothing,
  },
  /**
   * Opens the page of a post, or the first page, from disk. Fails with blog.not-found, publication.not-there, folder.*.
   */
  'local-pages.show': {
    input: z.strictObject({ blogId: idSchema, postId: idSchema.optional() }),
    output: nothing,
  },
} as const;
