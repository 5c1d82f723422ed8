/** Conflicts with a text changed on a blog: three versions, turn by turn, and the author's choices. */
import { z } from 'zod';
import { KEEPS, MERGED_KINDS } from '#interview/merge/merge-result.ts';
import { failureSchema, idSchema, instant, shortText, somePictures, webAddress } from '../shapes.ts';

const words = z.string().max(200_000);
/** Identifies a conflict within its three versions. */
const conflictId = z.string().min(1).max(200);
/** Identifies the version read from the blog. */
const remoteHash = z.string().regex(/^[0-9a-f]{64}$/);

/** An automatically merged change. `from`: the side that made it. */
const mergedChangeSchema = z.strictObject({
  what: z.enum(MERGED_KINDS),
  how: z.enum(['added', 'removed', 'changed', 'moved']),
  from: z.enum(['mine', 'theirs', 'both']),
  who: shortText.optional(),
  /** The preceding question, with its number. */
  question: shortText.optional(),
  before: words.optional(),
  after: words.optional(),
  /** For changed pictures. */
  pictures: z.strictObject({ before: somePictures, after: somePictures }).optional(),
});

/** A conflict: both sides changed it. An absent text means that the turn is not on that side. */
const conflictSchema = z.strictObject({
  id: conflictId,
  what: z.enum(MERGED_KINDS),
  who: shortText.optional(),
  question: shortText.optional(),
  before: words.optional(),
  mine: words.optional(),
  theirs: words.optional(),
  /** Result of « both », for editing; empty if both are kept without text to edit. Absent if both cannot be kept. */
  both: z.string().max(400_100).optional(),
  /** For pictures that differ. */
  pictures: z.strictObject({ mine: somePictures, theirs: somePictures }).optional(),
});

const decisionSchema = z.strictObject({
  id: conflictId,
  keep: z.enum(KEEPS),
  /** For « both »: the author's edited text. */
  text: z.string().max(400_100).optional(),
});

/**
 * Difference between a post and its version on the blog. `blog-only`: changed only on the blog. `choose`: changed on
 * both sides. `withdrawn`: reverted to draft there. `trashed`, `gone`: no longer there. `none`: no conflict.
 */
const CONFLICT_KINDS = ['none', 'blog-only', 'choose', 'withdrawn', 'trashed', 'gone'] as const;

export const conflictRequests = {
  /** The conflict to resolve. Fails with post.not-found, document.too-large. */
  'conflicts.get': {
    input: z.strictObject({ postId: idSchema, blogId: idSchema }),
    output: z.strictObject({
      kind: z.enum(CONFLICT_KINDS),
      blogName: shortText,
      practice: z.boolean(),
      /** Whether this library may write to the blog. */
      connected: z.boolean(),
      url: webAddress.optional(),
      /** For `trashed`: it can be restored from the bin from here. */
      putsBack: z.boolean(),
      /** The job that the conflict stopped. */
      jobId: idSchema.optional(),
      /** Version of the post for these decisions; sent back with them. */
      saveNumber: z.int().min(0),
      remoteHash: remoteHash.optional(),
      /** Operation that `send` runs on the blog: the stopped one, or an update of the published text. */
      carries: z
        .strictObject({
          intent: z.enum(['deposit', 'propose', 'publish', 'schedule', 'update']),
          publishAt: instant.optional(),
        })
        .optional(),
      changes: z.array(mergedChangeSchema).max(50_000),
      conflicts: z.array(conflictSchema).max(50_000),
    }),
  },
  /**
   * Merges both versions into the post: the local one is kept as a revision, the blog's version becomes the last one
   * read, and with `send` one job sends the text to the blog. All or nothing. Fails with post.changed-elsewhere (a
   * later save), publication.changed-on-blog (the blog has changed again), publication.not-found (no conflict any
   * more), job.already-leaving, request.invalid (an undecided conflict), blog.not-found, asset.not-found. If the text
   * cannot be sent (labels, weight), `refused` has the reason and the choice is kept.
   */
  'conflicts.settle': {
    input: z.strictObject({
      postId: idSchema,
      blogId: idSchema,
      saveNumber: z.int().min(0),
      remoteHash,
      decisions: z.array(decisionSchema).max(50_000),
      send: z.boolean(),
    }),
    output: z.strictObject({
      saveNumber: z.int().min(0),
      jobId: idSchema.optional(),
      refused: failureSchema.optional(),
    }),
  },
  /**
   * Marks the post as open in the editor or closed: nothing replaces the text of an open post automatically.
   * `saveNumber`: the version that stays; absent for a post that is closed or missing.
   */
  'conflicts.hold': {
    input: z.strictObject({ postId: idSchema, open: z.boolean() }),
    output: z.strictObject({ saveNumber: z.int().min(0).optional() }),
  },
} as const;
