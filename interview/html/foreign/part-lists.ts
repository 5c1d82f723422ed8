/**
 * Splits lists that a document cannot hold as one: at a heading in an item, and at an item that restarts the count.
 * Text keeps its order.
 */
import { attribute, type HtmlElement, type HtmlNode, isElement, isText } from '../../markup/parse.ts';
import { makeElement, setAttribute } from './tree.ts';

/** The nodes that replace a list; undefined to keep it. Nested lists are split first. */
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
      const [before, after] = aroundHeading(unwrapHeadings(child.childNodes));
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
/** Elements around an item's words without a meaning of their own. */
const WRAPPERS = new Set(['article', 'div', 'header', 'section']);
const unwrapHeadings = (nodes: readonly HtmlNode[]): HtmlNode[] =>
  nodes.flatMap((node) => (wrapsHeading(node) ? unwrapHeadings(node.childNodes) : [node]));
const shows = (node: HtmlNode): boolean => (isText(node) ? node.value.trim() !== '' : isElement(node));

/** The number that LibreOffice and old pages give an item. */
function valueOf(node: HtmlNode): number | undefined {
  const value = isItem(node) ? attribute(node, 'value') : undefined;
  return value !== undefined && /^\d{1,6}$/.test(value) ? Number(value) : undefined;
}

/** The nodes before the first heading, and the rest. */
function aroundHeading(nodes: readonly HtmlNode[]): [HtmlNode[], HtmlNode[]] {
  const at = nodes.findIndex(isHeading);
  return [nodes.slice(0, at), nodes.slice(at)];
}
