/** Shared parts of the readers of word processor files. */
import type { DocumentComment, DocumentWarning } from '#contract/exchange.ts';
import type { ReadReturn } from '#interview/returns/read-return.ts';
import { AppError } from '#contract/failure.ts';
import { DOCUMENT_LIMITS } from '../limits.ts';
import { readXml, type XmlReader } from '../xml/read-xml.ts';
import type { Archive } from '../../library/store/zip/open-archive.ts';

/** Adds a picture of the document to the library; undefined for an unsupported format. */
export type TakePicture = (name: string, bytes: Uint8Array) => Promise<string | undefined>;

export type ReadComments = Readonly<{
  comments: DocumentComment[];
  /** The mark of the part that each is about, in a text sent for review. */
  partOf: ReadonlyMap<DocumentComment, number>;
}>;

/** A document as HTML for interview/html, with additional information. */
export type DocumentHtml = Readonly<{
  html: string;
  notes: string;
  /** Colours that are not in the HTML. */
  colours?: readonly { text: string; colour: string }[];
  assetOf: (address: string) => string | undefined;
  warnings: DocumentWarning[];
  /** Custom properties by name. */
  properties?: ReadonlyMap<string, string>;
  /** The returns in it. */
  returned?: ReadReturn[];
}>;

export function warningsOf(
  counts: Readonly<Partial<Record<DocumentWarning['code'], number>>>,
): DocumentWarning[] {
  return (Object.entries(counts) as [DocumentWarning['code'], number][]).flatMap(([code, count]) =>
    count > 0 ? [{ code, count }] : [],
  );
}

/** The bytes of a picture in the archive; undefined if it is missing or too large. */
export async function pictureIn(archive: Archive, name: string): Promise<Buffer | undefined> {
  return archive.size(name) > DOCUMENT_LIMITS.picture ? undefined : archive.read(name);
}

/** Reads the XML parts of a document within common limits. Each part may be read once. */
export function createXmlParts(archive: Archive): (name: string) => Promise<string | undefined> {
  let left = DOCUMENT_LIMITS.xml;
  return async (name) => {
    left -= archive.size(name);
    if (left < 0) throw xmlTooLarge();
    return (await archive.read(name))?.toString('utf8');
  };
}

/**
 * The custom properties of a document by name: `<property name="…"><vt:lpwstr>…` of a docx, `<meta:user-defined
 * meta:name="…">…` of an odt. They hold none of its text, so missing and damaged ones are ignored.
 */
export async function readProperties(
  xml: string | undefined,
  element: string,
  attribute: string,
): Promise<Map<string, string>> {
  const properties = new Map<string, string>();
  let current: string | undefined;
  const reader: XmlReader = {
    open(tag, attributes) {
      if (tag === element) current = attributes[attribute];
    },
    close(tag) {
      if (tag === element) current = undefined;
    },
    text(text) {
      if (current !== undefined) properties.set(current, (properties.get(current) ?? '') + text);
    },
  };
  try {
    if (xml !== undefined) await readXml(xml, reader);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
  }
  return properties;
}

export const xmlTooLarge = (): AppError =>
  new AppError('document.too-large', { megabytes: DOCUMENT_LIMITS.xml / 1024 / 1024 });
