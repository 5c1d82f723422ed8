/**
 * The fields of an entry as reported by the sources of an import, stored in its row (merged by
 * exchange/imports/reported.ts).
 */
import { z } from 'zod';

const statusSchema = z.enum(['live', 'draft', 'scheduled', 'trashed']);
export type EntryStatus = z.infer<typeof statusSchema>;

const at = z.int();
const reported = <Value extends z.ZodType>(value: Value) => z.tuple([value, at]).optional();

/** Each field as [value, second of the entry's last change]; a body's value is its sha256. */
export const reportedSchema = z.strictObject({
  kind: reported(z.enum(['post', 'page'])),
  title: reported(z.string()),
  labels: reported(z.array(z.string())),
  status: reported(statusSchema),
  publishedAt: reported(z.int()),
  updatedAt: reported(z.int()),
  createdAt: reported(z.int()),
  trashedAt: reported(z.int()),
  author: reported(z.string()),
  url: reported(z.string()),
  /** The path below the blog's address, in a backup that lacks this address. */
  path: reported(z.string()),
  description: reported(z.string()),
  body: reported(z.string()),
  /** The excerpt, if no source gave the complete body. */
  excerpt: reported(z.string()),
  /** sha256 of the entry's XML, if it holds more than Escale models. */
  raw: reported(z.string()),
});
export type Reported = z.infer<typeof reportedSchema>;
export type Field = keyof Reported;
