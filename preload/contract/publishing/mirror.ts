/** The blogs as they are mirrored here; what is paused while a library is found to be a copy; the labels in use. */
import { z } from 'zod';
import { failureSchema, idSchema, instant, nothing, shortText } from '../shapes.ts';

const count = z.int().min(0);
const label = z.string().max(200);

/** What a run of a mirror may have to say. */
export const mirrorNoteCodeSchema = z.enum([
  /** The post is no longer on the blog; its text is here. */
  'gone',
  /** A draft that an interrupted sending had left was put into the blog's bin. */
  'draft-removed',
  /** A draft bears our mark and is not what was sent: it stays. */
  'draft-kept',
  /** A second post online or scheduled bears the mark of a post that is online elsewhere on the blog. */
  'online-twice',
  /** Changed on the blog and here. */
  'changed-both',
  /** A send took the place of somebody's words that came at the same moment: they are in the history of the post. */
  'overwritten',
  /** A list of the blog that this account may not read. */
  'list-refused',
  /** Too large to be held here. */
  'left-out',
]);
export type MirrorNoteCode = z.infer<typeof mirrorNoteCodeSchema>;

export const mirrorSchema = z.strictObject({
  blogId: idSchema,
  state: z.enum(['idle', 'running', 'failed']),
  /** The author asked for this run: then its failure is told. */
  byAuthor: z.boolean(),
  /** Posts met so far, and how many are expected; 0 where nobody knows. */
  done: count,
  total: count,
  /** Of the last run: new here; changed here. */
  added: count,
  changed: count,
  /** When a run last came to its end. */
  finishedAt: instant.optional(),
  failure: failureSchema.optional(),
  /** What the last run has to say, the first fifty. */
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
  /** One for each blog that was ever asked. */
  'mirrors.list': { input: nothing, output: z.strictObject({ items: z.array(mirrorSchema).max(200) }) },
  /** « Actualiser depuis le blog ». Fails with blog.not-found; how it goes is told by mirrors.list. */
  'mirrors.start': { input: z.strictObject({ blogId: idSchema }), output: nothing },
  /** What came so far stays; the next run goes on from there. */
  'mirrors.cancel': { input: z.strictObject({ blogId: idSchema }), output: nothing },
  /** Blogs whose jobs are paused because this library is a copy, with how many came along. */
  'mirrors.paused': {
    input: nothing,
    output: z.strictObject({
      items: z
        .array(z.strictObject({ blogId: idSchema, blogName: shortText, jobs: count, checking: z.boolean() }))
        .max(200),
    }),
  },
  /** The jobs that came along with a copy end; their texts stay. */
  'mirrors.abandon': { input: z.strictObject({ blogId: idSchema }), output: nothing },
  /** Every label in use, the commonest first; those that differ by case or accents only stand together. */
  'labels.list': {
    input: nothing,
    output: z.strictObject({
      items: z
        .array(
          z.strictObject({
            label,
            count,
            /** Other ways in which the same label is written. */
            variants: z.array(z.strictObject({ label, count })).max(20),
          }),
        )
        .max(5_000),
    }),
  },
} as const;
