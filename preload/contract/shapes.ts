/** Shapes shared by several requests. */
import { z } from 'zod';
import { DESTINATION_KINDS } from '#interview/destinations.ts';
import { idSchema, kindSchema, languageSchema, sha256Schema } from '#interview/document.ts';

export { idSchema, kindSchema, languageSchema, sha256Schema };

/** What one request of the tables looks like. */
export type Requests = Readonly<Record<string, Readonly<{ input: z.ZodType; output: z.ZodType }>>>;
export type InputOf<Table extends Requests, Name extends keyof Table> = z.input<Table[Name]['input']>;
export type OutputOf<Table extends Requests, Name extends keyof Table> = z.output<Table[Name]['output']>;

/** Pictures of one place, by their sha256: enough to know them by. */
export const somePictures = z.array(sha256Schema).max(20).readonly();
export const nothing = z.strictObject({});
/** Milliseconds since 1970, UTC, as a Date may be: a blog may give a post a day before. */
export const instant = z.int().min(-8_640_000_000_000_000).max(8_640_000_000_000_000);
export const shortText = z.string().max(2_000);
export const webAddress = z.string().max(4_096);
export const token = z.string().regex(/^[A-Za-z0-9_-]{20,64}$/);
/** Ids of blogs are theirs (Blogger's are decimal strings beyond 2^53); they stand in addresses, and lead nowhere else. */
export const remoteId = z.string().regex(/^[\w:-]{1,200}$/);

export const STATUSES = ['draft', 'queued', 'scheduled', 'published', 'changed', 'binned'] as const;
export const statusSchema = z.enum(STATUSES);
export type Status = z.infer<typeof statusSchema>;

/**
 * What is said of a post wherever it is listed, found or counted: its status, and of a draft for whom it waits. Search
 * stores their numbers (main/backend/search/facts/facts.ts).
 */
export const SHOWN_STATUSES = [
  'draft',
  /** Somebody is still to approve it. */
  'for-approval',
  /** It waits on a blog for an editor, who makes it public. */
  'pending',
  'queued',
  'scheduled',
  'published',
  'changed',
  'binned',
] as const;
export const shownStatusSchema = z.enum(SHOWN_STATUSES);
export type ShownStatus = z.infer<typeof shownStatusSchema>;

/** What the status line says of a post on one blog (docs/design/editor.md#the-window). */
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
  /** The blog altered the text as it saved it, and the author has not accepted that. */
  'online-altered',
  'deposited',
  /** A draft there, which an editor is to make public. */
  'pending',
  'scheduled',
  'to-verify',
  /** Changed there since it was sent, and not here. */
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
  /** The post is public on the blog, also when the last send failed. */
  isPublic: z.literal(true).optional(),
  /** How many comments its readers see under it, where there are any. */
  comments: z.int().min(1).optional(),
  /** It lies in the blog's own bin, and can be taken out of it from here (publications.put-back). */
  putsBack: z.literal(true).optional(),
  url: webAddress.optional(),
  remoteId: remoteId.optional(),
  publishedAt: instant.optional(),
  /** The job under way, when there is one. */
  jobId: idSchema.optional(),
  /** When the job may leave (the seconds in which it can be called back). */
  dueAt: instant.optional(),
  /** Of the job under way. */
  intent: z.enum(['deposit', 'propose', 'publish', 'schedule', 'update', 'revert', 'delete']).optional(),
  /** Of a schedule under way: when the post is to be public. */
  publishAt: instant.optional(),
  /** Of the job under way: whether it can be called back. */
  callable: z.boolean().optional(),
  /** The job under way carries an older text than the post's. */
  edited: z.boolean().optional(),
  failure: failureSchema.optional(),
  /** Changed there since it was sent: when, by the blog's clock, and when that was read here. */
  changedThereAt: instant.optional(),
  readAt: instant.optional(),
  /** It may not be written over from here: a `page`, or signed by another `author`, empty where nobody said. */
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
  /** Of one in the bin: since when. */
  binnedAt: instant.optional(),
  /** It stands on the practice blog, and on no real one: what its status says is a practice. */
  tried: z.boolean(),
  /** A published post whose blog altered its text; the author has not accepted that. */
  altered: z.literal(true).optional(),
});
export type PostSummary = z.infer<typeof postSummarySchema>;
