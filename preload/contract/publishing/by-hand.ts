/** Publishing by hand: the author pastes into Blogger's editor, and Escale reads back the public page. */
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
  /** As typed in Blogger's labels field; '' for none. */
  labels: shortText,
  /** Size of the HTML in UTF-8. */
  bytes: z.int().min(0),
  /** Number of pictures inside the HTML. */
  pictures: z.int().min(0),
  /** Blogger page for the author: the post's editor, or the list of posts. */
  editor: webAddress,
  done: z.strictObject({ title: z.boolean(), text: z.boolean(), labels: z.boolean(), opened: z.boolean() }),
  /** For an update: the blog was read, or found unreadable, before copying. */
  read: z.boolean(),
  /** The local post differs from the text of this job. */
  edited: z.boolean(),
  /** The address last entered by the author. */
  address: webAddress.optional(),
  /** Public address of the post. */
  url: webAddress.optional(),
  /** For a finished job: true if read back from the blog, false if confirmed by the author. */
  verified: z.boolean(),
  /** Failure of the last read of the blog. */
  failure: failureSchema.optional(),
  /** Differences on the blog from the copied text, or from the previously published one. */
  changes: z.array(changeSchema).max(2_000),
  /** « Accepter cette page »: the blog's version was shown and can be kept. */
  canAccept: z.boolean(),
  /** « Je confirme qu’il est en ligne »: offered if the blog cannot be read from here. */
  canConfirm: z.boolean(),
});
export type ByHandJob = z.infer<typeof byHandJobSchema>;

export const byHandRequests = {
  /**
   * Adds a blog by its address, identified by its public feed. Without a feed, `dashboard` (an address in Blogger's own
   * pages that contains the blog's number) and `name` identify it. Fails with import.address, by-hand.private,
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
   * Sets how a blog is written to from now on; queued jobs become jobs by hand. Fails with blog.not-found,
   * job.already-leaving, account.not-found (no account to connect with).
   */
  'by-hand.set-way': {
    input: z.strictObject({ blogId: idSchema, way: z.enum(['connected', 'by-hand']) }),
    output: blogSchema,
  },
  /** Fails with job.not-found. */
  'by-hand.get': { input: job, output: byHandJobSchema },
  /**
   * Contents for the clipboard. The post may be on the blog once the text is copied, so its pictures are uploaded first
   * if the blog has a store for them. Fails with job.not-found, pictures.host-changed (a picture of this text has no
   * address), pictures.store-refused, pictures.store-unavailable, pictures.not-public, network.offline,
   * asset.not-found.
   */
  'by-hand.text': {
    input: z.strictObject({ jobId: idSchema, what: z.enum(['title', 'text', 'labels']) }),
    output: z.strictObject({ text: z.string().max(5_000_000) }),
  },
  /** Marks a step as done. Fails with job.not-found. */
  'by-hand.tick': { input: z.strictObject({ jobId: idSchema, step: byHandStepSchema }), output: nothing },
  /**
   * Reads the blog before an update is copied. by-hand.get returns the result; remote changes are kept as a revision.
   * Fails with job.not-found.
   */
  'by-hand.read-first': { input: job, output: nothing },
  /**
   * Reads the post back from the given address, or finds it by its mark in the public feed. by-hand.get returns the
   * result. Fails with job.not-found.
   */
  'by-hand.read-back': {
    input: z.strictObject({ jobId: idSchema, address: webAddress.optional() }),
    output: z.strictObject({ online: z.boolean() }),
  },
  /** Keeps the blog's version as it was shown. Fails with job.not-found, by-hand.not-seen. */
  'by-hand.accept': { input: job, output: nothing },
  /**
   * Marks the job as done on the author's word, if the blog cannot be read. Fails with job.not-found, by-hand.not-seen,
   * by-hand.address.
   */
  'by-hand.confirm': {
    input: z.strictObject({ jobId: idSchema, address: webAddress.optional() }),
    output: nothing,
  },
  /**
   * Verifies a publication that only the author has confirmed. Fails with publication.not-found, by-hand.not-found,
   * by-hand.differs, and as reading a blog does.
   */
  'by-hand.verify': { input: z.strictObject({ publicationId: idSchema }), output: nothing },
  /**
   * Records that the author took the post down in Blogger. Verified by its page no longer answering; `confirmed` skips
   * the check and is only allowed for unreadable blogs. Fails with publication.not-found, by-hand.still-online,
   * by-hand.private, by-hand.unreachable, by-hand.offline.
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
