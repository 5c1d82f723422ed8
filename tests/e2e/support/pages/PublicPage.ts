/** A public page as a reader gets it: over HTTP, by a parser independent of Escale. */
import { defaultTreeAdapter as tree, html, parse } from 'parse5';
import type { DefaultTreeAdapterTypes } from 'parse5';

type Node = DefaultTreeAdapterTypes.Node;
type Element = DefaultTreeAdapterTypes.Element;

export type PublicTurn = Readonly<
  | { question: string }
  | { name: string; answer: readonly string[] }
  | { text: string }
  | { alt: string; caption: string; width: number }
>;
export type PublicPost = Readonly<{ title: string; lead: readonly string[]; turns: readonly PublicTurn[] }>;

export async function readPublicPage(address: string): Promise<PublicPost> {
  const response = await fetch(address);
  if (response.status !== 200) throw new Error(`${address} answered ${response.status}`);
  const page = parse(await response.text());
  // In a WordPress theme other posts have smaller titles below.
  const title = onlyElement(
    page,
    (element) =>
      classOf(element).includes('post-title') ||
      (element.tagName === 'h1' && classOf(element).includes('wp-block-post-title')),
  );
  const post = onlyElement(page, (element) => classOf(element).includes('iv-post'));
  const blocks = tree.getChildNodes(post).filter((node): node is Element => tree.isElementNode(node));
  const isLead = (element: Element): boolean => classOf(element).includes('iv-lead');
  return {
    title: textOf(title),
    lead: blocks.filter(isLead).map(textOf),
    turns: blocks.filter((block) => !isLead(block)).map(turnOf),
  };
}

function turnOf(block: Element): PublicTurn {
  const kinds = classOf(block);
  // The number does not belong to the question’s words.
  if (kinds.includes('iv-question')) return { question: textOf(block).replace(/^\d+\. /u, '') };
  if (kinds.includes('iv-figure')) {
    const picture = onlyElement(block, (element) => element.tagName === 'img');
    const captions = elementsOf(block, (element) => element.tagName === 'figcaption');
    return {
      alt: attribute(picture, 'alt'),
      caption: captions.map(textOf).join(' '),
      width: Number(attribute(picture, 'width')),
    };
  }
  if (!kinds.includes('iv-answer')) return { text: textOf(block) };
  const paragraphs = elementsOf(block, (element) => element.tagName === 'p').map(textOf);
  const name = textOf(onlyElement(block, (element) => classOf(element).includes('iv-name')));
  const [first = '', ...rest] = paragraphs;
  if (!first.startsWith(name)) throw new Error(`the name « ${name} » does not begin « ${first} »`);
  return { name: name.replace(/\s*:$/u, ''), answer: [first.slice(name.length).trim(), ...rest] };
}

function elementsOf(node: Node, matches: (element: Element) => boolean): Element[] {
  const children = 'childNodes' in node ? node.childNodes : [];
  const own = tree.isElementNode(node) && node.namespaceURI === html.NS.HTML && matches(node) ? [node] : [];
  return [...own, ...children.flatMap((child) => elementsOf(child, matches))];
}

function onlyElement(node: Node, matches: (element: Element) => boolean): Element {
  const elements = elementsOf(node, matches);
  if (elements.length !== 1 || elements[0] === undefined)
    throw new Error(`${elements.length} elements, not one`);
  return elements[0];
}

/** White space folded like a browser’s, without no-break spaces. */
const textOf = (node: Node): string =>
  rawText(node)
    .replace(/[ \t\r\n]+/gu, ' ')
    .trim();

function rawText(node: Node): string {
  if (tree.isTextNode(node)) return node.value;
  return 'childNodes' in node ? node.childNodes.map(rawText).join('') : '';
}

const attribute = (element: Element, name: string): string =>
  element.attrs.find((one) => one.name === name)?.value ?? '';
const classOf = (element: Element): string[] => attribute(element, 'class').split(' ');
