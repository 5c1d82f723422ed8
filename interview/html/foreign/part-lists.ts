/**
 * Lists that a document cannot hold as one: a heading in an item stands by itself between two lists, and an item that
 * counts anew begins another. Every word keeps its place.
 */
import { attribute, type HtmlElement, type HtmlNode, isElement, isText } from '../../markup/parse.ts';
import { makeElement, setAttribute } from './tree.ts';

/** What stands in place of a list; undefined: the list as it is. The lists inside it were parted before. */
export function partList(list: HtmlElement): readonly HtmlNode[] | undefined {
  if (list.tagName !== 'ul' && list.tagName !== 'ol') return undefined;
  const ordered = list.tagName === 'ol';
  if (!list.childNodes.some((child) => holdsHeading(child) || (ordered && valueOf(child) !== undefined)))
    return undefined;
  const parts: HtmlNode[] = [];
  let next = Number.parseInt((ordered ? attribute(list, 'start') : undefined) ?? '1', 10);
  let open: HtmlElement | undefined;
  const add = (item: HtmlNode): void => {
    if (open === undefined) {
      open = makeElement(list.tagName, []);
      if (ordered) setAttribute(open, 'start', String(next));
      parts.push(open);
    }
    open.childNodes.push(item);
  };
  for (const child of list.childNodes) {
    const value = ordered ? valueOf(child) : undefined;
    if (value !== undefined && value !== next) {
      open = undefined;
      next = value;
    }
    if (!holdsHeading(child)) add(child);
    else {
      const [before, after] = aroundHeading(unwrapped(child.childNodes));
      if (before.some(shows)) add({ ...child, childNodes: before });
      open = undefined;
      parts.push(...after);
    }
    if (isItem(child)) next += 1;
  }
  return parts;
}

const isItem = (node: HtmlNode): node is HtmlElement => isElement(node) && node.tagName === 'li';
const isHeading = (node: HtmlNode): boolean => isElement(node) && /^h[1-6]$/.test(node.tagName);
const wrapsHeading = (node: HtmlNode): node is HtmlElement =>
  isElement(node) &&
  WRAPPERS.has(node.tagName) &&
  node.childNodes.some((child) => isHeading(child) || wrapsHeading(child));
const holdsHeading = (node: HtmlNode): node is HtmlElement =>
  isItem(node) && node.childNodes.some((child) => isHeading(child) || wrapsHeading(child));
/** What pages put around the words of an item, and says nothing. */
const WRAPPERS = new Set(['article', 'div', 'header', 'section']);
const unwrapped = (nodes: readonly HtmlNode[]): HtmlNode[] =>
  nodes.flatMap((node) => (wrapsHeading(node) ? unwrapped(node.childNodes) : [node]));
const shows = (node: HtmlNode): boolean => (isText(node) ? node.value.trim() !== '' : isElement(node));

/** The number that LibreOffice and old pages give an item. */
function valueOf(node: HtmlNode): number | undefined {
  const value = isItem(node) ? attribute(node, 'value') : undefined;
  return value !== undefined && /^\d{1,6}$/.test(value) ? Number(value) : undefined;
}

/** What stands before the first heading, and the heading with what follows it. */
function aroundHeading(nodes: readonly HtmlNode[]): [HtmlNode[], HtmlNode[]] {
  const at = nodes.findIndex(isHeading);
  return [nodes.slice(0, at), nodes.slice(at)];
}
