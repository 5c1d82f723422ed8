/** What a blog holds of a post beside its text, where its kind has it (destinations.ts): chosen for each blog, in no document. */
import { z } from 'zod';

export const postDetailsSchema = z.strictObject({
  /** What stands for the post in lists: plain words. */
  excerpt: z.string().max(2_000).optional(),
  /** By their names. */
  categories: z.array(z.string().min(1).max(200)).max(50).readonly().optional(),
});
export type PostDetails = Readonly<z.infer<typeof postDetailsSchema>>;
