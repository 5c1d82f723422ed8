/**
 * Lists of Word on the web: each item is a list of its own, mostly in a box, with its depth in `data-aria-level` and
 * its number in `start`. Joins adjacent ones into nested lists; a restarted count begins another list.
 */
import {
  attribute,
  hasClass,
  type HtmlElement,
  type HtmlNode,
  type HtmlParent,
  isElement,
  isText,
} from '../../markup/parse.ts';
import { makeElement, parentsInside, setAttribute, setChildren } from './tree.ts';

type LeveledList = Readonly<{ list: HtmlElement; items: readonly HtmlElement[] }>;
/** A list being built: the level of its items, Word's list id, and the next number. */
type OpenList = { element: HtmlElement; level: number; id: string | undefined; next: number };

const DEEPEST = 9;

/** Joins the boxed lists of each parent. */
export function joinOnlineLists(tree: HtmlParent): void {
  for (const parent of parentsInside(tree)) {
    // The contents of a list were joined with it.
    if (isElement(parent) && /^(?:[uo]l|li)$/.test(parent.tagName)) continue;
    if (parent.childNodes.some((child) => leveledList(child) !== undefined))
      setChildren(parent, joinLists(parent.childNodes));
  }
}

const isList = (node: HtmlNode): node is HtmlElement => isElement(node) && /^[uo]l$/.test(node.tagName);

/** A list of Word on the web, boxed or not; undefined for anything else. */
function leveledList(node: HtmlNode): LeveledList | undefined {
  if (!isElement(node)) return undefined;
  const boxed = hasClass(node, 'ListContainerWrapper');
  const [list, other] = boxed ? node.childNodes.filter(isElement) : [node];
  if (list === undefined || other !== undefined || !isList(list)) return undefined;
  const items = list.childNodes.filter(isElement);
  const isWordItem = (item: HtmlElement): boolean =>
    item.tagName === 'li' && (boxed || attribute(item, 'data-listid') !== undefined);
  return items.length > 0 && items.every(isWordItem) ? { list, items } : undefined;
}

function joinLists(nodes: readonly HtmlNode[]): HtmlNode[] {
  const result: HtmlNode[] = [];
  /** Outermost first; a skipped level has none. */
  const open: OpenList[] = [];
  for (const node of nodes) {
    const list = leveledList(node);
    if (list === undefined) {
      if (!isText(node) || node.value.trim() !== '') open.length = 0;
      result.push(node);
    } else for (const [index, item] of list.items.entries()) addItem(item, list.list, index, open, result);
  }
  return result;
}

const parseCount = (value: string | undefined): number | undefined =>
  value !== undefined && /^\d{1,7}$/.test(value) ? Number(value) : undefined;

/** Adds the item to the innermost list it belongs to. */
function addItem(
  item: HtmlElement,
  list: HtmlElement,
  index: number,
  open: OpenList[],
  result: HtmlNode[],
): void {
  const declaredLevel = parseCount(attribute(item, 'data-aria-level') ?? attribute(item, 'aria-level')) ?? 1;
  const level = Math.min(Math.max(1, declaredLevel), DEEPEST);
  const id = attribute(item, 'data-listid');
  const first = list.tagName === 'ol' ? parseCount(attribute(list, 'start')) : undefined;
  const number = first === undefined ? undefined : first + index;
  while ((open.at(-1)?.level ?? 0) > level) open.pop();
  const current = open.at(-1)?.level === level ? open.pop() : undefined;
  if (current?.element.tagName === list.tagName && continuesList(current, id, number, open.length === 0)) {
    current.element.childNodes.push(item);
    current.next += 1;
    open.push(current);
    return;
  }
  const element = makeElement(list.tagName, [item]);
  if (number !== undefined) setAttribute(element, 'start', String(number));
  const above = open.at(-1)?.element.childNodes.findLast(isElement);
  if (above === undefined) result.push(element);
  else above.childNodes.push(element);
  open.push({ element, level, id, next: (number ?? 1) + 1 });
}

/** Lists of one kind continue by number, or without numbers by Word's list id. */
function continuesList(
  current: OpenList,
  id: string | undefined,
  number: number | undefined,
  outermost: boolean,
): boolean {
  return number === undefined ? !outermost || id === current.id : number === current.next;
}
