/**
 * The visual options of a blog's posts. All options give the same elements in the same order with the same marks;
 * styles differ in classes and a few inline declarations.
 */
import { z } from 'zod';

/**
 * `classic`: « Nom : » before the first words. `headings`: the name on a small line of its own. `cards`: a bordered
 * block with name and role.
 */
export const STYLES = ['classic', 'headings', 'cards'] as const;
/** Level of a post's title in the blog's theme. Questions are one level below, at most h5. */
export const TITLE_LEVELS = [1, 2, 3, 4] as const;
export const PEOPLE_POSITIONS = ['off', 'start', 'end'] as const;
export const PICTURE_APPEARANCES = ['plain', 'rounded', 'framed'] as const;

export const presentationSchema = z.strictObject({
  style: z.enum(STYLES),
  titleLevel: z.literal(TITLE_LEVELS),
  /** Shows the questions as links before the first one. */
  summary: z.boolean(),
  /** Shows the people with portrait and role. */
  people: z.enum(PEOPLE_POSITIONS),
  /** Whether a picture with a public address links to itself. */
  enlarge: z.boolean(),
  pictures: z.enum(PICTURE_APPEARANCES),
});
export type Presentation = z.infer<typeof presentationSchema>;

/** For a post outside of any blog: its title is the first heading of the page. */
export const STANDALONE: Presentation = {
  style: 'classic',
  titleLevel: 1,
  summary: false,
  people: 'off',
  enlarge: false,
  pictures: 'plain',
};

const storedSchema = z.record(z.string(), z.unknown());

/** Parses stored options; unknown ones (from another release) are taken from `fallback`. */
export function parsePresentation(stored: unknown, fallback: Presentation): Presentation {
  const fields = storedSchema.safeParse(stored);
  if (!fields.success) return fallback;
  const validFields = Object.entries(fields.data).filter(([name, value]) => {
    const field = Object.hasOwn(presentationSchema.shape, name)
      ? presentationSchema.shape[name as keyof Presentation]
      : undefined;
    return field?.safeParse(value).success === true;
  });
  return { ...fallback, ...Object.fromEntries(validFields) };
}
