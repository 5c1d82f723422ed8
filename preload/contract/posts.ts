/** Posts: lists, saves, revisions, approvals, other forms of their text, and the bin. */
import { z } from 'zod';
import { checkFactsSchema } from '#interview/checks/check-facts.ts';
import { postSchema } from '#interview/document.ts';
import { LIST_SORTS, MOST_SELECTED } from './plain-values.ts';
import {
  idSchema,
  instant,
  kindSchema,
  languageSchema,
  nothing,
  postSummarySchema,
  publicationSchema,
  shortText,
  SHOWN_STATUSES,
  shownStatusSchema,
  statusSchema,
  webAddress,
} from './shapes.ts';

/**
 * The lists of posts. A post outside the bin is in one of `drafts`, `reading` (a draft awaiting approval), `scheduled`,
 * `published`; `changed` contains the `published` posts with unsent changes.
 */
export const LISTS = ['all', 'drafts', 'reading', 'changed', 'scheduled', 'published', 'bin'] as const;
export const listSchema = z.enum(LISTS);
export type ListName = z.infer<typeof listSchema>;

export const listSortSchema = z.enum(LIST_SORTS);
export type ListSort = z.infer<typeof listSortSchema>;

/** A list and its filters; a post must pass every filter. */
const listed = {
  list: listSchema,
  status: z.enum(SHOWN_STATUSES).exclude(['binned']).optional(),
  label: z.string().min(1).max(200).optional(),
  /** Year of publication, or of creation for drafts, in this computer's time zone. */
  year: z.int().min(1).max(9_999).optional(),
  /** A person who takes part in the post. */
  participant: idSchema.optional(),
};
const counted = z.int().min(1);
const position = z.int().min(0).max(100_000_000);

const saveNumber = z.int().min(0);

/** A post opened by the page. `saveNumber` is the base of the next save. */
export const openPostSchema = z.strictObject({
  id: idSchema,
  document: postSchema,
  saveNumber,
  status: statusSchema,
  createdAt: instant,
  updatedAt: instant,
  publications: z.array(publicationSchema).max(100),
});
export type OpenPost = z.infer<typeof openPostSchema>;

/**
 * Why a revision was made. `autosave`: ten minutes of changes; `left`: the post was closed; `tried`: published on the
 * practice blog; `deposited`: sent to a blog as a draft; `sent`: given to a person for review.
 */
export const REVISION_REASONS = [
  'autosave',
  'left',
  'published',
  'tried',
  'deposited',
  'sent',
  'approved',
  'imported',
  'before-restore',
  'restored',
  'before-deletion',
  'remote',
] as const;
export const revisionReasonSchema = z.enum(REVISION_REASONS);
export type RevisionReason = z.infer<typeof revisionReasonSchema>;

export const RENDER_FORMATS = ['html', 'preview', 'markdown', 'text'] as const;

const facetsSchema = z.strictObject({
  /** With the filters, and without. */
  total: z.int().min(0),
  whole: z.int().min(0),
  statuses: z.array(z.strictObject({ value: shownStatusSchema, count: counted })).max(10),
  labels: z.array(z.strictObject({ value: z.string().max(200), count: counted })).max(100),
  years: z.array(z.strictObject({ value: z.int(), count: counted })).max(1_000),
  participants: z.array(z.strictObject({ id: idSchema, name: shortText, count: counted })).max(100),
});
export type PostFacets = z.infer<typeof facetsSchema>;

