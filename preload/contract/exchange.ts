/** What comes in from files: documents read into blocks, the notes that came with them, posts of another Escale. */
import { z } from 'zod';
import { topBlockSchema } from '#interview/document.ts';
import { idSchema, instant, nothing, shortText, token } from './shapes.ts';

/** What of a document is not taken over, with how often it was met. */
export const DOCUMENT_WARNINGS = [
  'comments',
  'changes',
  'notes',
  'pictures',
  'formulas',
  'attachments',
] as const;
/** Blocks as JSON; a whole book is less. */
export const DOCUMENT_LIMIT = 2_000_000;

const person = z.string().max(200);

/** What someone did to a document while Word was tracking it. `removed` and `inserted`: the words, cut where long; ¶ is the end of a paragraph. */
export const documentChangeSchema = z.strictObject({
  kind: z.enum(['insertion', 'deletion', 'replacement', 'move', 'formatting']),
  author: person,
  at: instant.optional(),
  removed: z.string().max(500),
  inserted: z.string().max(500),
  /** The words around, of the same paragraph. */
  before: z.string().max(80),
  after: z.string().max(80),
});
export type DocumentChange = z.infer<typeof documentChangeSchema>;

/** A comment on a passage; `quote` is empty where its words are no longer there. */
export const documentCommentSchema = z.strictObject({
  author: person,
  at: instant.optional(),
  text: z.string().max(20_000),
  quote: shortText,
  /** Settled, says the document. */
  done: z.literal(true).optional(),
});
export type DocumentComment = z.infer<typeof documentCommentSchema>;

export const MOST_CHANGES = 10_000;
/** Tracked changes: all accepted, none, or those accepted by their place in `changes`. */
export const changesChosenSchema = z.union([
  z.literal(['accepted', 'original']),
  z.array(z.int().min(0).max(MOST_CHANGES)).max(MOST_CHANGES),
]);
export type ChangesChosen = z.infer<typeof changesChosenSchema>;

export const readDocumentSchema = z.strictObject({
  /** The file's bare name. */
  name: shortText,
  blocks: z.array(topBlockSchema).max(20_000),
  /** Footnotes and endnotes, apart: « [1] » stands in the text where they are called. */
  notes: z.array(topBlockSchema).max(5_000),
  /** Texts in order with the colour they are shown in, '' for the page's (interview/answers/colours.ts); empty when there is one colour. */
  colours: z.array(z.strictObject({ text: z.string().max(200_000), colour: z.string().max(60) })).max(50_000),
  warnings: z.array(z.strictObject({ code: z.enum(DOCUMENT_WARNINGS), count: z.int().min(1) })).max(10),
  /** Tracked changes, in the order of the text, whatever was chosen for them. */
  changes: z.array(documentChangeSchema).max(MOST_CHANGES),
  comments: z.array(documentCommentSchema).max(5_000),
  /** The post that it says it was sent from to be read over. */
  sentFrom: idSchema.optional(),
  /** Where there are changes: with it the same document can be read again, chosen otherwise. */
  again: token.optional(),
});
export type ReadDocument = z.infer<typeof readDocumentSchema>;
export type DocumentWarning = ReadDocument['warnings'][number];

export const exchangeRequests = {
  /**
   * Reads the document that a dialog or a drop chose: docx, odt, eml, txt, html, md. Its pictures enter the library. Fails with
   * file.token-unknown, file.unreadable, document.unknown-kind, document.pdf, document.old-word,
   * document.outlook-message, document.damaged, document.too-large, disk.full. Tracked changes are accepted until the author chooses otherwise.
   */
  'exchange.read-document': { input: z.strictObject({ token }), output: readDocumentSchema },
  /** The document of `again`, with its tracked changes as chosen. Fails with file.token-unknown once it is forgotten, and as above. */
  'exchange.read-again': {
    input: z.strictObject({ token, changes: changesChosenSchema }),
    output: readDocumentSchema,
  },
} as const;

export type NoteToAdd = z.infer<typeof documentCommentSchema>;

const noteSchema = documentCommentSchema.omit({ done: true }).extend({
  id: idSchema,
  /** The author is done with it. */
  settled: z.boolean(),
});
export type Note = z.infer<typeof noteSchema>;

const notes = z.array(noteSchema).max(5_000);

/** Notes on passages of a post: comments that came with a document, never published. */
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

/**
 * `added`: it was not here. `same`: it is here word for word. `newer`: nothing was changed here since, theirs is the text
 * now. `older`: what is here came after it. `merged`: both were changed, in different places. `kept`: both were changed in
 * the same place; the text here stays, theirs is in its history.
 */
const TAKEN_OUTCOMES = ['added', 'same', 'newer', 'older', 'merged', 'kept'] as const;

const takenPostSchema = z.strictObject({
  postId: idSchema,
  title: shortText,
  outcome: z.enum(TAKEN_OUTCOMES),
  /** Notes that came with it and were not here. */
  notes: z.int().min(0),
  /** Sealed cards whose code was taken out: it goes only to the blog it came from. */
  cleaned: z.int().min(0),
});
export type TakenPost = z.infer<typeof takenPostSchema>;

/** One post as one file, from one Escale to another. */
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
  /** Of how many of its people something is kept that goes only where it is ticked. Fails with post.not-found. */
  'post-files.people': {
    input: z.strictObject({ postId: idSchema }),
    output: z.strictObject({ count: z.int().min(0) }),
  },
  /** Fails with post-file.not-a-post, post-file.newer-version, post-file.damaged, document.too-large, file.unreadable. */
  'post-files.take': { input: z.strictObject({ token }), output: takenPostSchema },
} as const;
