/**
 * The public parts of a WordPress API that are read. Values are untrusted: a number may be a text, a field missing or
 * of another type; invalid values are dropped.
 */
import { z } from 'zod';

const id = z.union([z.int().min(1), z.string().regex(/^\d{1,20}$/)]).transform(String);
const maybeId = id.optional().catch(undefined);
const text = z.string().default('').catch('');
const rendered = z.object({ rendered: z.string() }).optional().catch(undefined);
const ids = z.array(id).optional().catch(undefined);

export const siteSchema = z.object({
  name: text,
  home: text,
  namespaces: z.array(z.string()),
  timezone_string: z
    .string()
    .regex(/^[A-Za-z_]+(?:\/[A-Za-z_+-]+){0,2}$/)
    .catch(''),
});

/** A post or a page, `context=view`. */
export const rowSchema = z.object({
  id,
  link: text,
  date_gmt: text,
  modified_gmt: text,
  title: rendered,
  content: z
    .object({ rendered: z.string(), protected: z.boolean().default(false).catch(false) })
    .optional()
    .catch(undefined),
  author: maybeId,
  featured_media: maybeId,
  categories: ids,
  tags: ids,
});
export type SiteRow = z.infer<typeof rowSchema>;
export const ROW_FIELDS = 'id,link,date_gmt,modified_gmt,title,content,author,featured_media,categories,tags';

export const commentSchema = z.object({
  id,
  post: id,
  parent: maybeId,
  author_name: text,
  date_gmt: text,
  content: rendered,
});
export const COMMENT_FIELDS = 'id,post,parent,author_name,date_gmt,content';

/** Tags, categories and authors. */
export const namedSchema = z.object({ id, name: z.string() });

export const mediaSchema = z.object({
  id,
  source_url: z.string(),
  media_type: text,
  alt_text: text,
  caption: rendered,
});
