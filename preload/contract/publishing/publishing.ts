/** What is to be done on a blog: publications, and the jobs that carry them there. */
import { z } from 'zod';
import { DESTINATION_KINDS } from '#interview/destinations.ts';
import { checkSchema } from '#interview/checks/check.ts';
import { postDetailsSchema } from '#interview/post-details.ts';
import { photosSchema } from '../pictures.ts';
import { blogSchema } from '../blogs.ts';
import {
  failureSchema,
  idSchema,
  instant,
  nothing,
  publicationSchema,
  sha256Schema,
  shortText,
  somePictures,
  webAddress,
} from '../shapes.ts';

/**
 * What is asked of the blog. `deposit`: a draft there, on purpose; `propose`: one that waits for an editor, who makes it
 * public. The act keeps the name that jobs.intent holds; a post that it left waiting is `pending`, never “proposed”.
 */
export const intentSchema = z.enum([
  'deposit',
  'propose',
  'publish',
  'schedule',
  'update',
  'revert',
  'delete',
]);
export type Intent = z.infer<typeof intentSchema>;

/** What may happen to a job; the last ones as its states. */
export const JOB_EVENTS = [
  'committed',
  'inserting',
  'remembered',
  'patching',
  'publishing',
  'published',
  'checking',
  /** What somebody wrote there meanwhile, and a write of ours replaced, is in the history of the post. */
  'overwritten',
  /** The blog altered the text as it saved it. */
  'altered',
  'read-back',
  'reverting',
  'deleting',
  'waiting',
  'waiting-network',
  'needs-author',
  'sending',
  'done',
  'cancelled',
] as const;
export const jobEventSchema = z.strictObject({
  at: instant,
  what: z.enum(JOB_EVENTS),
  code: z.string().max(60).optional(),
  /** With a code: what its sentence is about. */
  params: failureSchema.shape.params.optional(),
});
export type JobEvent = z.infer<typeof jobEventSchema>;

export const jobSchema = z.strictObject({
  id: idSchema,
  postId: idSchema,
  blogId: idSchema,
  blogName: shortText,
  blogKind: z.enum(DESTINATION_KINDS),
  practice: z.boolean(),
  title: shortText,
  intent: intentSchema,
  state: z.enum(['waiting', 'waiting-network', 'sending', 'checking', 'done', 'needs-author', 'cancelled']),
  createdAt: instant,
  dueAt: instant.optional(),
  finishedAt: instant.optional(),
  /** Its blog is paused, until all of it was read (preload/contract/publishing/mirror.ts). */
  paused: z.literal(true).optional(),
  failure: failureSchema.optional(),
  /** Of a schedule. */
  publishAt: instant.optional(),
  /** True while it can be called back without any reader having seen it. */
  callable: z.boolean(),
  /** A request that may have changed the blog has left: of what was called back, a draft may stand there. */
  left: z.boolean(),
  /** Of one called back: it had stopped at a post that was changed on the blog. What the author chose then left by itself. */
  endedBy: z.literal('conflict').optional(),
  /** True where the post was saved since with another text: what leaves is the text of the click. */
  edited: z.boolean(),
  /** The author brings it there: it waits for nobody else. */
  byHand: z.boolean(),
  /** Done by the author's word alone: nobody could read it back. */
  confirmed: z.boolean(),
  /** The last finished job of a public post: the blog altered its text, and the author has not accepted that. */
  altered: z.literal(true).optional(),
});
export type Job = z.infer<typeof jobSchema>;

/** What differs between what is online and what would be. */
export const changeSchema = z.strictObject({
  what: z.enum([
    'title',
    'labels',
    'lead',
    'question',
    'answer',
    'text',
    'picture',
    'order',
    // What only looks otherwise: the blog's presentation, the people it presents.
    'presentation',
    'people',
  ]),
  how: z.enum(['added', 'removed', 'changed', 'moved']),
  who: shortText.optional(),
  /** The question over it, with its number. */
  question: shortText.optional(),
  before: z.string().max(200_000).optional(),
  after: z.string().max(200_000).optional(),
  /** Of pictures that changed. */
  pictures: z.strictObject({ before: somePictures, after: somePictures }).optional(),
});

const addressTitle = z.string().min(1).max(200).optional();
const chosenSchema = z.strictObject({ details: postDetailsSchema, addressTitle });

