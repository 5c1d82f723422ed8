/** What a blog holds of a post beside its text, where its kind has it (destinations.ts): chosen for each blog, in no document. */
import { z } from 'zod';
import { foldKey } from './fold-key.ts';

/** The picture that stands for a post: one of the library, or one of the blog's by its own name for it; null: none. */
const featuredSchema = z
  .union([
    z.strictObject({ asset: z.string().regex(/^[0-9a-f]{64}$/) }),
    z.strictObject({ ref: z.string().min(1).max(200) }),
  ])
  .nullable();
export type Featured = Readonly<z.infer<typeof featuredSchema>> | null;

export const postDetailsSchema = z.strictObject({
  /** What stands for the post in lists: plain words. */
  excerpt: z.string().max(2_000).optional(),
  /** By their names. */
  categories: z.array(z.string().min(1).max(200)).max(50).readonly().optional(),
  featured: featuredSchema.optional(),
  /** Whether readers may write under it. */
  comments: z.boolean().optional(),
});
export type PostDetails = Readonly<z.infer<typeof postDetailsSchema>>;

/** Those of `changed` that are not so on the blog: what was put back as it stands there is no change. */
export function changedDetails(changed: PostDetails, there: PostDetails): PostDetails {
  const { excerpt, categories, featured, comments } = changed;
  return {
    ...(excerpt === undefined || excerpt === (there.excerpt ?? '') ? {} : { excerpt }),
    ...(categories === undefined || sameNames(categories, there.categories) ? {} : { categories }),
    ...(featured === undefined || JSON.stringify(featured) === JSON.stringify(there.featured ?? null)
      ? {}
      : { featured }),
    ...(comments === undefined || comments === there.comments ? {} : { comments }),
  };
}

/** They are a set: a blog gives them back in an order of its own. */
function sameNames(one: readonly string[], other: readonly string[] = []): boolean {
  const [first, second] = [one, other].map((names) => new Set(names.map(foldKey)));
  return first?.size === second?.size && [...(first ?? [])].every((name) => second?.has(name) === true);
}
