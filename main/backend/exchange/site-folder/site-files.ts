/**
 * The schemas and size limits of the records in a site's folder (docs/design/folder.md). Any person may have changed the files.
 * Instants are milliseconds UTC.
 */
import { createHmac } from 'node:crypto';
import { z } from 'zod';
import { APP_LANGUAGES } from '#interview/app-languages.ts';
import { listOf } from '../blog-answers/list-of.ts';

const KILOBYTE = 1024;
const MEGABYTE = 1024 * KILOBYTE;

/** Maximum bytes per file: slightly more than Escale writes. */
export const SITE_FILE_BYTES = {
  site: 16 * KILOBYTE,
  /** About 30,000 lists. */
  pages: 4 * MEGABYTE,
  /** A text of 4 MB (the limits of interview/destinations.ts) and the previous one, as JSON. */
  post: 24 * MEGABYTE,
  /** A post as a JSON string inside JSON, with a seal. */
  pending: 32 * MEGABYTE,
  /** A page of the site, which any person may have edited. */
  page: 8 * MEGABYTE,
} as const;
export type SiteFileName = keyof typeof SITE_FILE_BYTES;

const LONGEST_TITLE = 2_000;
const hash = z.string().regex(/^[0-9a-f]{64}$/);
/** Up to the year 9999, since pages and feeds have four-digit years. */
const instant = z.int().min(0).max(253_402_300_799_999);
const id = z.uuid();

export const siteSchema = z.object({
  version: z.literal(1),
  id,
  name: z.string().min(1).max(200),
  /** Its public address, with a trailing slash; '' until the author enters one. */
  address: z.union([
    z.literal(''),
    z
      .string()
      .max(2_000)
      .regex(/^https?:\/\/[^\s"'<>?#]+\/$/),
  ]),
  language: z.enum(APP_LANGUAGES),
  /** True if its pages include the editor's fonts; otherwise they use those of the reader's computer. */
  ownFaces: z.literal(true).optional(),
});
export type SiteFacts = Readonly<z.infer<typeof siteSchema>>;

const textSchema = {
  title: z.string().max(LONGEST_TITLE),
  content: z.string().max(SITE_FILE_BYTES.page),
};
export const PICTURE_NAME = /^[0-9a-f]{64}\.(?:jpg|png|gif|webp)$/;
const labels = listOf(z.string().max(200), 100);
export const recordSchema = z.object({
  id,
  ...textSchema,
  labels,
  /** The excerpt and the picture in lists and shared links; the default is the beginning of the text, without a picture. */
  excerpt: z.string().max(2_000).optional(),
  featured: z.string().regex(PICTURE_NAME).optional(),
  status: z.enum(['draft', 'live', 'binned']),
  /** Its address below the site's; permanent once it was public. */
  path: z
    .string()
    .regex(/^\d{4}\/\d{2}\/[a-z0-9-]{1,80}\.html$/)
    .optional(),
  published: instant.optional(),
  updated: instant,
  trashed: instant.optional(),
  /** The sha256 of its page as written. */
  page: hash.optional(),
  before: z.object({ ...textSchema, labels }).optional(),
});
export type PostRecord = Readonly<z.infer<typeof recordSchema>>;

export const isPostId = (postId: string): boolean => id.safeParse(postId).success;

/** Names of the files beside the posts, so that a record cannot make Escale replace or remove anything else. */
const LIST =
  /^(?:(?:index|page-\d{1,9})\.html|feed\.xml|escale\.css|fonts\/[a-z-]{1,60}\.woff2|fonts\/OFL-[A-Za-z]{1,20}\.txt|labels\/[a-z0-9-]{0,80}-[0-9a-f]{6}(?:-\d{1,9})?\.html)$/;
export const pagesSchema = z.record(z.string().regex(LIST), hash);
export type WrittenPages = Readonly<z.infer<typeof pagesSchema>>;

/**
 * A library's note of a change in progress: the new record of the post, and the sha256 of the old one (`over`). `noted`
 * is the note as JSON; `seal` proves which library wrote it.
 */
export const pendingSchema = z.object({ noted: z.string().max(SITE_FILE_BYTES.pending), seal: hash });
export const notedSchema = z.object({ record: recordSchema, over: hash });
export type Noted = Readonly<z.infer<typeof notedSchema>>;
export type Pending = Readonly<z.infer<typeof pendingSchema>>;

/** The seal of a note with the secret of its library. */
export const sealOf = (noted: string, key: string): string =>
  createHmac('sha256', key).update(noted).digest('hex');
