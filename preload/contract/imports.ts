/** Imports from a blog's address, its backups or files: their progress and their report. */
import { z } from 'zod';
import {
  failureSchema,
  idSchema,
  instant,
  nothing,
  remoteId,
  shortText,
  token,
  webAddress,
} from './shapes.ts';

export const IMPORT_STATES = [
  /** Reading the source to count its contents; nothing is written yet. */
  'inspecting',
  'ready',
  'running',
  'paused',
  'done',
  /** Stopped by the author; completely imported posts stay and can be undone. */
  'cancelled',
  'undoing',
  'undone',
  'failed',
] as const;
export const importStateSchema = z.enum(IMPORT_STATES);
export type ImportState = z.infer<typeof importStateSchema>;

export const IMPORT_PHASES = ['inspecting', 'posts', 'pictures', 'undoing'] as const;

/** Why an entry was not imported. */
export const SKIP_REASONS = [
  /** Exceeds the limit of a post, even as one sealed card. */
  'too-large',
  /** Needs too much time or memory to read. */
  'too-complex',
  /** No body and no excerpt. */
  'without-text',
] as const;
export const skipReasonSchema = z.enum(SKIP_REASONS);
export type SkipReason = z.infer<typeof skipReasonSchema>;

/**
 * Warnings of the report. Those of a reader (main/backend/exchange/sources/entries.ts) are passed through; these come
 * from the writer.
 */
export const IMPORT_WARNINGS = [
  /** The HTML could not be converted to blocks and was put into one sealed card. */
  'body-sealed',
  /** Changed on the blog and here: the local text stays, the blog's becomes a revision. */
  'kept-yours',
  /** Undo skipped this post because it was changed after the import. */
  'kept-changed',
  /** Comments on a post that is not in the library; `text` is their number. */
  'comments-without-post',
  /** The file cannot be read beyond this position; the part before it was imported. */
  'damaged',
  /** The entry at this position cannot be read; later entries were imported. */
  'entry-damaged',
] as const;

export const IMPORT_LIMITS = { notes: 10_000, blogs: 500, files: 1_000 } as const;

const count = z.int().min(0);
const byAuthor = z.array(z.strictObject({ author: z.string().max(200), count })).max(200);
const pictureFailure = z.strictObject({ url: webAddress, reason: z.string().max(60) });

export const importSchema = z.strictObject({
  id: idSchema,
  kind: z.enum(['address', 'files']),
  /** Readers' comments are imported too. */
  withComments: z.boolean(),
  /** The blog's address, or the name of the (first) file without its path. */
  name: shortText,
  state: importStateSchema,
  blogs: z.array(z.strictObject({ remoteId, name: shortText, url: webAddress })).max(IMPORT_LIMITS.blogs),
  /** Number of posts and pages in the source, of any status. Absent while it is inspected. */
  recognized: z
    .strictObject({
      posts: count,
      pages: count,
      drafts: count,
      scheduled: count,
      trashed: count,
      comments: count,
      /** Number of distinct picture addresses in the bodies. */
      pictures: count,
      /**
       * Position of the first damage. `damage`: see entries.ts. `passed`: the rest is read, except for similar
       * positions.
       */
      damaged: z
        .strictObject({
          file: shortText,
          entry: count,
          line: z.int().min(1).optional(),
          text: shortText,
          damage: z.string().max(60).optional(),
          passed: z.literal(true).optional(),
        })
        .optional(),
      /** For documents: the authors of tracked changes and comments. */
      reviewed: z.strictObject({ changes: byAuthor, comments: byAuthor }).optional(),
      /** For an address: whether its feed contains full posts, summaries, nothing, or only the latest posts. */
      feed: z.enum(['full', 'short', 'none', 'latest']).optional(),
    })
    .optional(),
  /** `total` is 0 until known. */
  progress: z.strictObject({ phase: z.enum(IMPORT_PHASES), done: count, total: count }).optional(),
  report: z
    .strictObject({
      posts: count,
      pages: count,
      /** Comments in the source, whether imported or not. */
      comments: count,
      drafts: count,
      scheduled: count,
      trashed: count,
      added: count,
      updated: count,
      unchanged: count,
      /** `id`: the blog's, or ''. Only the first ones, like the warnings. */
      skipped: z
        .array(z.strictObject({ id: z.string().max(200), title: shortText, reason: skipReasonSchema }))
        .max(IMPORT_LIMITS.notes),
      warnings: z
        .array(z.strictObject({ code: z.string().max(60), location: shortText, text: shortText }))
        .max(IMPORT_LIMITS.notes),
      pictures: z.strictObject({ fetched: count, missing: z.array(pictureFailure).max(IMPORT_LIMITS.notes) }),
    })
    .optional(),
  failure: failureSchema.optional(),
  startedAt: instant,
  finishedAt: instant.optional(),
});
export type Import = z.infer<typeof importSchema>;

/** Polled while an import runs, so the report is only in imports.get. */
const importLineSchema = importSchema.omit({ report: true });
export type ImportLine = z.infer<typeof importLineSchema>;

const one = z.strictObject({ id: idSchema });

export const importRequests = {
  /**
   * Starts inspecting a source; nothing is written before `imports.begin`. Fails with file.token-unknown,
   * import.address (not a web address).
   */
  'imports.start': {
    input: z.strictObject({
      source: z.union([
        z.strictObject({ address: webAddress.min(1) }),
        z.strictObject({ tokens: z.array(token).min(1).max(IMPORT_LIMITS.files) }),
      ]),
    }),
    output: one,
  },
  /** Fails with import.not-found, like all that follow. */
  'imports.get': { input: one, output: importSchema },
  /** Newest first. */
  'imports.list': { input: nothing, output: z.strictObject({ items: z.array(importLineSchema).max(100) }) },
  /**
   * Imports the inspected source. `comments`: with readers' comments, as a read-only annex. `partial`: imports the
   * readable part of a damaged file, which otherwise fails with import.damaged. `changes`: how to treat tracked changes
   * of documents (default: accepted). Fails with import.busy (another one runs), import.not-now (not ready).
   */
  'imports.begin': {
    input: z.strictObject({
      id: idSchema,
      comments: z.boolean(),
      partial: z.boolean(),
      changes: z.enum(['accepted', 'original']).optional(),
    }),
    output: nothing,
  },
  /** Fails with import.not-now. */
  'imports.pause': { input: one, output: nothing },
  /** Resumes after a pause or a failure. Fails with import.busy, import.not-now. */
  'imports.resume': { input: one, output: nothing },
  /** Completely imported posts stay. Fails with import.not-now. */
  'imports.cancel': { input: one, output: nothing },
  /** Undoes the whole import, except for posts changed since. Fails with import.busy, import.not-now. */
  'imports.undo': { input: one, output: nothing },
  /**
   * Missing pictures: `known` of them have a known size, `bytes` in total. Requests the sizes of the others, a few at a
   * time.
   */
  'imports.pictures': {
    input: one,
    output: z.strictObject({ pictures: count, known: count, bytes: count.optional() }),
  },
  /** Fetches them, including those missing before. Fails with import.busy, import.not-now. */
  'imports.fetch-pictures': { input: one, output: nothing },
} as const;
