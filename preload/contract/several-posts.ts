/** What is done to several posts at once: to those that the author selected, or to all that bear a label. */
import { z } from 'zod';
import { MOST_SELECTED } from './plain-values.ts';
import { failureSchema, idSchema, nothing, shortText } from './shapes.ts';

const count = z.int().min(0);
const ids = z.array(idSchema).min(1).max(MOST_SELECTED);
const label = z.string().trim().min(1).max(200);
const labels = z.array(label).max(100);

export const severalActSchema = z.discriminatedUnion('what', [
  /** `remove` as they are written; one that a post bears already, case and accents apart, is not added to it. */
  z.strictObject({ what: z.literal('labels'), ids, add: labels, remove: labels }),
  /** Into the bin, and out of it. */
  z.strictObject({ what: z.literal('bin'), ids }),
  z.strictObject({ what: z.literal('restore'), ids }),
  /** A publication or an update of each; `holdSeconds` of what becomes public for the first time. */
  z.strictObject({ what: z.literal('send'), ids, blogId: idSchema, holdSeconds: z.int().min(0).max(60) }),
  /**
   * Of the whole library, the bin included: `from` become `to`, or are taken away. `prepare`: what is online with them is
   * sent anew, as it stands there but for its labels.
   */
  z.strictObject({
    what: z.literal('relabel'),
    from: labels.min(1),
    to: label.optional(),
    prepare: z.boolean(),
  }),
]);
export type SeveralAct = z.infer<typeof severalActSchema>;

/** Of what is named; the counts are whole. */
export const MOST_NAMED = 500;

export const severalRunSchema = z.strictObject({
  id: idSchema,
  what: z.enum(['labels', 'bin', 'restore', 'send', 'relabel']),
  /** It takes back what another one did. */
  undoes: z.boolean(),
  state: z.enum(['running', 'done', 'cancelled', 'failed']),
  done: count,
  total: count,
  /** Posts that are otherwise now, or have a send. */
  changed: count,
  /** Nothing was to be done. */
  same: count,
  /** Updates that wait to leave. */
  prepared: count,
  /** In the bin: those that readers still see. */
  online: count,
  /** Posts left as they are, or whose update could not be prepared, and why. */
  left: z.array(z.strictObject({ id: idSchema, title: shortText, failure: failureSchema })).max(MOST_NAMED),
  leftCount: count,
  /** It can be taken back. */
  undoable: z.boolean(),
  /** Why it stopped; what was done stays. */
  failure: failureSchema.optional(),
});
export type SeveralRun = z.infer<typeof severalRunSchema>;

const run = z.strictObject({ id: idSchema });

export const severalRequests = {
  /** Begins; one at a time, post by post or a few together: what was done stays, whatever comes. Fails with blog.not-found. */
  'several.start': { input: severalActSchema, output: run },
  /** Fails with several.not-found: the last ones are remembered, while Escale runs. */
  'several.get': { input: run, output: severalRunSchema },
  /** What was done stays. One that has ended is left as it is. */
  'several.cancel': { input: run, output: nothing },
  /**
   * Takes back what one did, in a run of its own; what was changed since, or has left, stays. Fails with several.not-found
   * where nothing can be taken back.
   */
  'several.undo': { input: run, output: run },
  /** The labels that these posts bear, the commonest first. */
  'several.labels': {
    input: z.strictObject({ ids }),
    output: z.strictObject({
      items: z.array(z.strictObject({ label: z.string().max(200), count: z.int().min(1) })).max(200),
    }),
  },
  /** What sending these posts would be. Fails with blog.not-found. */
  'several.preview-send': {
    input: z.strictObject({ ids, blogId: idSchema }),
    output: z.strictObject({
      /** First publications, or what an editor is asked to publish; updates; nothing new to send; those that cannot be sent, as far as is known by now. */
      fresh: count,
      pending: count,
      updates: count,
      same: count,
      cannot: count,
    }),
  },
  /** What renaming or merging labels would change here and online. Reads the library in pieces. */
  'several.preview-relabel': {
    input: z.strictObject({ from: labels.min(1), to: label.optional() }),
    output: z.strictObject({
      posts: count,
      /** Online with one of these labels: those whose update could be prepared, and the others. */
      writable: count,
      kept: count,
    }),
  },
} as const;
