/**
 * Reads external XML as a stream of tags, or as a small tree that can be changed and written again. Supports only the
 * five predefined entities and a bounded depth.
 */
import { SaxesParser, type SaxesTagPlain } from 'saxes';
import { escapeAttribute, escapeText } from '#interview/markup/escape.ts';
import { AppError } from '#contract/failure.ts';
import { letOthersRun } from '../../core/slices.ts';
import { DOCUMENT_LIMITS } from '../limits.ts';

export type XmlElement = {
  name: string;
  attributes: Record<string, string>;
  children: (XmlElement | string)[];
};

/** The root element. Throws document.damaged as readXml does. */
export async function readXmlTree(xml: string): Promise<XmlElement> {
  const root: XmlElement = { name: '', attributes: {}, children: [] };
  const open = [root];
  await readXml(xml, {
    open(name, attributes) {
      const element: XmlElement = { name, attributes: { ...attributes }, children: [] };
      open.at(-1)?.children.push(element);
      open.push(element);
    },
    close: () => void open.pop(),
    text: (text) => void open.at(-1)?.children.push(text),
  });
  return root.children.find((child) => typeof child !== 'string') ?? root;
}

/** Writes the same XML with its declaration. Only for trees within the depth of readXml. */
export function writeXmlTree(root: XmlElement): string {
  const pieces = ['<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'];
  const write = ({ name, attributes, children }: XmlElement): void => {
    pieces.push('<', name);
    for (const [key, value] of Object.entries(attributes))
      pieces.push(' ', key, '="', escapeAttribute(value), '"');
    if (children.length === 0) {
      pieces.push('/>');
      return;
    }
    pieces.push('>');
    for (const child of children) {
      if (typeof child === 'string') pieces.push(escapeText(child));
      else write(child);
    }
    pieces.push('</', name, '>');
  };
  write(root);
  return pieces.join('');
}

export const elementsOf = (element: XmlElement | undefined): XmlElement[] =>
  (element?.children ?? []).filter((child): child is XmlElement => typeof child !== 'string');

export const childNamed = (element: XmlElement | undefined, name: string): XmlElement | undefined =>
  elementsOf(element).find((child) => child.name === name);

/** Removes all elements with this name and their content from a tree. */
export function withoutElements(element: XmlElement, name: string): void {
  element.children = element.children.filter((child) => typeof child === 'string' || child.name !== name);
  for (const child of elementsOf(element)) withoutElements(child, name);
}

/** Bytes read before other work runs: a few milliseconds. */
const CHUNK = 128 * 1024;

export type XmlReader = Readonly<{
  /** Called with the tag's original name and attributes (`w:p`, `text:span`). */
  open?(name: string, attributes: Readonly<Record<string, string>>): void;
  close?(name: string): void;
  text?(text: string): void;
}>;

/** The number of further elements allowed, shared by several parts of one document. */
type ElementsLeft = { left: number };
export const elementsLeft = (): ElementsLeft => ({ left: DOCUMENT_LIMITS.elements });

/**
 * Throws document.damaged (not well formed, declarations in a document type, too deep), document.too-complex (too many
 * elements).
 */
export async function readXml(
  xml: string,
  reader: XmlReader,
  elements: ElementsLeft = elementsLeft(),
): Promise<void> {
  const parser = new SaxesParser();
  let depth = 0;
  const state: { fault?: unknown } = {};
  parser.on('error', (error) => {
    state.fault ??= error;
  });
  parser.on('doctype', (doctype) => {
    // An entity could read a file or expand without limit; word processors write none.
    if (doctype.includes('[')) state.fault ??= new Error('a document type with declarations');
  });
  parser.on('opentag', (tag: SaxesTagPlain) => {
    depth += 1;
    elements.left -= 1;
    if (elements.left < 0) state.fault ??= new AppError('document.too-complex');
    if (depth > DOCUMENT_LIMITS.depth) state.fault ??= new Error(`deeper than ${DOCUMENT_LIMITS.depth}`);
    if (state.fault === undefined) reader.open?.(tag.name, tag.attributes);
  });
  parser.on('closetag', (tag) => {
    depth -= 1;
    if (state.fault === undefined) reader.close?.(tag.name);
  });
  const text = (words: string): void => {
    if (state.fault === undefined) reader.text?.(words);
  };
  parser.on('text', text);
  parser.on('cdata', text);
  for (let at = 0; at < xml.length && state.fault === undefined; at += CHUNK) {
    parser.write(xml.slice(at, at + CHUNK));
    if (at + CHUNK < xml.length) await letOthersRun();
  }
  if (state.fault === undefined) parser.close();
  if (state.fault instanceof AppError) throw state.fault;
  if (state.fault !== undefined) throw new AppError('document.damaged', {}, { cause: state.fault });
}
