/** Import of single files: documents converted to blocks, the comments in them, and posts from another Escale. */
import { z } from 'zod';
import { topBlockSchema } from '#interview/document.ts';
import { readReturnSchema } from '#interview/returns/read-return.ts';
import { idSchema, instant, nothing, shortText, token } from './shapes.ts';

/** Parts of a document that are not imported, each with its number of occurrences. */
export const DOCUMENT_WARNINGS = [
  'comments',
  'changes',
  'notes',
  'pictures',
  'formulas',
  'attachments',
  /** The mail was sent by a program, for an absence for example: it answers nothing. */
  'automatic',
] as const;
/** Maximum size of the blocks as JSON, larger than a book. */
export const DOCUMENT_LIMIT = 2_000_000;

const person = z.string().max(200);

/**
 * A tracked change of a Word document. `removed` and `inserted`: its words, shortened if long; ¶ marks the end of a
 * paragraph.
 */
export const documentChangeSchema = z.strictObject({
  kind: z.enum(['insertion', 'deletion', 'replacement', 'move', 'formatting']),
  author: person,
  at: instant.optional(),
  removed: z.string().max(500),
  inserted: z.string().max(500),
  /** Surrounding words of the same paragraph. */
  before: z.string().max(80),
  after: z.string().max(80),
});
export type DocumentChange = z.infer<typeof documentChangeSchema>;

/** A comment on a passage; `quote` is empty if the passage is no longer in the text. */
export const documentCommentSchema = z.strictObject({
  author: person,
  at: instant.optional(),
  text: z.string().max(20_000),
  quote: shortText,
  /** Marked as resolved in the document. */
  done: z.literal(true).optional(),
});
export type DocumentComment = z.infer<typeof documentCommentSchema>;

export const MOST_CHANGES = 10_000;
/** Tracked changes to accept: all, none, or those at these indices of `changes`. */
export const changesChosenSchema = z.union([
  z.literal(['accepted', 'original']),
  z.array(z.int().min(0).max(MOST_CHANGES)).max(MOST_CHANGES),
]);
export type ChangesChosen = z.infer<typeof changesChosenSchema>;

export const readDocumentSchema = z.strictObject({
  /** File name without its path. */
  name: shortText,
  blocks: z.array(topBlockSchema).max(20_000),
  /** Footnotes and endnotes, separate from the text; « [1] » marks their references in it. */
  notes: z.array(topBlockSchema).max(5_000),
  /**
   * Texts in order with their colour, '' for the page's (interview/answers/colours.ts); empty if there is only one
   * colour.
   */
  colours: z.array(z.strictObject({ text: z.string().max(200_000), colour: z.string().max(60) })).max(50_000),
  warnings: z.array(z.strictObject({ code: z.enum(DOCUMENT_WARNINGS), count: z.int().min(1) })).max(10),
  /** All tracked changes in text order, accepted or not. */
  changes: z.array(documentChangeSchema).max(MOST_CHANGES),
  comments: z.array(documentCommentSchema).max(5_000),
  /** Id of the post that was sent for review as this document. */
  sentFrom: idSchema.optional(),
  /** Present if there are tracked changes: token to read the same document again with another choice. */
  again: token.optional(),
  /** What people sent back in it: one return of each person, where the file carries marks, fields or a table. */
  returned: z.array(readReturnSchema).max(1_000).optional(),
  /** The document itself: a token to store it as evidence, and when it was taken before. */
  received: z.strictObject({ token, takenAt: instant.optional() }).optional(),
});
export type ReadDocument = z.infer<typeof readDocumentSchema>;
export type DocumentWarning = ReadDocument['warnings'][number];

