/** Shared parts of the readers of word processor files. */
import type { DocumentWarning } from '#contract/exchange.ts';
import { AppError } from '#contract/failure.ts';
import { DOCUMENT_LIMITS } from '../limits.ts';
import type { Archive } from '../../library/store/zip/open-archive.ts';

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

/** The warnings that occurred. */
export function warningsOf(
  counts: Readonly<Partial<Record<DocumentWarning['code'], number>>>,
): DocumentWarning[] {
  return (Object.entries(counts) as [DocumentWarning['code'], number][]).flatMap(([code, count]) =>
    count > 0 ? [{ code, count }] : [],
  );
}

/** The property of a docx that names the post it was sent from to be read over. Word and LibreOffice keep it. */
export const SENT_FROM = 'EscalePost';

/** The bytes of a picture in the archive; undefined for what is not there, or larger than any picture of an interview. */
export async function pictureIn(archive: Archive, name: string): Promise<Buffer | undefined> {
  return archive.size(name) > DOCUMENT_LIMITS.picture ? undefined : archive.read(name);
}

/** The parts of a document that are XML, held to its limits together. Each part may be asked for once. */
export function createXmlParts(archive: Archive): (name: string) => Promise<string | undefined> {
  let left = DOCUMENT_LIMITS.xml;
  return async (name) => {
    left -= archive.size(name);
    if (left < 0) throw xmlTooLarge();
    return (await archive.read(name))?.toString('utf8');
  };
}

export const xmlTooLarge = (): AppError =>
  new AppError('document.too-large', { megabytes: DOCUMENT_LIMITS.xml / 1024 / 1024 });
