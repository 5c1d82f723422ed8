/** Publications on a blog and the jobs that send them. */
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
 * The requested operation. `deposit`: an intentional draft; `propose`: a post waiting for an editor to publish it. The
 * name matches jobs.intent; a post waiting on the blog is `pending`, never “proposed”.
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

/** Events of a job; final ones are named like its states. */
export const JOB_EVENTS = [
  'committed',
  'inserting',
  'remembered',
  'patching',
  'publishing',
  'published',
  'checking',
  /** Our write replaced a remote change, which was added to the post's revisions. */
  'overwritten',
  /** The blog altered the text when saving it. */
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
  /** With a code: the parameters of its message. */
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
  /** Its blog is paused until completely mirrored (preload/contract/publishing/mirror.ts). */
  paused: z.literal(true).optional(),
  failure: failureSchema.optional(),
  /** For a schedule. */
  publishAt: instant.optional(),
  /** True while it can be cancelled before any reader sees it. */
  callable: z.boolean(),
  /** A request that may have changed the blog was sent: after a cancellation, a draft may remain there. */
  left: z.boolean(),
  /** For a cancelled job: it had stopped at a conflict, and the author's choice was sent as another job. */
  endedBy: z.literal('conflict').optional(),
  /** True if the post's text was changed after the click: the job sends the text of the click. */
  edited: z.boolean(),
  /** The author publishes it by hand: it does not wait for the outbox. */
  byHand: z.boolean(),
  /** Confirmed only by the author: it could not be read back. */
  confirmed: z.boolean(),
  /** For the last finished job of a public post: the blog altered its text, and the author has not accepted that. */
  altered: z.literal(true).optional(),
});
export type Job = z.infer<typeof jobSchema>;

/** Differences between the published post and the one to send. */
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
    // Changes of appearance only: the blog's presentation, its people.
    'presentation',
    'people',
  ]),
  how: z.enum(['added', 'removed', 'changed', 'moved']),
  who: shortText.optional(),
  /** The preceding question, with its number. */
  question: shortText.optional(),
  before: z.string().max(200_000).optional(),
  after: z.string().max(200_000).optional(),
  /** For changed pictures. */
  pictures: z.strictObject({ before: somePictures, after: somePictures }).optional(),
});

const addressTitle = z.string().min(1).max(200).optional();
const chosenSchema = z.strictObject({ details: postDetailsSchema, addressTitle });

export const publishingRequests = {
  /** Data for the publish sheet. */
  'publications.prepare': {
    input: z.strictObject({ postId: idSchema, blogId: idSchema }),
    output: z.strictObject({
      intent: z.enum(['publish', 'update']),
      /** Status on the blog. */
      status: z.enum(['none', 'deposited', 'scheduled', 'online', 'removed']),
      /** Time of publication, past or planned. */
      publishedAt: instant.optional(),
      blog: blogSchema,
      /**
       * For a first publication the address the blog would choose, or the blog's own if that cannot be predicted; the
       * present one for an update.
       */
      address: webAddress,
      /** False once the address is permanent. */
      addressOpen: z.boolean(),
      /** As last read from the blog. */
      details: postDetailsSchema,
      /** Unsent changes by the author, including the words of the address. */
      chosen: chosenSchema,
      /** Pictures that must be uploaded to the blog first. */
      picturesToPut: z.int().min(0),
      /** Possible featured pictures: the post's own pictures in the library; `name` may be ''. */
      ownPictures: z.array(z.strictObject({ asset: sha256Schema, name: shortText })).max(100),
      labels: z.int().min(0),
      pictures: z.int().min(0),
      bytes: z.int().min(0),
      photos: photosSchema,
      checks: z.array(checkSchema).max(200),
      changes: z.array(changeSchema).max(2_000),
      /**
       * Overwriting is not allowed from here: a page of the blog, or a post by another person for an account with the
       * author role.
       */
      readOnly: z.strictObject({ author: shortText, page: z.boolean() }).optional(),
    }),
  },
  /** Stores the choices of the sheet, replacing earlier ones, until a send delivers them. Fails with blog.not-found. */
  'publications.choose': {
    input: z.strictObject({ postId: idSchema, blogId: idSchema, ...chosenSchema.shape }),
    output: nothing,
  },
  /**
   * Commits one job with the frozen text of save `saveNumber`, then sends it. The post's last save must be
   * acknowledged.
   */
  'publications.send': {
    input: z.strictObject({
      postId: idSchema,
      blogId: idSchema,
      saveNumber: z.int().min(0),
      holdSeconds: z.int().min(0).max(60),
      /**
       * Default: publish now, or update only the text if the post is public or scheduled. Without the right to publish:
       * propose.
       */
      act: z.enum(['deposit', 'publish', 'schedule', 'update']).optional(),
      /** With `schedule` only: a future time, to the minute. */
      publishAt: instant.optional(),
      /** Words for the address: the post is published under them as its title and then renamed at once. */
      addressTitle,
      /** Only the details changed by the author; the others stay as on the blog. */
      details: postDetailsSchema.optional(),
    }),
    output: z.strictObject({ jobId: idSchema }),
  },
  /**
   * Reverts the post to draft, or moves it to the blog's bin. Nothing is erased here. Fails with publication.not-there,
   * job.already-leaving.
   */
  'publications.take-down': {
    input: z.strictObject({ postId: idSchema, blogId: idSchema, act: z.enum(['revert', 'delete']) }),
    output: z.strictObject({ jobId: idSchema }),
  },
  /**
   * Restores the post from the bin of a blog that supports it (`canPutBack`) as a draft with its address. Fails with
   * publication.not-there, destination.not-found (the bin was emptied), and as requests to the blog do.
   */
  'publications.put-back': {
    input: z.strictObject({ postId: idSchema, blogId: idSchema }),
    output: nothing,
  },
  /** The blog's alterations of the last sent text. Fails with publication.not-found, document.too-complex. */
  'publications.alterations': {
    input: z.strictObject({ postId: idSchema, blogId: idSchema }),
    output: z.strictObject({
      url: webAddress.optional(),
      /** The complete text differs: `items` is empty. */
      otherText: z.boolean(),
      /** HTML, part of the title, or a label; either side may be ''. */
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
  /** Accepts them for every post of this blog. Fails like publications.alterations. */
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
  /** Fails with job.already-leaving once readers may see the result. */
  'jobs.cancel': { input: z.strictObject({ id: idSchema }), output: nothing },
  'jobs.retry': { input: z.strictObject({ id: idSchema }), output: nothing },
} as const;