export const publishingRequests = {
  /** What the publish sheet shows. */
  'publications.prepare': {
    input: z.strictObject({ postId: idSchema, blogId: idSchema }),
    output: z.strictObject({
      intent: z.enum(['publish', 'update']),
      /** How it stands on the blog, where it does. */
      status: z.enum(['none', 'deposited', 'scheduled', 'online', 'removed']),
      /** When it will be, or became, public. */
      publishedAt: instant.optional(),
      blog: blogSchema,
      /** For a first publication the address the blog would choose, or the blog's own where it cannot be foreseen; the present one for an update. */
      address: webAddress,
      /** False once the post has its address for ever. */
      addressOpen: z.boolean(),
      /** As the blog last showed them. */
      details: postDetailsSchema,
      /** What its author changed of them here and no send has brought there yet, with the words of the address. */
      chosen: chosenSchema,
      /** Pictures that the blog itself has to take first. */
      picturesToPut: z.int().min(0),
      /** What may stand for the post: its own pictures that are in the library; `name` may be ''. */
      ownPictures: z.array(z.strictObject({ asset: sha256Schema, name: shortText })).max(100),
      labels: z.int().min(0),
      pictures: z.int().min(0),
      bytes: z.int().min(0),
      photos: photosSchema,
      checks: z.array(checkSchema).max(200),
      changes: z.array(changeSchema).max(2_000),
      /** It may not be written over from here: a page of the blog, or signed by another where the account is an author. */
      readOnly: z.strictObject({ author: shortText, page: z.boolean() }).optional(),
    }),
  },
  /** What the sheet was told is kept, in the place of what was, until a send has brought it there. Fails with blog.not-found. */
  'publications.choose': {
    input: z.strictObject({ postId: idSchema, blogId: idSchema, ...chosenSchema.shape }),
    output: nothing,
  },
  /** Commits one job with the frozen text of save `saveNumber`, then lets it leave. Needs the post's last save acknowledged. */
  'publications.send': {
    input: z.strictObject({
      postId: idSchema,
      blogId: idSchema,
      saveNumber: z.int().min(0),
      holdSeconds: z.int().min(0).max(60),
      /** Without it: public now, or, where the post is public or scheduled, the text alone. Who may make nothing public proposes. */
      act: z.enum(['deposit', 'publish', 'schedule', 'update']).optional(),
      /** With `schedule` only: to the minute, in the future. */
      publishAt: instant.optional(),
      /** The words its address is to have: it is published under them, and gets its title at once. */
      addressTitle,
      /** What the author changed of them, and nothing else: the rest stays as it is there. */
      details: postDetailsSchema.optional(),
    }),
    output: z.strictObject({ jobId: idSchema }),
  },
  /** Back to draft, or to the blog's bin. Fails with publication.not-there, job.already-leaving. Nothing is erased here. */
  'publications.take-down': {
    input: z.strictObject({ postId: idSchema, blogId: idSchema, act: z.enum(['revert', 'delete']) }),
    output: z.strictObject({ jobId: idSchema }),
  },
  /**
   * Out of the bin of a blog that can (`putsBack`): a draft there again, under its address. Fails with publication.not-there,
   * destination.not-found (the bin was emptied), and as requests to the blog do.
   */
  'publications.put-back': {
    input: z.strictObject({ postId: idSchema, blogId: idSchema }),
    output: nothing,
  },
  /** The alterations that the blog made to the last text it was sent. Fails with publication.not-found, document.too-complex. */
  'publications.alterations': {
    input: z.strictObject({ postId: idSchema, blogId: idSchema }),
    output: z.strictObject({
      url: webAddress.optional(),
      /** The whole text differs: `items` is empty. */
      otherText: z.boolean(),
      /** HTML, a piece of the title, or a whole label; either may be ''. */
      items: z
        .array(
          z.strictObject({
            part: z.enum(['title', 'labels', 'text']),
            before: z.string().max(2_000),
            after: z.string().max(2_000),
          }),
        )
        .max(200),
    }),
  },
  /** Accepts them for every post of this blog. Fails as the request above. */
  'publications.accept-alterations': {
    input: z.strictObject({ postId: idSchema, blogId: idSchema }),
    output: nothing,
  },
  'publications.of-post': {
    input: z.strictObject({ postId: idSchema }),
    output: z.strictObject({ items: z.array(publicationSchema).max(100) }),
  },
  'jobs.list': { input: nothing, output: z.strictObject({ items: z.array(jobSchema).max(500) }) },
  'jobs.story': {
    input: z.strictObject({ id: idSchema }),
    output: z.strictObject({ events: z.array(jobEventSchema).max(200) }),
  },
  /** Fails with job.already-leaving once readers may see what it does. */
  'jobs.cancel': { input: z.strictObject({ id: idSchema }), output: nothing },
  'jobs.retry': { input: z.strictObject({ id: idSchema }), output: nothing },
} as const;
