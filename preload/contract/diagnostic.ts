/** Diagnostics: what a real blog does, tried on a draft, and the file for whoever helps. */
import { z } from 'zod';
import { FAILURE_CODES } from './failure.ts';
import { settingsSchema } from './library.ts';
import { idSchema, instant, nothing, remoteId, shortText, token, webAddress } from './shapes.ts';

/**
 * What a real blog does with what the documents leave open (docs/design/blogger.md#not-established), tried on a draft
 * that is thrown away. Each a question with a sentence in assets/messages.
 */
export const PROBES = [
  'draft-patch',
  'draft-put',
  'draft-url',
  'if-none-match',
  'if-match',
  'custom-meta-data',
  'picture-small',
  'picture-medium',
  'picture-large',
  'jump-break',
  'comments',
  'attributes',
  'empty-paragraph',
  'line-breaks',
  'no-break-spaces',
  'several-statuses',
  'sort-option',
  'page-size',
  'partial-response',
  'bin',
] as const;
export type Probe = (typeof PROBES)[number];

export const diagnosticRequests = {
  /**
   * Makes a draft on the blog, asks everything of it, and puts it in the blog's bin; nothing is ever public. Fails with
   * blog.not-found, destination.*, blogger.*, network.*; a probe that fails alone is an answer, not a failure.
   */
  'diagnostic.run': {
    input: z.strictObject({ blogId: idSchema }),
    output: z.strictObject({
      at: instant,
      blogName: shortText,
      blogUrl: webAddress,
      answers: z
        .array(
          z.strictObject({
            probe: z.enum(PROBES),
            outcome: z.enum(['yes', 'no', 'refused', 'unknown']),
            /** What was seen, for who reads the report: a status, a few bytes of HTML. No secret. */
            detail: z.string().max(500),
          }),
        )
        .max(PROBES.length),
      /** The draft that could not be removed. */
      left: remoteId.optional(),
    }),
  },
} as const;

const count = z.int().min(0);
const version = z.string().max(40);

const diagnosticFactsSchema = z.strictObject({
  node: version,
  sqlite: version,
  /** Of the library's schema: the number of its last migration. */
  schema: count,
  /** Of the database file. */
  bytes: count,
  /** Of the library's folder and file, as far as Node can see: octal digits, or that they are those of the folder above (Windows). */
  rights: z.union([
    z.strictObject({ folder: z.string().regex(/^[0-7]{3,4}$/), file: z.string().regex(/^[0-7]{3,4}$/) }),
    z.literal('inherited'),
  ]),
  /** Posts by their status; those of no post are not named. */
  posts: z.record(z.string().max(40), count),
  participants: count,
  assets: count,
  notes: count,
  publications: count,
  accounts: z.strictObject({ all: count, signedIn: count }),
  blogs: z
    .array(
      z.strictObject({
        way: z.enum(['practice', 'connected', 'by-hand', 'read']),
        /** Where its pictures go; none where that was never asked. */
        pictures: z.string().max(40).optional(),
        role: z.string().max(40).optional(),
      }),
    )
    .max(200),
  /** Sends that have not ended, by their state, and what stopped them. */
  sends: z.record(z.string().max(40), count),
  failures: z.array(z.enum(FAILURE_CODES)).max(100),
  imports: z.record(z.string().max(40), count),
  /** Choices of closed lists, as they are; of what an author wrote, how much there is. */
  settings: settingsSchema
    .omit({ previewStyle: true, equivalents: true, savedSearches: true })
    .extend({ previewStyle: count, equivalents: count, savedSearches: count }),
});
export type DiagnosticFacts = z.infer<typeof diagnosticFactsSchema>;

/** « Fichier de diagnostic »: what Escale may say of a library to whoever helps. Counts, closed lists and codes only. */
export const diagnosticFileRequests = {
  'diagnostic-file.facts': { input: nothing, output: diagnosticFactsSchema },
  /** Writes the text that the author has read, to the place of dialogs.choose-destination. Fails with file.token-unknown, export.not-written, disk.full. */
  'diagnostic-file.write': {
    input: z.strictObject({ destination: token, text: z.string().max(1_000_000) }),
    output: z.strictObject({ name: shortText }),
  },
} as const;
