/**
 * The lists of Word on the web: each item in a list and a box of its own, its depth only in `aria-level`, its number
 * only in `start`. Neighbouring ones become one nested list.
 */
import {
  attribute,
  hasClass,
  isElement,
  isText,
  type HtmlElement,
  type HtmlNode,
  type HtmlParent,
} from '../parse.ts';
import { makeElement, parentsInside, setAttribute, setChildren } from './tree.ts';

type Leveled = Readonly<{ list: HtmlElement; items: readonly HtmlElement[] }>;

/** Joins the boxed lists of each parent. */
export function joinOnlineLists(tree: HtmlParent): void {
  for (const parent of parentsInside(tree)) {
    if (parent.childNodes.some((child) => leveled(child) !== undefined))
      setChildren(parent, joined(parent.childNodes));
  }
}

/** The list in a box of Word on the web; undefined for anything else. */
function leveled(node: HtmlNode): Leveled | undefined {
  if (!isElement(node) || !hasClass(node, 'ListContainerWrapper')) return undefined;
  const elements = node.childNodes.filter(isElement);
  const [list] = elements;
  if (list === undefined || elements.length > 1 || !['ul', 'ol'].includes(list.tagName)) return undefined;
  const items = list.childNodes.filter(isElement);
  return items.every((item) => item.tagName === 'li') ? { list, items } : undefined;
}

function joined(nodes: readonly HtmlNode[]): HtmlNode[] {
  const kept: HtmlNode[] = [];
  let open: HtmlElement[] = [];
  for (const node of nodes) {
    const boxed = leveled(node);
    if (boxed === undefined) {
      if (!isText(node) || node.value.trim() !== '') open = [];
      kept.push(node);
    } else for (const item of boxed.items) open = addItem(item, boxed.list, open, kept);
  }
  return kept;
}

function addItem(item: HtmlElement, list: HtmlElement, open: HtmlElement[], kept: HtmlNode[]): HtmlElement[] {
  const said = Number(attribute(item, 'data-aria-level') ?? attribute(item, 'aria-level') ?? 1);
  const depth = Math.min(Math.max(1, Number.isInteger(said) ? said : 1), open.length + 1, 9);
  const above = open.slice(0, depth);
  const here = above[depth - 1];
  if (here?.tagName === list.tagName) {
    here.childNodes.push(item);
    return above;
  }
  const fresh = makeElement(list.tagName, [item]);
  const start = attribute(list, 'start');
  if (start !== undefined) setAttribute(fresh, 'start', start);
  const around = above[depth - 2]?.childNodes.findLast(isElement);
  if (around === undefined) kept.push(fresh);
  else around.childNodes.push(fresh);
  return [...above.slice(0, depth - 1), fresh];
}
