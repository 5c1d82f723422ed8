/** Checks of column values in a library that may be untrusted. NULL is left to the schema. */
import { createHash } from 'node:crypto';
import { inflateRawSync } from 'node:zlib';
import { z } from 'zod';
import { remoteId as remoteIdSchema } from '#contract/shapes.ts';
import { idSchema, sha256Schema } from '#interview/document.ts';
import { DocumentError, upgradePost } from '#interview/upgrade.ts';

/** JSON that Escale writes and reads by field, without a parser of its own. */
export const labelsSchema = z.array(z.string().max(2_000)).max(10_000);
export const paramsSchema = z.record(z.string().max(60), z.union([z.string().max(100_000), z.number()]));

const cell = z.union([z.string(), z.number(), z.null(), z.strictObject({ base64: z.string() })]);
const rowSchema = z.record(z.string().max(60), cell).nullable().optional();

/**
 * The rows before an import changed them (exchange/imports/items.ts). Their document is parsed by readDocument on undo.
 */
export const beforeItemSchema = z.strictObject({
  post: rowSchema,
  publication: rowSchema,
  source: rowSchema,
  comment: rowSchema,
  revisions: z.array(idSchema).optional(),
});

/** A row of `blogs` (exchange/imports/known-blogs.ts). */
export const beforeBlogSchema = z.record(z.string().max(60), cell);

export type Value = string | number | Uint8Array;
export type Row = Readonly<Record<string, Value | null>>;
export type Check = Readonly<{
  /** In UTF-8; a longer value is refused without being read. */
  mostBytes: number;
  /** Absent if any value of that length is harmless, for the reason in `why`. */
  holds?: (value: Value, row: Row) => boolean;
  why: string;
}>;

const LINE = 64 * 1024;
const TEXT = 128 * 1024 * 1024;
const MOST_INFLATED = 256 * 1024 * 1024;

const checked = (why: string, mostBytes: number, holds: NonNullable<Check['holds']>): Check => ({
  why,
  mostBytes,
  holds,
});
const fits =
  (schema: z.ZodType) =>
  (value: Value): boolean =>
    schema.safeParse(value).success;
const matches =
  (pattern: RegExp) =>
  (value: Value): boolean =>
    typeof value === 'string' && pattern.test(value);

export const fitting = (schema: z.ZodType): Check => checked('a text of a shape', LINE, fits(schema));

export const id = checked('an id of ours', 64, fits(idSchema));
export const hash = checked('a sha256', 64, fits(sha256Schema));
export const hashOrNone = checked('a sha256, or nothing', 64, matches(/^(?:[0-9a-f]{64})?$/));
export const remoteId = checked('an id of a blog', 200, fits(remoteIdSchema));
export const word = checked('a plain word', 200, matches(/^[\w .:/-]{0,200}$/));
/** A test checks that the schema has such a list. */
export const closed: Check = { why: 'one of a closed list: SQLite checks it', mostBytes: 64 };

export const any = (why: string, mostBytes = TEXT): Check => ({ why, mostBytes });

const ESCAPED = 'shown, searched and sent as text: React, the renderers and parameters of SQL escape it';
/** The longest text in the contract with the page (preload/contract/shapes.ts). */
const SHORT = 2_000;
export const line = checked(
  'a line',
  4 * SHORT,
  (value) => typeof value === 'string' && value.length <= SHORT,
);
/** The longest name or label in the contract with the page. */
const NAME = 200;
export const name = fitting(z.string().min(1).max(NAME));
export const nameOrNone = fitting(z.string().max(NAME));
export const remark = fitting(z.string().max(20_000));
/** A text that is never shown, or only truncated. */
export const longLine = any(ESCAPED, LINE);
export const text = any(ESCAPED);
export const html = any('read into the document model, sealed or sanitised wherever it is used');

/**
 * An address that is only requested or opened at the author's request, with the schemes of pages. `most` is in UTF-16
 * units.
 */
const addressUpTo = (most: number): Check =>
  checked(
    'an address of the web, or none',
    LINE,
    (value) =>
      value === '' ||
      (typeof value === 'string' &&
        value.length <= most &&
        /^https?:$/.test(URL.parse(value)?.protocol ?? '')),
  );
export const address = addressUpTo(LINE);
/** Address of a picture store (preload/contract/pictures.ts). */
export const shortAddress = addressUpTo(500);

const parsed = (json: string): unknown => {
  try {
    return JSON.parse(json);
  } catch {
    // SQLite and V8 may differ on valid JSON; no schema accepts it.
    return undefined;
  }
};

/** JSON with the schema with which it is read. */
export const json = (schema: z.ZodType): Check =>
  checked(
    'JSON of a shape',
    TEXT,
    (value) => typeof value === 'string' && schema.safeParse(parsed(value)).success,
  );

/** True for a readable document. One of a later version is kept, and is refused when it is read. */
export function isDocument(value: string): boolean {
  try {
    upgradePost(parsed(value));
    return true;
  } catch (error) {
    return error instanceof DocumentError && error.reason === 'newer-version';
  }
}
const sha256 = (value: string | Uint8Array): string => createHash('sha256').update(value).digest('hex');

/** @param hashColumn the column with the sha256 of its text */
export const document = (hashColumn?: string): Check =>
  checked(
    'a document',
    TEXT,
    (value, row) =>
      typeof value === 'string' &&
      (hashColumn === undefined || row[hashColumn] === sha256(value)) &&
      isDocument(value),
  );

/** The inflated bytes; undefined for invalid data or beyond the limit. */
function inflated(value: Value): Buffer | undefined {
  if (!(value instanceof Uint8Array)) return undefined;
  try {
    return inflateRawSync(value, { maxOutputLength: MOST_INFLATED });
  } catch {
    return undefined;
  }
}
/** A revision: its text must match its hash; its document is only parsed when it is read. */
export const packedText = (hashColumn?: string): Check =>
  checked('raw deflate of a text', TEXT, (value, row) => {
    const bytes = inflated(value);
    return bytes !== undefined && (hashColumn === undefined || row[hashColumn] === sha256(bytes));
  });
export const packedDocument: Check = checked('raw deflate of a document', TEXT, (value) => {
  const bytes = inflated(value);
  return bytes !== undefined && isDocument(bytes.toString('utf8'));
});
export const packedJson = (schema: z.ZodType): Check =>
  checked('raw deflate of JSON of a shape', TEXT, (value) => {
    const bytes = inflated(value);
    return bytes !== undefined && schema.safeParse(parsed(bytes.toString('utf8'))).success;
  });
