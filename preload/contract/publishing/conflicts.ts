/** A post whose text on a blog was changed there: three versions, turn by turn, and what the author chooses. */
import { z } from 'zod';
import { KEEPS, MERGED_KINDS } from '#interview/merge/merge-result.ts';
import { failureSchema, idSchema, instant, shortText, somePictures, webAddress } from '../shapes.ts';

const words = z.string().max(200_000);
/** Names a conflict within the three versions it was read from. */
const conflictId = z.string().min(1).max(200);
/** Names what was read on the blog. */
const remoteHash = z.string().regex(/^[0-9a-f]{64}$/);

/** Something that is settled by itself. `from`: who made the change. */
const mergedChangeSchema = z.strictObject({
  what: z.enum(MERGED_KINDS),
  how: z.enum(['added', 'removed', 'changed', 'moved']),
  from: z.enum(['mine', 'theirs', 'both']),
  who: shortText.optional(),
  /** The question over it, with its number. */
  question: shortText.optional(),
  before: words.optional(),
  after: words.optional(),
  /** Of pictures that changed. */
  pictures: z.strictObject({ before: somePictures, after: somePictures }).optional(),
});

/** Something that both changed. A text that is absent: it does not stand on that side. */
const conflictSchema = z.strictObject({
  id: conflictId,
  what: z.enum(MERGED_KINDS),
  who: shortText.optional(),
  question: shortText.optional(),
  before: words.optional(),
  mine: words.optional(),
  theirs: words.optional(),
  /** What « both » gives, to be edited; empty: both stand, and there are no words to edit. Absent: both cannot stand. */
  both: z.string().max(400_100).optional(),
  /** Of pictures that differ. */
  pictures: z.strictObject({ mine: somePictures, theirs: somePictures }).optional(),
});

const decisionSchema = z.strictObject({
  id: conflictId,
  keep: z.enum(KEEPS),
  /** Of « both »: as the author left it. */
  text: z.string().max(400_100).optional(),
});

/**
 * How a post stands that is no longer on its blog as it was sent. `blog-only`: changed there alone. `choose`: changed on both
 * sides. `withdrawn`: taken back to draft there. `trashed`, `gone`: no longer there. `none`: nothing to say.
 */
const CONFLICT_KINDS = ['none', 'blog-only', 'choose', 'withdrawn', 'trashed', 'gone'] as const;

export const conflictRequests = {
  /** What there is to choose. Fails with post.not-found, document.too-large. */
  'conflicts.get': {
    input: z.strictObject({ postId: idSchema, blogId: idSchema }),
    output: z.strictObject({
      kind: z.enum(CONFLICT_KINDS),
      blogName: shortText,
      practice: z.boolean(),
      /** Whether this library may write to the blog. */
      connected: z.boolean(),
      url: webAddress.optional(),
      /** Of `trashed`: it can be taken out of the bin from here. */
      putsBack: z.boolean(),
      /** What stopped for it. */
      jobId: idSchema.optional(),
      /** What is decided on: both go back with the decisions. */
      saveNumber: z.int().min(0),
      remoteHash: remoteHash.optional(),
      /** What settling it with `send` asks of the blog: what was under way, else the text as it stands there. */
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
   * Makes the post of both versions: a revision keeps mine as it was, what stands on the blog becomes what was last seen
   * there, and with `send` one job carries the text there. All or nothing. Fails with post.changed-elsewhere (a later save),
   * publication.changed-on-blog (something else stands there by now), publication.not-found (nothing to choose any more),
   * job.already-leaving, request.invalid (a conflict that is not decided), blog.not-found, asset.not-found. What keeps the
   * text from being sent (labels, weight) comes back as `refused`: the choice is kept all the same.
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
   * The post is open in the editor, or no longer: while it is, nothing takes the place of its text by itself. `saveNumber`: of
   * the text that stays from now on; absent for a post that is let go, or is not there.
   */
  'conflicts.hold': {
    input: z.strictObject({ postId: idSchema, open: z.boolean() }),
    output: z.strictObject({ saveNumber: z.int().min(0).optional() }),
  },
} as const;
