/** Publishing by hand: the author pastes in Blogger's own editor, Escale reads back what its readers read. */
import { z } from 'zod';
import { blogSchema } from '../blogs.ts';
import { changeSchema, jobSchema } from './publishing.ts';
import { failureSchema, idSchema, nothing, shortText, webAddress } from '../shapes.ts';

export const BY_HAND_STEPS = ['title', 'text', 'labels', 'opened'] as const;
export const byHandStepSchema = z.enum(BY_HAND_STEPS);
export type ByHandStep = z.infer<typeof byHandStepSchema>;

const job = z.strictObject({ jobId: idSchema });

export const byHandJobSchema = z.strictObject({
  jobId: idSchema,
  postId: idSchema,
  blogId: idSchema,
  blogName: shortText,
  title: shortText,
  intent: jobSchema.shape.intent,
  /** `open` while it waits for the author. */
  state: z.enum(['open', 'done', 'cancelled']),
  /** As they would be typed in Blogger's own field; '' for none. */
  labels: shortText,
  /** Of the HTML, in UTF-8. */
  bytes: z.int().min(0),
  /** Pictures that are inside the HTML. */
  pictures: z.int().min(0),
  /** Where in Blogger the author goes: the post's own editor, or the list of posts. */
  editor: webAddress,
  done: z.strictObject({ title: z.boolean(), text: z.boolean(), labels: z.boolean(), opened: z.boolean() }),
  /** Of an update: the blog was read, or could not be, before anything is copied. */
  read: z.boolean(),
  /** The post here says something else than the text of this job. */
  edited: z.boolean(),
  /** As the author gave it last. */
  address: webAddress.optional(),
  /** Where readers find the post. */
  url: webAddress.optional(),
  /** Of a finished one: it was read back on the blog. False: the author said so. */
  verified: z.boolean(),
  /** What the last look at the blog met. */
  failure: failureSchema.optional(),
  /** What the blog says instead: of what was copied, or of what stood there before. */
  changes: z.array(changeSchema).max(2_000),
  /** « Accepter cette page »: the blog's version was seen, and may be kept. */
  canAccept: z.boolean(),
  /** « Je confirme qu’il est en ligne »: the blog cannot be read from here. */
  canConfirm: z.boolean(),
});
export type ByHandJob = z.infer<typeof byHandJobSchema>;

export const byHandRequests = {
  /**
   * Adds a blog by its address, known by its public feed. Where it has none, `dashboard` (the address of the blog in
   * Blogger's own pages, which bears its number) and `name` say which it is. Fails with import.address, by-hand.private,
   * by-hand.dashboard, by-hand.unreachable, by-hand.offline, outside.refused.
   */
  'by-hand.add-blog': {
    input: z.strictObject({
      address: webAddress.min(1),
      dashboard: webAddress.optional(),
      name: shortText.optional(),
    }),
    output: blogSchema,
  },
  /**
   * Which way a known blog is written to from now on; what waits for the outbox goes into the author's hands. Fails with
   * blog.not-found, job.already-leaving, account.not-found (no account to be connected through).
   */
  'by-hand.set-way': {
    input: z.strictObject({ blogId: idSchema, way: z.enum(['connected', 'by-hand']) }),
    output: blogSchema,
  },
  /** Fails with job.not-found. */
  'by-hand.get': { input: job, output: byHandJobSchema },
  /**
   * What goes to the clipboard. From the text on, the post may stand on the blog: its pictures are put first, where the blog
   * has a store for them. Fails with job.not-found, pictures.host-changed (a picture of this text has no address),
   * pictures.store-refused, pictures.store-unavailable, pictures.not-public, network.offline, asset.not-found.
   */
  'by-hand.text': {
    input: z.strictObject({ jobId: idSchema, what: z.enum(['title', 'text', 'labels']) }),
    output: z.strictObject({ text: z.string().max(5_000_000) }),
  },
  /** A step was done. Fails with job.not-found. */
  'by-hand.tick': { input: z.strictObject({ jobId: idSchema, step: byHandStepSchema }), output: nothing },
  /**
   * Reads the blog before anything of an update is copied. What was met is in by-hand.get; somebody else's words are kept
   * as a revision. Fails with job.not-found.
   */
  'by-hand.read-first': { input: job, output: nothing },
  /**
   * Reads the post back, at the address given, else where the public feed shows its mark. What was met is in by-hand.get.
   * Fails with job.not-found.
   */
  'by-hand.read-back': {
    input: z.strictObject({ jobId: idSchema, address: webAddress.optional() }),
    output: z.strictObject({ online: z.boolean() }),
  },
  /** The version of the blog, as it was shown, is kept. Fails with job.not-found, by-hand.not-seen. */
  'by-hand.accept': { input: job, output: nothing },
  /** The author's word, where the blog cannot be read. Fails with job.not-found, by-hand.not-seen, by-hand.address. */
  'by-hand.confirm': {
    input: z.strictObject({ jobId: idSchema, address: webAddress.optional() }),
    output: nothing,
  },
  /**
   * Reads what is online by the author's word alone. Fails with publication.not-found, by-hand.not-found, by-hand.differs,
   * and as reading a blog does.
   */
  'by-hand.verify': { input: z.strictObject({ publicationId: idSchema }), output: nothing },
  /**
   * The author put the post back to a draft, or deleted it, in Blogger. Believed once its page no longer answers; without
   * a look where `confirmed`, which only a blog that cannot be read allows. Fails with publication.not-found,
   * by-hand.still-online, by-hand.private, by-hand.unreachable, by-hand.offline.
   */
  'by-hand.taken-down': {
    input: z.strictObject({
      publicationId: idSchema,
      how: z.enum(['draft', 'deleted']),
      confirmed: z.boolean(),
    }),
    output: nothing,
  },
} as const;
