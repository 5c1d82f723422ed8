/**
 * The lists of Word on the web: each item in a list, mostly in a box, of its own, its depth only in `data-aria-level`, its
 * number only in `start`. Neighbouring ones become one nested list; one that begins to count again is another.
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

type Leveled = Readonly<{ list: HtmlElement; items: readonly HtmlElement[] }>;
/** A list being made: the level its items say, which of Word’s it is, and the number the next one should bear. */
type Open = { element: HtmlElement; level: number; id: string | undefined; next: number };

const DEEPEST = 9;

/** Joins the boxed lists of each parent. */
export function joinOnlineLists(tree: HtmlParent): void {
  for (const parent of parentsInside(tree)) {
    // What stands in a list was joined with it.
    if (isElement(parent) && /^(?:[uo]l|li)$/.test(parent.tagName)) continue;
    if (parent.childNodes.some((child) => leveled(child) !== undefined))
      setChildren(parent, joined(parent.childNodes));
  }
}

const isList = (node: HtmlNode): node is HtmlElement => isElement(node) && /^[uo]l$/.test(node.tagName);

/** The list in a box of Word on the web, or out of it; undefined for anything else. */
function leveled(node: HtmlNode): Leveled | undefined {
  if (!isElement(node)) return undefined;
  const boxed = hasClass(node, 'ListContainerWrapper');
  const [list, other] = boxed ? node.childNodes.filter(isElement) : [node];
  if (list === undefined || other !== undefined || !isList(list)) return undefined;
  const items = list.childNodes.filter(isElement);
  const known = (item: HtmlElement): boolean =>
    item.tagName === 'li' && (boxed || attribute(item, 'data-listid') !== undefined);
  return items.length > 0 && items.every(known) ? { list, items } : undefined;
}

function joined(nodes: readonly HtmlNode[]): HtmlNode[] {
  const kept: HtmlNode[] = [];
  /** The outermost first; a level that was passed over has none. */
  const open: Open[] = [];
  for (const node of nodes) {
    const found = leveled(node);
    if (found === undefined) {
      if (!isText(node) || node.value.trim() !== '') open.length = 0;
      kept.push(node);
    } else for (const [index, item] of found.items.entries()) addItem(item, found.list, index, open, kept);
  }
  return kept;
}

const whole = (value: string | undefined): number | undefined =>
  value !== undefined && /^\d{1,7}$/.test(value) ? Number(value) : undefined;

/** Adds the item to the innermost list it belongs to. */
function addItem(item: HtmlElement, list: HtmlElement, index: number, open: Open[], kept: HtmlNode[]): void {
  const said = whole(attribute(item, 'data-aria-level') ?? attribute(item, 'aria-level')) ?? 1;
  const level = Math.min(Math.max(1, said), DEEPEST);
  const id = attribute(item, 'data-listid');
  const first = list.tagName === 'ol' ? whole(attribute(list, 'start')) : undefined;
  const number = first === undefined ? undefined : first + index;
  while ((open.at(-1)?.level ?? 0) > level) open.pop();
  const here = open.at(-1)?.level === level ? open.pop() : undefined;
  if (here?.element.tagName === list.tagName && goesOn(here, id, number, open.length === 0)) {
    here.element.childNodes.push(item);
    here.next += 1;
    open.push(here);
    return;
  }
  const element = makeElement(list.tagName, [item]);
  if (number !== undefined) setAttribute(element, 'start', String(number));
  const above = open.at(-1)?.element.childNodes.findLast(isElement);
  if (above === undefined) kept.push(element);
  else above.childNodes.push(element);
  open.push({ element, level, id, next: (number ?? 1) + 1 });
}

/** Of the same kind already: a number decides; without one, which of Word’s lists it is. */
function goesOn(here: Open, id: string | undefined, number: number | undefined, outermost: boolean): boolean {
  return number === undefined ? !outermost || id === here.id : number === here.next;
}
