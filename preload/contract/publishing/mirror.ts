/** Local mirrors of blogs, jobs paused because the library is a copy, and the labels in use. */
import { z } from 'zod';
import { failureSchema, idSchema, instant, nothing, shortText } from '../shapes.ts';

const count = z.int().min(0);
const label = z.string().max(200);

/** Codes of the notes of a mirror run. */
export const mirrorNoteCodeSchema = z.enum([
  /** The post was deleted on the blog; its text is still here. */
  'gone',
  /** A draft left by an interrupted send was moved to the blog's bin. */
  'draft-removed',
  /** A draft has our mark but differs from the sent text; it is kept. */
  'draft-kept',
  /** A second published or scheduled post has the mark of a post that is published elsewhere on the blog. */
  'online-twice',
  /** Changed on the blog and here. */
  'changed-both',
  /** A send replaced a simultaneous remote change, which was added to the post's revisions. */
  'overwritten',
  /** A list of the blog that this account cannot read. */
  'list-refused',
  /** Too large to be stored here. */
  'left-out',
]);
export type MirrorNoteCode = z.infer<typeof mirrorNoteCodeSchema>;

export const mirrorSchema = z.strictObject({
  blogId: idSchema,
  state: z.enum(['idle', 'running', 'failed']),
  /** Started by the author: a failure is then shown. */
  byAuthor: z.boolean(),
  /** Posts processed so far and expected in total; 0 if unknown. */
  done: count,
  total: count,
  /** New and changed posts of the last run. */
  added: count,
  changed: count,
  /** End of the last complete run. */
  finishedAt: instant.optional(),
  failure: failureSchema.optional(),
  /** The first fifty notes of the last run. */
  notes: z
    .array(
      z.strictObject({
        code: mirrorNoteCodeSchema,
        title: shortText,
        postId: idSchema.optional(),
      }),
    )
    .max(50),
});

export const mirrorRequests = {
  /** One per blog that was ever mirrored. */
  'mirrors.list': { input: nothing, output: z.strictObject({ items: z.array(mirrorSchema).max(200) }) },
  /** « Actualiser depuis le blog ». Fails with blog.not-found; mirrors.list reports progress. */
  'mirrors.start': { input: z.strictObject({ blogId: idSchema }), output: nothing },
  /** Posts received so far stay; the next run resumes from there. */
  'mirrors.cancel': { input: z.strictObject({ blogId: idSchema }), output: nothing },
  /** Blogs whose jobs are paused because this library is a copy, with the number of copied jobs. */
  'mirrors.paused': {
    input: nothing,
    output: z.strictObject({
      items: z
        .array(z.strictObject({ blogId: idSchema, blogName: shortText, jobs: count, checking: z.boolean() }))
        .max(200),
    }),
  },
  /** Ends the jobs of a copied library; their texts stay. */
  'mirrors.abandon': { input: z.strictObject({ blogId: idSchema }), output: nothing },
  /** Every label in use, most frequent first; spellings that differ only by case or accents are adjacent. */
  'labels.list': {
    input: nothing,
    output: z.strictObject({
      items: z
        .array(
          z.strictObject({
            label,
            count,
            /** Other spellings of the label. */
            variants: z.array(z.strictObject({ label, count })).max(20),
          }),
        )
        .max(5_000),
    }),
  },
} as const;
