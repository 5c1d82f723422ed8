/** Shapes of JSON that no reader parses by itself: written by Escale, read back by their fields. */
import { z } from 'zod';
import { idSchema } from '#interview/document.ts';

export const labelsSchema = z.array(z.string().max(2_000)).max(10_000);
export const paramsSchema = z.record(z.string().max(60), z.union([z.string().max(100_000), z.number()]));

const cell = z.union([z.string(), z.number(), z.null(), z.strictObject({ base64: z.string() })]);
const rowSchema = z.record(z.string().max(60), cell).nullable().optional();

/** What an import changed, as it was before (exchange/imports/items.ts). Its document is read by readDocument as it comes back. */
export const beforeItemSchema = z.strictObject({
  post: rowSchema,
  publication: rowSchema,
  source: rowSchema,
  comment: rowSchema,
  revisions: z.array(idSchema).optional(),
});

/** A row of `blogs` (exchange/imports/known-blogs.ts). */
export const beforeBlogSchema = z.record(z.string().max(60), cell);
