/** What comes in from a blog's address, its backups, or files: imports, their progress and their report. */
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
  /** Reading the source to say what it holds; nothing is written yet. */
  'inspecting',
  'ready',
  'running',
  'paused',
  'done',
  /** Stopped by the author; what came in whole stays, and may be undone. */
  'cancelled',
  'undoing',
  'undone',
  'failed',
] as const;
export const importStateSchema = z.enum(IMPORT_STATES);
export type ImportState = z.infer<typeof importStateSchema>;

export const IMPORT_PHASES = ['inspecting', 'posts', 'pictures', 'undoing'] as const;

/** Why an entry did not become a post. */
export const SKIP_REASONS = [
  /** More than a post can hold, even as one sealed card. */
  'too-large',
  /** Its text takes more time or memory to read than there is for it. */
  'too-complex',
  /** Neither a body nor an excerpt. */
  'without-text',
] as const;
export const skipReasonSchema = z.enum(SKIP_REASONS);
export type SkipReason = z.infer<typeof skipReasonSchema>;

/**
 * What the report says beside the counts. Those of a reader (main/backend/exchange/sources/entries.ts) come through as they
 * are; these are the writer's own.
 */
export const IMPORT_WARNINGS = [
  /** The HTML could not be read into blocks: it stands whole in one sealed card. */
  'body-sealed',
  /** Changed on the blog and here: the text here stays, the blog's is in the history. */
  'kept-yours',
  /** Undoing: changed here since it came in, so it was kept. */
  'kept-changed',
  /** Comments whose post is not in the library; `text` is how many. */
  'comments-without-post',
  /** The file cannot be read beyond this place; what stands before it came in. */
  'damaged',
  /** What stands at this place cannot be read; what follows came in. */
  'entry-damaged',
] as const;

export const IMPORT_LIMITS = { notes: 10_000, blogs: 500, files: 1_000 } as const;

const count = z.int().min(0);
const byAuthor = z.array(z.strictObject({ author: z.string().max(200), count })).max(200);
const pictureFailure = z.strictObject({ url: webAddress, reason: z.string().max(60) });

export const importSchema = z.strictObject({
  id: idSchema,
  kind: z.enum(['address', 'files']),
  /** Readers' comments are taken too. */
  withComments: z.boolean(),
  /** The blog's address; the file's bare name, or the first one's. */
  name: shortText,
  state: importStateSchema,
  blogs: z.array(z.strictObject({ remoteId, name: shortText, url: webAddress })).max(IMPORT_LIMITS.blogs),
  /** What the source holds; posts, and pages, of any status. Absent while it is being looked at. */
  recognized: z
    .strictObject({
      posts: count,
      pages: count,
      drafts: count,
      scheduled: count,
      trashed: count,
      comments: count,
      /** Different addresses of pictures in the bodies. */
      pictures: count,
      /** The first place where a file cannot be read. `damage`: entries.ts. `passed`: all that follows is read but for places like it. */
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
      /** Of documents: whose tracked changes and whose comments they hold. */
      reviewed: z.strictObject({ changes: byAuthor, comments: byAuthor }).optional(),
      /** Of an address: whether it gives whole posts, their beginnings, nothing, or the newest ones alone. */
      feed: z.enum(['full', 'short', 'none', 'latest']).optional(),
    })
    .optional(),
  /** `total` is 0 while it is not known. */
  progress: z.strictObject({ phase: z.enum(IMPORT_PHASES), done: count, total: count }).optional(),
  report: z
    .strictObject({
      posts: count,
      pages: count,
      /** Met in the source, taken or not. */
      comments: count,
      drafts: count,
      scheduled: count,
      trashed: count,
      added: count,
      updated: count,
      unchanged: count,
      /** `id`: the blog's, or ''. The first ones, as the warnings. */
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

/** Asked many times while one runs: the report is only in imports.get. */
const importLineSchema = importSchema.omit({ report: true });
export type ImportLine = z.infer<typeof importLineSchema>;

const one = z.strictObject({ id: idSchema });

export const importRequests = {
  /**
   * Begins to look at a source: nothing is written before `imports.begin`. Fails with file.token-unknown, import.address
   * (no web address).
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
  /** Fails with import.not-found, as all that follow. */
  'imports.get': { input: one, output: importSchema },
  /** The newest first. */
  'imports.list': { input: nothing, output: z.strictObject({ items: z.array(importLineSchema).max(100) }) },
  /**
   * Takes in what was found. `comments`: readers' comments too, as a read-only annex. `partial`: what can be read of a
   * damaged file; without it such a source fails with import.damaged. `changes`: what becomes of the tracked changes of
   * documents, accepted unless said. Fails with import.busy (another one runs),
   * import.not-now (it is not ready).
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
  /** Goes on after a pause or a failure. Fails with import.busy, import.not-now. */
  'imports.resume': { input: one, output: nothing },
  /** What came in whole stays. Fails with import.not-now. */
  'imports.cancel': { input: one, output: nothing },
  /** Takes back all that this import did, except posts changed since. Fails with import.busy, import.not-now. */
  'imports.undo': { input: one, output: nothing },
  /** Pictures not here yet; `known` of them have said their size, `bytes` in all. Asks the others, a few at a time. */
  'imports.pictures': {
    input: one,
    output: z.strictObject({ pictures: count, known: count, bytes: count.optional() }),
  },
  /** Fetches them, and again those that were missing. Fails with import.busy, import.not-now. */
  'imports.fetch-pictures': { input: one, output: nothing },
} as const;
