/** What comes in from files: documents read into blocks, never a path. */
import { z } from 'zod';
import { topBlockSchema } from '../../interview/document.ts';
import { shortText, token } from './shapes.ts';

/** What of a document is not taken over, with how often it was met. */
export const DOCUMENT_WARNINGS = ['comments', 'changes', 'notes', 'pictures', 'formulas'] as const;
/** Blocks as JSON; a whole book is less. */
export const DOCUMENT_LIMIT = 2_000_000;

export const readDocumentSchema = z.strictObject({
  /** The file's bare name. */
  name: shortText,
  blocks: z.array(topBlockSchema).max(20_000),
  /** Footnotes and endnotes, apart: « [1] » stands in the text where they are called. */
  notes: z.array(topBlockSchema).max(5_000),
  /** Texts in order with the colour they are shown in, '' for the page's (interview/answers/colours.ts); empty when there is one colour. */
  colours: z.array(z.strictObject({ text: z.string().max(200_000), colour: z.string().max(60) })).max(50_000),
  warnings: z.array(z.strictObject({ code: z.enum(DOCUMENT_WARNINGS), count: z.int().min(1) })).max(10),
});
export type ReadDocument = z.infer<typeof readDocumentSchema>;
export type DocumentWarning = ReadDocument['warnings'][number];

export const exchangeRequests = {
  /**
   * Reads the document that a dialog or a drop chose: docx, odt, txt, html, md. Its pictures enter the library. Fails with
   * file.token-unknown, file.unreadable, document.unknown-kind, document.pdf, document.old-word, document.damaged,
   * document.too-large, disk.full.
   */
  'exchange.read-document': { input: z.strictObject({ token }), output: readDocumentSchema },
} as const;
