/** Diagnostics: probes of a real blog with a draft, and a diagnostic file to send to support. */
import { z } from 'zod';
import { FAILURE_CODES } from './failure.ts';
import { settingsSchema } from './library.ts';
import { idSchema, instant, nothing, remoteId, shortText, token, webAddress } from './shapes.ts';

/**
 * Probes of blog behaviour that the documentation leaves open (docs/design/blogger.md#not-established), run on a draft
 * that is deleted afterwards. Each is a question with a sentence in assets/messages.
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
   * Creates a draft on the blog, runs every probe and moves the draft to the blog's bin; nothing becomes public. A
   * single failing probe is reported as a result. Fails with blog.not-found, destination.*, blogger.*, network.*.
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
            /** Evidence for the reader of the report: a status or a few bytes of HTML, without secrets. */
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
  /** Number of the last migration of the library's schema. */
  schema: count,
  /** Size of the database file. */
  bytes: count,
  /**
   * Permissions of the library's folder and file as Node reports them: octal digits, or inherited from the parent
   * folder (Windows).
   */
  rights: z.union([
    z.strictObject({ folder: z.string().regex(/^[0-7]{3,4}$/), file: z.string().regex(/^[0-7]{3,4}$/) }),
    z.literal('inherited'),
  ]),
  /** Number of posts by status; statuses without posts are omitted. */
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
        /** Picture host of the blog; absent until the author has chosen one. */
        pictures: z.string().max(40).optional(),
        role: z.string().max(40).optional(),
      }),
    )
    .max(200),
  /** Unfinished sends by state, and the failures that stopped them. */
  sends: z.record(z.string().max(40), count),
  failures: z.array(z.enum(FAILURE_CODES)).max(100),
  imports: z.record(z.string().max(40), count),
  /** Values of settings that are closed lists; only the amount of text for settings the author wrote. */
  settings: settingsSchema
    .omit({ previewStyle: true, equivalents: true, savedSearches: true })
    .extend({ previewStyle: count, equivalents: count, savedSearches: count }),
});
export type DiagnosticFacts = z.infer<typeof diagnosticFactsSchema>;

/**
 * « Fichier de diagnostic »: the data about a library that Escale may share with support. Counts, closed lists and
 * codes only.
 */
export const diagnosticFileRequests = {
  'diagnostic-file.facts': { input: nothing, output: diagnosticFactsSchema },
  /**
   * Writes the text that the author has reviewed to the path of dialogs.choose-destination. Fails with
   * file.token-unknown, export.not-written, disk.full.
   */
  'diagnostic-file.write': {
    input: z.strictObject({ destination: token, text: z.string().max(1_000_000) }),
    output: z.strictObject({ name: shortText }),
  },
} as const;