export const postRequests = {
  'posts.list': {
    /**
     * Optional start of the page, by default the top: `after`, the cursor of the previous page; `from`, the number of
     * posts to skip; `around`, a post that the page must contain (if it is not in the list, `from` applies), in which
     * case pages begin at multiples of `limit`.
     */
    input: z.strictObject({
      ...listed,
      sort: listSortSchema.optional(),
      after: z.string().max(12_000).optional(),
      from: position.optional(),
      around: idSchema.optional(),
      limit: z.int().min(1).max(200),
    }),
    /**
     * `after`: cursor of the next page, absent on the last. `from`: number of preceding posts; absent if only a cursor
     * is known.
     */
    output: z.strictObject({
      items: z.array(postSummarySchema).max(200),
      total: z.int().min(0),
      from: position.optional(),
      /** Position of the `around` post. */
      position: position.optional(),
      after: z.string().max(12_000).optional(),
    }),
  },
  /** The ids of a range of a list, in order, for a selection without its rows. */
  'posts.ids': {
    input: z.strictObject({
      ...listed,
      sort: listSortSchema.optional(),
      from: position,
      limit: z.int().min(1).max(MOST_SELECTED),
    }),
    output: z.strictObject({ ids: z.array(idSchema).max(MOST_SELECTED), total: z.int().min(0) }),
  },
  /**
   * The next post whose title has this prefix, ignoring case and accents; searches from a position and wraps around.
   */
  'posts.begins': {
    input: z.strictObject({
      ...listed,
      sort: listSortSchema.optional(),
      begins: z.string().min(1).max(100),
      from: position,
    }),
    output: z.strictObject({ id: idSchema.optional(), position: position.optional() }),
  },
  /**
   * Filter values of a list, each with its number of posts under the other filters, without empty ones. Most frequent
   * first, years in descending order. `labelText`, `participantText`: only values that contain this text.
   */
  'posts.facets': {
    input: z.strictObject({
      ...listed,
      labelText: z.string().max(200).optional(),
      participantText: z.string().max(200).optional(),
    }),
    output: facetsSchema,
  },
  'posts.counts': {
    input: nothing,
    /**
     * `sends`: jobs waiting, being sent or needing the author. `sendsShown`: « Envois » has content, from these or
     * recently ended jobs. `proposals`: pending ones.
     */
    output: z.strictObject({
      all: z.int(),
      drafts: z.int(),
      reading: z.int(),
      changed: z.int(),
      scheduled: z.int(),
      published: z.int(),
      bin: z.int(),
      sends: z.int(),
      sendsShown: z.boolean(),
      proposals: z.int(),
    }),
  },
  'posts.create': {
    input: z.strictObject({ kind: kindSchema, language: languageSchema }),
    output: openPostSchema,
  },
  'posts.get': { input: z.strictObject({ id: idSchema }), output: openPostSchema },
  /**
   * Replaces the working copy. A stale `baseSave` is accepted if the last stored `saveId` equals this one: the
   * acknowledgement was lost. Otherwise fails with post.changed-elsewhere, post.not-found, disk.full.
   */
  'posts.save': {
    input: z.strictObject({ id: idSchema, baseSave: saveNumber, saveId: idSchema, document: postSchema }),
    /** `pinned`: the revision of the text before a large deletion. */
    output: z.strictObject({
      saveNumber,
      savedAt: instant,
      status: statusSchema,
      pinned: idSchema.optional(),
    }),
  },
  /** The author closed the post: makes a revision if the text changed since the last one. */
  'posts.leave': { input: z.strictObject({ id: idSchema }), output: nothing },
  'posts.duplicate': { input: z.strictObject({ id: idSchema }), output: openPostSchema },
  /** Creates an interview with the questions, the lead and the labels of this post. Fails with post.not-found. */
  'posts.same-questions': { input: z.strictObject({ id: idSchema }), output: openPostSchema },
  'posts.render': {
    input: z.strictObject({ id: idSchema, format: z.enum(RENDER_FORMATS) }),
    output: z.strictObject({
      text: z.string().max(20_000_000),
      /** Active content that `html` omits (interview/foreign-parts.ts); '' for none. */
      left: shortText,
    }),
  },
  'revisions.list': {
    input: z.strictObject({ postId: idSchema }),
    output: z.strictObject({
      items: z
        .array(
          z.strictObject({
            id: idSchema,
            reason: revisionReasonSchema,
            title: shortText,
            words: z.int(),
            createdAt: instant,
            /** For `sent`: the recipient, and the file name without its path. */
            recipient: shortText.optional(),
            fileName: shortText.optional(),
            /** Time of its rewriting for an erasure. */
            rewrittenAt: instant.optional(),
            /** For `approved`: the person, the time, and whether the approval was withdrawn. */
            approval: z
              .strictObject({
                name: shortText,
                approvedAt: instant,
                note: shortText,
                withdrawn: z.boolean(),
              })
              .optional(),
          }),
        )
        .max(10_000),
    }),
  },
  'revisions.get': {
    input: z.strictObject({ id: idSchema }),
    output: z.strictObject({
      id: idSchema,
      postId: idSchema,
      reason: revisionReasonSchema,
      createdAt: instant,
      document: postSchema,
    }),
  },
} as const;

/** `before`: the revision of the replaced text; restoring it undoes the change. */
const restored = z.strictObject({ saveNumber, before: idSchema });
const approver = z.string().trim().min(1).max(200);

/** A person whose approval, or whose answers, are awaited. */
const awaitedSchema = z.strictObject({
  name: z.string().max(200),
  purpose: z.enum(['questions', 'review']),
  /** When the text was sent, else when the author began to wait. */
  askedAt: instant,
  wasSent: z.boolean(),
  /** The end of the day by which it is wanted. */
  wantedAt: instant.optional(),
  remindedAt: instant.optional(),
  /** The person’s returns about the post. */
  returns: z.int().min(0),
  returnedAt: instant.optional(),
});
export type Awaited = z.infer<typeof awaitedSchema>;
const awaitedInPostSchema = awaitedSchema.extend({
  postId: idSchema,
  title: shortText,
  language: languageSchema,
});
export type AwaitedInPost = z.infer<typeof awaitedInPostSchema>;

/** One person's latest approval. `changes`: number of differences since the approved text. */
const approvalSchema = z.strictObject({
  revisionId: idSchema,
  name: z.string().max(200),
  approvedAt: instant,
  note: z.string().max(2_000),
  changes: z.int().min(0),
  turns: checkFactsSchema.shape.approved.element.shape.turns,
  /** For a participant: ids of their own turns. Absent: all turns. */
  own: z.array(idSchema).max(20_000).optional(),
});
export type Approval = z.infer<typeof approvalSchema>;

