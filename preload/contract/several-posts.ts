/** Acts on several posts at once: the selected ones, or all posts with a label. */
import { z } from 'zod';
import { MOST_SELECTED } from './plain-values.ts';
import { failureSchema, idSchema, nothing, shortText } from './shapes.ts';

const count = z.int().min(0);
const ids = z.array(idSchema).min(1).max(MOST_SELECTED);
const label = z.string().trim().min(1).max(200);
const labels = z.array(label).max(100);

export const severalActSchema = z.discriminatedUnion('what', [
  /** `remove` as spelled in the post; a label that the post already has, ignoring case and accents, is not added. */
  z.strictObject({ what: z.literal('labels'), ids, add: labels, remove: labels }),
  /** Moves posts to the bin, or restores them. */
  z.strictObject({ what: z.literal('bin'), ids }),
  z.strictObject({ what: z.literal('restore'), ids }),
  /** Publishes or updates each post; `holdSeconds` delays first publications. */
  z.strictObject({ what: z.literal('send'), ids, blogId: idSchema, holdSeconds: z.int().min(0).max(60) }),
  /**
   * In the complete library, including the bin: replaces the labels `from` by `to`, or removes them. `prepare`:
   * published posts with these labels are sent again as published, with only the labels changed.
   */
  z.strictObject({
    what: z.literal('relabel'),
    from: labels.min(1),
    to: label.optional(),
    prepare: z.boolean(),
  }),
]);
export type SeveralAct = z.infer<typeof severalActSchema>;

/** Maximum number of named items; the counts are complete. */
export const MOST_NAMED = 500;

export const severalRunSchema = z.strictObject({
  id: idSchema,
  what: z.enum(['labels', 'bin', 'restore', 'send', 'relabel']),
  /** This act undoes another one. */
  undoes: z.boolean(),
  state: z.enum(['running', 'done', 'cancelled', 'failed']),
  done: count,
  total: count,
  /** Posts that were changed or have a new job. */
  changed: count,
  /** Posts that needed no change. */
  same: count,
  /** Updates waiting to be sent. */
  prepared: count,
  /** For the bin: posts that readers can still see. */
  online: count,
  /** Unchanged posts, or posts whose update could not be prepared, with the reason. */
  left: z.array(z.strictObject({ id: idSchema, title: shortText, failure: failureSchema })).max(MOST_NAMED),
  leftCount: count,
  /** The act can be undone. */
  undoable: z.boolean(),
  /** Why it stopped; completed changes stay. */
  failure: failureSchema.optional(),
});
export type SeveralRun = z.infer<typeof severalRunSchema>;

const run = z.strictObject({ id: idSchema });

export const severalRequests = {
  /**
   * Starts an act; only one runs at a time, in small batches, and completed changes stay after any failure. Fails with
   * blog.not-found.
   */
  'several.start': { input: severalActSchema, output: run },
  /** Fails with several.not-found: only recent acts are remembered, until Escale quits. */
  'several.get': { input: run, output: severalRunSchema },
  /** Completed changes stay. No effect on a finished act. */
  'several.cancel': { input: run, output: nothing },
  /**
   * Undoes an act in a new run; posts changed since, or already sent, stay. Fails with several.not-found if there is
   * nothing to undo.
   */
  'several.undo': { input: run, output: run },
  /** Labels of these posts, most frequent first. */
  'several.labels': {
    input: z.strictObject({ ids }),
    output: z.strictObject({
      items: z.array(z.strictObject({ label: z.string().max(200), count: z.int().min(1) })).max(200),
    }),
  },
  /** Preview of sending these posts. Fails with blog.not-found. */
  'several.preview-send': {
    input: z.strictObject({ ids, blogId: idSchema }),
    output: z.strictObject({
      /**
       * First publications and proposals to an editor; updates; posts without changes to send; posts known to be
       * unsendable.
       */
      fresh: count,
      pending: count,
      updates: count,
      same: count,
      cannot: count,
    }),
  },
  /** Preview of renaming or merging labels, here and on the blogs. Reads the library in batches. */
  'several.preview-relabel': {
    input: z.strictObject({ from: labels.min(1), to: label.optional() }),
    output: z.strictObject({
      posts: count,
      /** Published posts with one of these labels: those whose update can be prepared, and the others. */
      writable: count,
      kept: count,
    }),
  },
} as const;
