/** XML from outside, read as a stream of tags: no entity beyond the five, none nested deeper than a limit. */
import { SaxesParser, type SaxesTagPlain } from 'saxes';
import { AppError } from '#contract/failure.ts';
import { DOCUMENT_LIMITS } from './limits.ts';
import { letOthersRun } from '../core/slices.ts';

/** How much is read before others get their turn: a few milliseconds of work. */
const CHUNK = 128 * 1024;

export type XmlReader = Readonly<{
  /** Called with the tag's name and attributes as written (`w:p`, `text:span`). */
  open?(name: string, attributes: Readonly<Record<string, string>>): void;
  close?(name: string): void;
  text?(text: string): void;
}>;

/** How many elements may still be met, in several parts of one document together. */
export type ElementsLeft = { left: number };
export const elementsLeft = (): ElementsLeft => ({ left: DOCUMENT_LIMITS.elements });

/** Throws document.damaged: not well formed, a document type with declarations, too deep. document.too-complex: too many elements. */
export async function readXml(
  xml: string,
  reader: XmlReader,
  elements: ElementsLeft = elementsLeft(),
): Promise<void> {
  const parser = new SaxesParser();
  let depth = 0;
  const met: { fault?: unknown } = {};
  parser.on('error', (error) => {
    met.fault ??= error;
  });
  parser.on('doctype', (doctype) => {
    // An entity could name a file or grow without end; word processors write none.
    if (doctype.includes('[')) met.fault ??= new Error('a document type with declarations');
  });
  parser.on('opentag', (tag: SaxesTagPlain) => {
    depth += 1;
    elements.left -= 1;
    if (elements.left < 0) met.fault ??= new AppError('document.too-complex');
    if (depth > DOCUMENT_LIMITS.depth) met.fault ??= new Error(`deeper than ${DOCUMENT_LIMITS.depth}`);
    if (met.fault === undefined) reader.open?.(tag.name, tag.attributes);
  });
  parser.on('closetag', (tag) => {
    depth -= 1;
    if (met.fault === undefined) reader.close?.(tag.name);
  });
  const text = (words: string): void => {
    if (met.fault === undefined) reader.text?.(words);
  };
  parser.on('text', text);
  parser.on('cdata', text);
  for (let at = 0; at < xml.length && met.fault === undefined; at += CHUNK) {
    parser.write(xml.slice(at, at + CHUNK));
    if (at + CHUNK < xml.length) await letOthersRun();
  }
  if (met.fault === undefined) parser.close();
  if (met.fault instanceof AppError) throw met.fault;
  if (met.fault !== undefined) throw new AppError('document.damaged', {}, { cause: met.fault });
}