/** Restoring revisions of a post, and their approvals. */
export const historyRequests = {
  /**
   * Replaces the post's text by the revision's. The previous text is kept as a revision (`before-restore`) and so is
   * the new one (`restored`). Fails with revision.not-found, post.newer-version, post.changed-elsewhere (a later save),
   * disk.full.
   */
  'revisions.restore': {
    input: z.strictObject({ id: idSchema, baseSave: saveNumber, saveId: idSchema }),
    output: restored,
  },
  /**
   * As revisions.restore, for one question or answer. Also fails with revision.not-found if the revision does not have
   * that id.
   */
  'revisions.restore-turn': {
    input: z.strictObject({ id: idSchema, turnId: idSchema, baseSave: saveNumber, saveId: idSchema }),
    output: restored,
  },
  /**
   * Keeps the stored text for ever (`before-restore`) before a large change of the open text. Fails with
   * post.not-found.
   */
  'revisions.keep': { input: z.strictObject({ postId: idSchema }), output: nothing },
  /**
   * Approvals of the post, one line per person, and the pending ones. Fails with post.not-found, post.newer-version.
   */
  'approvals.list': {
    input: z.strictObject({ postId: idSchema }),
    output: z.strictObject({
      approved: z.array(approvalSchema).max(500),
      awaited: z.array(awaitedSchema).max(500),
    }),
  },
  /**
   * Records a person's approval of the stored post or of a revision, which is then kept for ever. A person with the
   * name of a participant approves their own answers, anyone else the complete post. Fails with post.not-found,
   * revision.not-found.
   */
  'approvals.add': {
    input: z.strictObject({
      postId: idSchema,
      revisionId: idSchema.optional(),
      name: approver,
      approvedAt: instant,
      note: z.string().max(2_000),
    }),
    output: z.strictObject({ revisionId: idSchema }),
  },
  /** Withdraws an approval; its revision stays. Fails with revision.not-found. */
  'approvals.withdraw': { input: z.strictObject({ revisionId: idSchema }), output: nothing },
  /** Adds, changes or removes a pending approval. `wantedAt` stays if absent. Fails with post.not-found. */
  'approvals.await': {
    input: z.strictObject({
      postId: idSchema,
      name: approver,
      awaited: z.boolean(),
      wantedAt: instant.optional(),
    }),
    output: nothing,
  },
  /** The awaited people of all drafts: overdue ones first, then those asked first. */
  'approvals.awaited': {
    input: nothing,
    output: z.strictObject({ items: z.array(awaitedInPostSchema).max(500) }),
  },
  /** Records that the author reminded a person now. Nothing changes if they are no longer awaited. */
  'approvals.remind': { input: z.strictObject({ postId: idSchema, name: approver }), output: nothing },
} as const;

const count = z.int().min(0);

/** Blogs on which a post in the bin is published, or is about to be. */
const onWebSchema = z.strictObject({
  /** Blogs that show it to readers. */
  online: z.array(z.strictObject({ blogName: shortText, url: webAddress.optional() })).max(100),
  /** A send has started and will be completed. */
  sending: z.boolean(),
});

/** The bin: posts that can be restored and, after thirty days, erased by the author or automatically. */
export const binRequests = {
  /**
   * Moves the post to the bin without erasing anything and cancels unstarted sends. A repeated call changes nothing.
   * Fails with post.not-found.
   */
  'posts.bin': { input: z.strictObject({ id: idSchema }), output: onWebSchema },
  /** Moves the post out of the bin, with the status its blogs report. Fails with post.not-found. */
  'posts.unbin': { input: z.strictObject({ id: idSchema }), output: nothing },
  /** `from`: earliest time of its erasure. Fails with post.not-found, bin.not-there. */
  'bin.get': {
    input: z.strictObject({ id: idSchema }),
    output: onWebSchema.extend({ binnedAt: instant, from: instant }),
  },
  /**
   * Effects of an erasure: unused `pictures` move to the bin of pictures. Reads the whole library in batches. Fails
   * with post.not-found, bin.not-there.
   */
  'bin.preview': {
    input: z.strictObject({ id: idSchema }),
    output: onWebSchema.extend({
      from: instant,
      words: count,
      revisions: count,
      notes: count,
      sends: count,
      pictures: z.strictObject({ count, bytes: count }),
    }),
  },
  /**
   * Erases the post with its revisions, notes and sends; nothing is removed from any blog. Fails with post.not-found,
   * bin.not-there, bin.too-early, bin.sending.
   */
  'bin.erase': { input: z.strictObject({ id: idSchema }), output: z.strictObject({ pictures: count }) },
  /** Number of pictures in the bin, and how many can be erased now. */
  'bin.pictures': {
    input: nothing,
    output: z.strictObject({ count, bytes: count, erasable: count, erasableBytes: count }),
  },
  /** Erases unused pictures that have been in the bin for at least thirty days. */
  'bin.erase-pictures': { input: nothing, output: z.strictObject({ count, bytes: count }) },
} as const;
