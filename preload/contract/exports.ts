/** Exports: posts in a format, the blog as a backup in Blogger's format, a text sent for review. */
import { z } from 'zod';
import { CONSENT_SUBJECTS } from '#interview/returns/read-return.ts';
import { MOST_SELECTED } from './plain-values.ts';
import { listSchema } from './posts.ts';
import { failureSchema, idSchema, instant, nothing, shortText, token } from './shapes.ts';

/** `feed`: a backup that Blogger imports (`feed.atom`), one file for each blog. */
export const EXPORT_FORMATS = ['feed', 'html', 'markdown', 'docx', 'pdf'] as const;
export const exportFormatSchema = z.enum(EXPORT_FORMATS);
export type ExportFormat = z.infer<typeof exportFormatSchema>;
/** The formats of one post. */
export type PostFormat = Exclude<ExportFormat, 'feed'>;
/** File extension of each post format, without the dot. */
export const POST_ENDINGS = {
  html: 'html',
  markdown: 'md',
  docx: 'docx',
  pdf: 'pdf',
} as const satisfies Readonly<Record<PostFormat, string>>;

/** Escale's own files: the whole library, one post, a diagnostic, the personal data for one person, a register. */
export const ESCALE_FILES = ['escale-library', 'escale-post', 'txt', 'person-file', 'csv'] as const;

/** Formats for a text sent for review. `form`: a PDF form for approval and consent. */
export const SENT_FORMATS = ['docx', 'form', 'pdf', 'html'] as const;
export type SentFormat = (typeof SENT_FORMATS)[number];

/** The subjects of consent in a form, and the terms in the author's words. */
export const askedConsentsSchema = z.strictObject({
  subjects: z.array(z.enum(CONSENT_SUBJECTS)).min(1).max(CONSENT_SUBJECTS.length),
  places: shortText,
  purpose: shortText,
  /** The last day; absent without an end. */
  until: instant.optional(),
  /** Both parents sign too. */
  isMinor: z.boolean(),
  /** Asked for without the text. */
  isAlone: z.boolean().optional(),
});
export type AskedConsents = z.infer<typeof askedConsentsSchema>;

/** Why a post was left out. */
export const SKIP_REASONS = ['gone', 'newer-version', 'pdf-failed', 'too-complex'] as const;
export type SkipReason = (typeof SKIP_REASONS)[number];

/** Notes about an exported post. `count`: pictures, or parts of HTML. */
export const EXPORT_NOTES = [
  /** With its pictures the post would exceed the size limit: the feed leaves them out. */
  'pictures-left',
  /** Pictures only on the web and never fetched: the file contains their address. */
  'pictures-elsewhere',
  /** Pictures whose file is missing from the library. */
  'pictures-missing',
  /** Active content that is not on the blog of this feed. */
  'html-left-out',
] as const;
export type ExportNoteCode = (typeof EXPORT_NOTES)[number];

/** Maximum number of items listed in full; the counts are complete. */
export const MOST_LISTED = 500;

export const exportSchema = z.strictObject({
  id: idSchema,
  format: exportFormatSchema,
  state: z.enum(['running', 'done', 'cancelled', 'failed']),
  /** Number of posts. */
  done: z.int().min(0),
  total: z.int().min(0),
  /** File names as written, without their path. */
  files: z.array(shortText).max(MOST_LISTED),
  fileCount: z.int().min(0),
  skipped: z
    .array(z.strictObject({ id: idSchema, title: shortText, reason: z.enum(SKIP_REASONS) }))
    .max(MOST_LISTED),
  skippedCount: z.int().min(0),
  notes: z
    .array(
      z.strictObject({
        id: idSchema,
        title: shortText,
        code: z.enum(EXPORT_NOTES),
        count: z.int().min(1),
      }),
    )
    .max(MOST_LISTED),
  failure: failureSchema.optional(),
});
export type Export = z.infer<typeof exportSchema>;

export const exportRequests = {
  /**
   * Starts an export to the destination chosen with dialogs.choose-destination: a folder, or a file for a single post.
   * Existing files are never replaced, except the one file that the author confirmed. Fails with file.token-unknown,
   * post.not-found.
   */
  'exports.start': {
    input: z.strictObject({
      destination: token,
      format: exportFormatSchema,
      posts: z.union([
        z.strictObject({ ids: z.array(idSchema).min(1).max(MOST_SELECTED) }),
        z.strictObject({ list: listSchema }),
      ]),
    }),
    output: z.strictObject({ id: idSchema }),
  },
  /** Fails with export.not-found: only recent exports are remembered, until Escale quits. */
  'exports.get': { input: z.strictObject({ id: idSchema }), output: exportSchema },
  /** Complete files stay, partial ones are deleted. No effect on a finished export. */
  'exports.cancel': { input: z.strictObject({ id: idSchema }), output: nothing },
  /**
   * Writes the post, or the questions and answers of `person`, as a confidential draft, and keeps its state as a
   * revision `sent` to `recipient`. Fails with file.token-unknown, post.not-found, export.nothing-of-person,
   * export.form-script, export.not-written, export.pdf-failed, disk.full.
   */
  'exports.send': {
    input: z.strictObject({
      postId: idSchema,
      destination: token,
      format: z.enum(SENT_FORMATS),
      recipient: z.string().trim().min(1).max(200),
      person: idSchema.optional(),
      /** Only in a form. */
      consents: askedConsentsSchema.optional(),
      /** The end of the day by which the approval is wanted. */
      wantedAt: instant.optional(),
    }),
    output: z.strictObject({ name: shortText, sentAt: instant }),
  },
  /**
   * Keeps the state whose questions are put to `recipient`, who is `person` of the post or of the directory, as a revision
   * `sent`; with a destination writes the mail there first (.eml). Fails with file.token-unknown, post.not-found,
   * questions.none, export.not-written, disk.full.
   */
  'exports.ask': {
    input: z.strictObject({
      postId: idSchema,
      destination: token.optional(),
      recipient: z.string().trim().min(1).max(200),
      person: idSchema.optional(),
    }),
    output: z.strictObject({ name: shortText.optional(), turns: z.int().min(1) }),
  },
} as const;

/** Page -> shell. */
export const exportShellRequests = {
  /** Destination file with a proposed name and the extension of the format. Absent if the author cancelled. */
  'dialogs.choose-destination': {
    input: z.discriminatedUnion('what', [
      z.strictObject({ what: z.literal('folder') }),
      z.strictObject({
        what: z.literal('file'),
        format: z.union([exportFormatSchema.exclude(['feed']), z.enum([...ESCALE_FILES, 'eml'])]),
        name: shortText,
      }),
    ]),
    output: z.strictObject({ destination: z.strictObject({ token, name: shortText }).optional() }),
  },
  /** Shows a destination in the system's file manager, even after its token was used. */
  'destinations.reveal': {
    input: z.strictObject({ token }),
    output: z.strictObject({ revealed: z.boolean() }),
  },
} as const;
