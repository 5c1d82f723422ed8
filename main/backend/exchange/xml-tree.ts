/** XML as a small tree that can be changed and written again, for parts of documents where a stream of tags is not enough. */
import { readXml } from './read-xml.ts';

export type XmlElement = {
  name: string;
  attributes: Record<string, string>;
  children: (XmlElement | string)[];
};

/** The root element. Throws what readXml throws: document.damaged. */
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

const SIGNS: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (text: string): string => text.replace(/[&<>"]/g, (sign) => SIGNS[sign] ?? sign);

/** The same XML, with its declaration. Not for trees deeper than readXml lets through. */
export function writeXmlTree(root: XmlElement): string {
  const pieces = ['<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'];
  const write = ({ name, attributes, children }: XmlElement): void => {
    pieces.push('<', name);
    for (const [key, value] of Object.entries(attributes)) pieces.push(' ', key, '="', escaped(value), '"');
    if (children.length === 0) {
      pieces.push('/>');
      return;
    }
    pieces.push('>');
    for (const child of children) {
      if (typeof child === 'string') pieces.push(escaped(child));
      else write(child);
    }
    pieces.push('</', name, '>');
  };
  write(root);
  return pieces.join('');
}

/** The elements among the children. */
export const elementsOf = (element: XmlElement): XmlElement[] =>
  element.children.filter((child): child is XmlElement => typeof child !== 'string');

export const childNamed = (element: XmlElement, name: string): XmlElement | undefined =>
  elementsOf(element).find((child) => child.name === name);

/** Takes the elements of a name out of a tree, with all that is in them. */
export function withoutElements(element: XmlElement, name: string): void {
  element.children = element.children.filter((child) => typeof child === 'string' || child.name !== name);
  for (const child of elementsOf(element)) withoutElements(child, name);
}
