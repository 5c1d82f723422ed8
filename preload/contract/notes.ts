/** Notes on passages of a post: comments that came with a document, never published. */
import { z } from 'zod';
import { documentCommentSchema } from './exchange.ts';
import { idSchema, nothing } from './shapes.ts';

export type NoteToAdd = z.infer<typeof documentCommentSchema>;

export const noteSchema = documentCommentSchema.omit({ done: true }).extend({
  id: idSchema,
  /** The author is done with it. */
  settled: z.boolean(),
});
export type Note = z.infer<typeof noteSchema>;

const notes = z.array(noteSchema).max(5_000);

export const noteRequests = {
  /** In the order of the document they came with. Fails with post.not-found. */
  'notes.list': { input: z.strictObject({ postId: idSchema }), output: z.strictObject({ items: notes }) },
  /** Those already there are not added twice. Fails with post.not-found. */
  'notes.add': {
    input: z.strictObject({ postId: idSchema, notes: z.array(documentCommentSchema).max(5_000) }),
    output: z.strictObject({ added: z.int().min(0) }),
  },
  /** Fails with note.not-found. */
  'notes.settle': { input: z.strictObject({ id: idSchema, settled: z.boolean() }), output: nothing },
} as const;
