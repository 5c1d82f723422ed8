/** What readers of word processors' files have in common. */
import type { DocumentWarning } from '../../../preload/contract/exchange.ts';

/** Takes a picture of the document into the library; undefined when it is none that Escale keeps. */
export type TakePicture = (name: string, bytes: Uint8Array) => Promise<string | undefined>;

/** A document as HTML for interview/html, and what stands beside it. */
export type DocumentHtml = Readonly<{
  html: string;
  notes: string;
  /** Where colours are not in the HTML itself. */
  colours?: readonly { text: string; colour: string }[];
  /** Which picture of the library an address in the HTML is. */
  assetOf: (address: string) => string | undefined;
  warnings: DocumentWarning[];
}>;

/** More than any interview; beyond, pictures are counted and left out. */
export const MOST_PICTURES = 60;
/** Held in memory: of one document, unpacked. */
export const MOST_UNPACKED = 400 * 1024 * 1024;
/** Of one part that is text: 50,000 words in Word's XML are about 10 MB. */
export const MOST_XML = 64 * 1024 * 1024;

/** The warnings that were met at least once. */
export function warningsOf(
  counts: Readonly<Partial<Record<DocumentWarning['code'], number>>>,
): DocumentWarning[] {
  return (Object.entries(counts) as [DocumentWarning['code'], number][]).flatMap(([code, count]) =>
    count > 0 ? [{ code, count }] : [],
  );
}
