/** What the sources of an import have said of an entry, as its row keeps it (exchange/imports/said.ts merges it). */
import { z } from 'zod';

const statusSchema = z.enum(['live', 'draft', 'scheduled', 'trashed']);
export type EntryStatus = z.infer<typeof statusSchema>;

const at = z.int();
const said = <Value extends z.ZodType>(value: Value) => z.tuple([value, at]).optional();

/** Each field as [value, second of the entry's last change]; a body's value is its sha256. */
export const saidSchema = z.strictObject({
  kind: said(z.enum(['post', 'page'])),
  title: said(z.string()),
  labels: said(z.array(z.string())),
  status: said(statusSchema),
  publishedAt: said(z.int()),
  updatedAt: said(z.int()),
  createdAt: said(z.int()),
  trashedAt: said(z.int()),
  author: said(z.string()),
  url: said(z.string()),
  /** Below the blog's address: what a backup says where it does not say that address. */
  path: said(z.string()),
  description: said(z.string()),
  /** The whole body. */
  body: said(z.string()),
  /** What stood in its place where no source gave the whole. */
  excerpt: said(z.string()),
  /** sha256 of the entry's XML, where it says more than Escale models. */
  raw: said(z.string()),
});
export type Said = z.infer<typeof saidSchema>;
export type Field = keyof Said;
