/**
 * Details of a post on a blog, besides its text, for kinds of blogs that have them (destinations.ts). They are set per
 * blog and are not in the document.
 */
import { z } from 'zod';
import { foldKey } from './fold-key.ts';

/** The featured picture: from the library, or from the blog by its own reference; null for none. */
const featuredSchema = z
  .union([
    z.strictObject({ asset: z.string().regex(/^[0-9a-f]{64}$/) }),
    z.strictObject({ ref: z.string().min(1).max(200) }),
  ])
  .nullable();
export type Featured = Readonly<z.infer<typeof featuredSchema>> | null;

export const postDetailsSchema = z.strictObject({
  /** The summary shown in lists, as plain text. */
  excerpt: z.string().max(2_000).optional(),
  /** By name. */
  categories: z.array(z.string().min(1).max(200)).max(50).readonly().optional(),
  featured: featuredSchema.optional(),
  /** Whether comments are open. */
  comments: z.boolean().optional(),
});
export type PostDetails = Readonly<z.infer<typeof postDetailsSchema>>;

/** The details in `changed` that differ from those on the blog. */
export function changedDetails(changed: PostDetails, onBlog: PostDetails): PostDetails {
  const { excerpt, categories, featured, comments } = changed;
  return {
    ...(excerpt === undefined || excerpt === (onBlog.excerpt ?? '') ? {} : { excerpt }),
    ...(categories === undefined || areSameNames(categories, onBlog.categories) ? {} : { categories }),
    ...(featured === undefined || JSON.stringify(featured) === JSON.stringify(onBlog.featured ?? null)
      ? {}
      : { featured }),
    ...(comments === undefined || comments === onBlog.comments ? {} : { comments }),
  };
}

/** Compares sets: a blog returns names in its own order. */
function areSameNames(one: readonly string[], other: readonly string[] = []): boolean {
  const [first, second] = [one, other].map((names) => new Set(names.map(foldKey)));
  return first?.size === second?.size && [...(first ?? [])].every((name) => second?.has(name) === true);
}
