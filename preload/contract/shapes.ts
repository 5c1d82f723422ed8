/** Shapes shared by several requests. */
import { z } from 'zod';
import { DESTINATION_KINDS } from '#interview/destinations.ts';
import { idSchema, kindSchema, languageSchema, sha256Schema } from '#interview/document.ts';

export { idSchema, kindSchema, languageSchema, sha256Schema };

/** The shape of a table of requests. */
export type Requests = Readonly<Record<string, Readonly<{ input: z.ZodType; output: z.ZodType }>>>;
export type InputOf<Table extends Requests, Name extends keyof Table> = z.input<Table[Name]['input']>;
export type OutputOf<Table extends Requests, Name extends keyof Table> = z.output<Table[Name]['output']>;

/** Pictures of one passage, by their sha256. */
export const somePictures = z.array(sha256Schema).max(20).readonly();
export const nothing = z.strictObject({});
/** Milliseconds since 1970, UTC, in the range of Date: a blog may have posts dated before 1970. */
export const instant = z.int().min(-8_640_000_000_000_000).max(8_640_000_000_000_000);
export const shortText = z.string().max(2_000);
export const webAddress = z.string().max(4_096);
export const token = z.string().regex(/^[A-Za-z0-9_-]{20,64}$/);
/** A blog's remote id (Blogger's are decimal strings beyond 2^53). Safe to insert in an address. */
export const remoteId = z.string().regex(/^[\w:-]{1,200}$/);

export const STATUSES = ['draft', 'queued', 'scheduled', 'published', 'changed', 'binned'] as const;
export const statusSchema = z.enum(STATUSES);
export type Status = z.infer<typeof statusSchema>;

/**
 * Status of a post in lists, search results and counts, including the pending approval of a draft. Search stores their
 * numbers (main/backend/search/facts/facts.ts).
 */
export const SHOWN_STATUSES = [
  'draft',
  /** An approval is pending. */
  'for-approval',
  /** It waits on a blog for an editor to publish it. */
  'pending',
  'queued',
  'scheduled',
  'published',
  'changed',
  'binned',
] as const;
export const shownStatusSchema = z.enum(SHOWN_STATUSES);
export type ShownStatus = z.infer<typeof shownStatusSchema>;

/** Status of a post on one blog, shown in the status line (docs/design/editor.md#the-window). */
export const PUBLICATION_STATES = [
  'none',
  'waiting',
  'waiting-network',
  'sending',
  'checking',
  'by-hand',
  'online',
  'online-unverified',
  'online-changed',
  /** The blog altered the text when saving it, and the author has not accepted that. */
  'online-altered',
  'deposited',
  /** A draft waiting for an editor to publish it. */
  'pending',
  'scheduled',
  'to-verify',
  /** Changed on the blog since the last send, and not here. */
  'changed-on-blog',
  'needs-choice',
  'needs-sign-in',
  'failed',
  'removed',
] as const;
export const publicationStateSchema = z.enum(PUBLICATION_STATES);
export type PublicationState = z.infer<typeof publicationStateSchema>;

export const failureSchema = z.strictObject({
  code: z.string().max(60),
  params: z.record(z.string().max(60), z.union([z.string().max(4_000), z.number()])),
  incident: z.string().max(40),
});

export const publicationSchema = z.strictObject({
  id: idSchema,
  blogId: idSchema,
  blogName: shortText,
  blogKind: z.enum(DESTINATION_KINDS),
  practice: z.boolean(),
  state: publicationStateSchema,
  /** The post is public on the blog, even if the last send failed. */
  isPublic: z.literal(true).optional(),
  /** Number of comments that readers see, if there are any. */
  comments: z.int().min(1).optional(),
  /** It is in the blog's own bin and can be restored from here (publications.put-back). */
  putsBack: z.literal(true).optional(),
  url: webAddress.optional(),
  remoteId: remoteId.optional(),
  publishedAt: instant.optional(),
  /** The job in progress, if any. */
  jobId: idSchema.optional(),
  /** When the job may be sent (end of its cancellation period). */
  dueAt: instant.optional(),
  /** Intent of the job in progress. */
  intent: z.enum(['deposit', 'propose', 'publish', 'schedule', 'update', 'revert', 'delete']).optional(),
  /** For a schedule in progress: the publication time. */
  publishAt: instant.optional(),
  /** Whether the job in progress can be cancelled. */
  callable: z.boolean().optional(),
  /** The job in progress has an older text than the post. */
  edited: z.boolean().optional(),
  failure: failureSchema.optional(),
  /** Changed on the blog since the last send: the time on the blog's clock, and the time of reading it. */
  changedThereAt: instant.optional(),
  /** When that change was read here. */
  readAt: instant.optional(),
  /** Overwriting is not allowed from here: a `page`, or a post signed by another `author` (empty if unknown). */
  readOnly: z.strictObject({ author: shortText, page: z.boolean() }).optional(),
});
export type Publication = z.infer<typeof publicationSchema>;

export const postSummarySchema = z.strictObject({
  id: idSchema,
  kind: kindSchema,
  title: shortText,
  status: shownStatusSchema,
  labels: z.array(z.string().max(200)).max(100),
  questions: z.int().min(0),
  answers: z.int().min(0),
  words: z.int().min(0),
  createdAt: instant,
  updatedAt: instant,
  publishedAt: instant.optional(),
  /** For a post in the bin: the time it was moved there. */
  binnedAt: instant.optional(),
  /** It is only on the practice blog: its status is not a real publication. */
  tried: z.boolean(),
  /** A published post whose text the blog altered and the author has not accepted. */
  altered: z.literal(true).optional(),
});
export type PostSummary = z.infer<typeof postSummarySchema>;
