/** What comes in from files: documents read into blocks, never a path. */
import { z } from 'zod';
import { topBlockSchema } from '#interview/document.ts';
import { instant, shortText, token } from './shapes.ts';

/** What of a document is not taken over, with how often it was met. */
export const DOCUMENT_WARNINGS = ['comments', 'changes', 'notes', 'pictures', 'formulas'] as const;
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
  /** Where there are changes: with it the same document can be read again, chosen otherwise. */
  again: token.optional(),
});
export type ReadDocument = z.infer<typeof readDocumentSchema>;
export type DocumentWarning = ReadDocument['warnings'][number];

export const exchangeRequests = {
  /**
   * Reads the document that a dialog or a drop chose: docx, odt, txt, html, md. Its pictures enter the library. Fails with
   * file.token-unknown, file.unreadable, document.unknown-kind, document.pdf, document.old-word, document.damaged,
   * document.too-large, disk.full. Tracked changes are accepted until the author chooses otherwise.
   */
  'exchange.read-document': { input: z.strictObject({ token }), output: readDocumentSchema },
  /** The document of `again`, with its tracked changes as chosen. Fails with file.token-unknown once it is forgotten, and as above. */
  'exchange.read-again': {
    input: z.strictObject({ token, changes: changesChosenSchema }),
    output: readDocumentSchema,
  },
} as const;
