/** Blogs, sign-in, and what is to be done on a blog. */
import { z } from 'zod';
import {
  failureSchema,
  idSchema,
  instant,
  nothing,
  publicationSchema,
  remoteId,
  shortText,
  token,
  webAddress,
} from './shapes.ts';

export const blogSchema = z.strictObject({
  id: idSchema,
  /** Blogger's own id. */
  remoteId,
  name: shortText,
  url: webAddress,
  practice: z.boolean(),
  /** Absent where nobody signed in: a blog that is only written to by hand. */
  accountId: idSchema.optional(),
  /** Under which name posts are signed there; '' where nobody signed in. */
  signature: shortText,
  state: z.enum(['connected', 'sign-in-needed', 'unreachable', 'by-hand']),
});
export type Blog = z.infer<typeof blogSchema>;

export const jobSchema = z.strictObject({
  id: idSchema,
  postId: idSchema,
  blogId: idSchema,
  blogName: shortText,
  practice: z.boolean(),
  title: shortText,
  intent: z.enum(['publish', 'update']),
  state: z.enum(['waiting', 'waiting-network', 'sending', 'checking', 'done', 'needs-author', 'cancelled']),
  createdAt: instant,
  leavesAt: instant.optional(),
  finishedAt: instant.optional(),
  failure: failureSchema.optional(),
  /** The author brings it there: it waits for nobody else. */
  byHand: z.boolean(),
  /** Done by the author's word alone: nobody could read it back. */
  confirmed: z.boolean(),
});
export type Job = z.infer<typeof jobSchema>;

/** One thing the publish sheet checks. `blocks`: publishing would be refused. */
export const checkSchema = z.strictObject({
  code: z.enum([
    'title-missing',
    'body-empty',
    'too-many-labels',
    'labels-too-long',
    'too-heavy',
    'alt-missing',
    'answer-unnamed',
    'question-unanswered',
    'host-needed',
  ]),
  blocks: z.boolean(),
  params: z.record(z.string().max(60), z.union([z.string().max(2_000), z.number()])),
});

/** What differs between what is online and what would be. */
export const changeSchema = z.strictObject({
  what: z.enum(['title', 'labels', 'lead', 'question', 'answer', 'text', 'picture', 'order']),
  how: z.enum(['added', 'removed', 'changed', 'moved']),
  who: shortText.optional(),
  before: z.string().max(200_000).optional(),
  after: z.string().max(200_000).optional(),
});

export const publishingRequests = {
  'blogs.list': { input: nothing, output: z.strictObject({ items: z.array(blogSchema).max(200) }) },
  /** Starts the practice blog and connects to it by the same sign-in as a real one, without a browser. */
  'blogs.start-practice': { input: nothing, output: blogSchema },
  'blogs.forget': { input: z.strictObject({ id: idSchema }), output: nothing },

  /** Takes the client file (client_secret_*.json) that a dialog chose. Fails with client-file.invalid. */
  'accounts.use-client-file': {
    input: z.strictObject({ token }),
    output: z.strictObject({ clientId: z.string().max(300) }),
  },
  'accounts.use-client': {
    input: z.strictObject({ clientId: z.string().min(1).max(300), clientSecret: z.string().max(300) }),
    output: z.strictObject({ clientId: z.string().max(300) }),
  },
  'accounts.client': { input: nothing, output: z.strictObject({ clientId: z.string().max(300).optional() }) },
  /** Opens the system browser and waits (five minutes at most) until Google answers. */
  'accounts.sign-in': { input: nothing, output: z.strictObject({ accountId: idSchema, kept: z.boolean() }) },
  'accounts.cancel-sign-in': { input: nothing, output: nothing },
  'accounts.sign-out': { input: z.strictObject({ accountId: idSchema }), output: nothing },
  /** The blogs this account may write to. */
  'accounts.blogs': {
    input: z.strictObject({ accountId: idSchema }),
    output: z.strictObject({
      items: z
        .array(z.strictObject({ remoteId, name: shortText, url: webAddress, added: z.boolean() }))
        .max(500),
    }),
  },
  'blogs.add': { input: z.strictObject({ accountId: idSchema, remoteId }), output: blogSchema },

  /** What the publish sheet shows. */
  'publications.prepare': {
    input: z.strictObject({ postId: idSchema, blogId: idSchema }),
    output: z.strictObject({
      intent: z.enum(['publish', 'update']),
      blog: blogSchema,
      /** The address Blogger would choose for a first publication; the present one for an update. */
      address: webAddress,
      labels: z.int().min(0),
      pictures: z.int().min(0),
      bytes: z.int().min(0),
      checks: z.array(checkSchema).max(200),
      changes: z.array(changeSchema).max(2_000),
    }),
  },
  /** Commits one job with the frozen text of save `saveNumber`, then lets it leave. Needs the post's last save acknowledged. */
  'publications.send': {
    input: z.strictObject({
      postId: idSchema,
      blogId: idSchema,
      saveNumber: z.int().min(0),
      holdSeconds: z.int().min(0).max(60),
    }),
    output: z.strictObject({ jobId: idSchema }),
  },
  'publications.of-post': {
    input: z.strictObject({ postId: idSchema }),
    output: z.strictObject({ items: z.array(publicationSchema).max(100) }),
  },
  'jobs.list': { input: nothing, output: z.strictObject({ items: z.array(jobSchema).max(500) }) },
  /** Fails with job.already-leaving once the first request has gone. */
  'jobs.cancel': { input: z.strictObject({ id: idSchema }), output: nothing },
  'jobs.retry': { input: z.strictObject({ id: idSchema }), output: nothing },
} as const;