export const exchangeRequests = {
  /**
   * Reads a document from a dialog or a drop: docx, odt, eml, msg, csv, txt, html, md. Adds its pictures to the library and
   * accepts its tracked changes until the author chooses otherwise. Fails with file.token-unknown, file.unreadable,
   * document.unknown-kind, document.pdf, document.pdf-locked, document.old-word, document.outlook-message, document.damaged,
   * document.unknown-kind, document.pdf, document.old-word, document.damaged,
   * document.too-large, disk.full.
   */
  'exchange.read-document': { input: z.strictObject({ token }), output: readDocumentSchema },
  /**
   * Reads the document of `again` with the chosen tracked changes. Fails like above, and with file.token-unknown once the
   * token has expired.
   */
  'exchange.read-again': {
    input: z.strictObject({ token, changes: changesChosenSchema }),
    output: readDocumentSchema,
  },
} as const;

export type NoteToAdd = z.infer<typeof documentCommentSchema>;

const noteSchema = documentCommentSchema.omit({ done: true }).extend({
  id: idSchema,
  /** The author has resolved it. */
  settled: z.boolean(),
  /** Written here by the author, who may change and delete it. */
  isOwn: z.boolean(),
  /** The turn of the passage. */
  turnId: idSchema.optional(),
});
export type Note = z.infer<typeof noteSchema>;

const ownNoteSchema = noteSchema.omit({ author: true, isOwn: true }).extend({
  text: documentCommentSchema.shape.text.min(1),
});
export type OwnNote = z.infer<typeof ownNoteSchema>;

const notes = z.array(noteSchema).max(5_000);

/** Notes on passages of a post: comments imported with a document, and notes of the author. Never published. */
export const noteRequests = {
  /** In the order of their document. Fails with post.not-found. */
  'notes.list': { input: z.strictObject({ postId: idSchema }), output: z.strictObject({ items: notes }) },
  /** Existing notes are not added twice. Fails with post.not-found. */
  'notes.add': {
    input: z.strictObject({ postId: idSchema, notes: z.array(documentCommentSchema).max(5_000) }),
    output: z.strictObject({ added: z.int().min(0) }),
  },
  /**
   * Stores a note of the author under an id chosen by the page, or replaces it: also restores a deleted one. Fails with
   * post.not-found, with note.not-found if the id is that of another note, with request.too-large if the post has as
   * many notes as it may.
   */
  'notes.write': { input: z.strictObject({ postId: idSchema, note: ownNoteSchema }), output: nothing },
  /** Deletes a note of the author. Fails with note.not-found. */
  'notes.delete': { input: z.strictObject({ id: idSchema }), output: nothing },
  /** Fails with note.not-found. */
  'notes.settle': { input: z.strictObject({ id: idSchema, settled: z.boolean() }), output: nothing },
} as const;

/**
 * `added`: new post. `same`: identical to the local one. `newer`: unchanged here, so the imported text replaces it.
 * `older`: the local text is more recent. `merged`: both changed, in different passages. `kept`: both changed the same
 * passage; the local text stays and the imported one is added to its revisions.
 */
const TAKEN_OUTCOMES = ['added', 'same', 'newer', 'older', 'merged', 'kept'] as const;

const takenPostSchema = z.strictObject({
  postId: idSchema,
  title: shortText,
  outcome: z.enum(TAKEN_OUTCOMES),
  /** Imported notes that are new here. */
  notes: z.int().min(0),
  /** Sealed cards whose code was removed, because code is only sent to the blog it came from. */
  cleaned: z.int().min(0),
});
export type TakenPost = z.infer<typeof takenPostSchema>;

/** A single post as a file, between two Escales. */
export const postFileRequests = {
  /** Fails with post.not-found, file.token-unknown, disk.full. */
  'post-files.give': {
    input: z.strictObject({
      postId: idSchema,
      destination: token,
      notes: z.boolean(),
      people: z.boolean(),
    }),
    output: z.strictObject({ name: shortText, pictures: z.int().min(0), missing: z.int().min(0) }),
  },
  /**
   * How many people of the post have details that are exported only if the author ticks them. Fails with
   * post.not-found.
   */
  'post-files.people': {
    input: z.strictObject({ postId: idSchema }),
    output: z.strictObject({ count: z.int().min(0) }),
  },
  /** Fails with post-file.not-a-post, post-file.newer-version, post-file.damaged, document.too-large, file.unreadable. */
  'post-files.take': { input: z.strictObject({ token }), output: takenPostSchema },
} as const;
