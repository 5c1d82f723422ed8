/** What every part of a docx is written with. */
import type * as Docx from 'docx';
import type { Participant } from '#interview/document.ts';
import type { ExportedPicture } from '../pictures.ts';

export type Block = Docx.Paragraph | Docx.Table;
export type NumberedList = Readonly<{ reference: string; start: number }>;

export type DocxContext = Readonly<{
  /** The library, loaded at the first document. */
  docx: typeof Docx;
  /** Of the library, by sha256, in a kind that Word shows. */
  pictures: ReadonlyMap<string, ExportedPicture>;
  people: ReadonlyMap<string, Participant>;
  language: string;
  /** « 3. » for each question by id, where they are shown. */
  numbers: ReadonlyMap<string, string>;
  /** Numbered lists met so far: each counts for itself. */
  lists: NumberedList[];
}>;

/** The styles of ours; headings, quotes and captions are Word's own. */
export const STYLE = { lead: 'Lead', quote: 'Quote', source: 'QuoteSource', code: 'CodeBlock' } as const;
/** The reference of every list with bullets. */
export const BULLETS = 'bullets';
