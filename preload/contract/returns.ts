/** Addresses of Escale's own, by which a browser brings a sign-in back (docs/design/wordpress.md#the-way-back). */
import { z } from 'zod';

/** As the packages register it (electron-builder.yml). */
export const RETURN_SCHEME = 'escale';
/** Which stands where another scheme has its host. */
export const RETURN_PLACE = 'wordpress';

/** Of an attempt, made for it alone and hard to guess. */
const state = z.string().regex(/^[A-Za-z0-9_-]{43}$/);

/** What a site gave, or why it gave nothing: the author refused there, or it admits no such passwords. */
export const returnedSchema = z.union([
  z.strictObject({
    state,
    site: z.string().min(1).max(2_000),
    user: z.string().min(1).max(200),
    password: z.string().min(1).max(200),
  }),
  z.strictObject({ state, refused: z.enum(['by-author', 'by-site']) }),
]);
export type Returned = z.infer<typeof returnedSchema>;
