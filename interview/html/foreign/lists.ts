/** The lists of word processors and mail programs, made real lists. */
import { append } from '../../append.ts';
import {
  attribute,
  hasClass,
  type HtmlElement,
  type HtmlNode,
  type HtmlParent,
  isElement,
  isText,
  textOf,
} from '../parse.ts';
import { declarations } from '../setting.ts';
import { makeElement, makeText, parentsInside, setAttribute, setChildren } from './tree.ts';

// The lists of Word on the web: each item in a list and a box of its own, its depth only in `aria-level`, its number
// only in `start`. Neighbouring ones become one nested list.

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

// The lists of Word and Outlook: paragraphs that say `mso-list: l0 level2 lfo1`, with the bullet or number written
// before their words. They become real lists, nested, numbered from what was written.

type Item = { level: number; ordered: boolean; number: number; list: string; words: HtmlNode[] };
type Open = { element: HtmlElement; ordered: boolean; list: string };

const DEEPEST = 9;

/** Turns the list paragraphs of each parent into lists. */
export function makeWordLists(tree: HtmlParent): void {
  for (const parent of parentsInside(tree)) {
    if (parent.childNodes.some((child) => isElement(child) && itemOf(child) !== undefined))
      setChildren(parent, withLists(parent.childNodes));
  }
}

function withLists(nodes: readonly HtmlNode[]): HtmlNode[] {
  const kept: HtmlNode[] = [];
  let run: Item[] = [];
  let between: HtmlNode[] = [];
  const close = (): void => {
    append(kept, nested(run));
    append(kept, between);
    run = [];
    between = [];
  };
  for (const node of nodes) {
    const item = isElement(node) ? itemOf(node) : undefined;
    if (item !== undefined) {
      run.push(item);
      between = [];
    } else if (run.length > 0 && !isElement(node) && !(isText(node) && node.value.trim() !== '')) {
      between.push(node);
    } else {
      close();
      kept.push(node);
    }
  }
  close();
  return kept;
}

/** A heading that Word numbers stays a heading, its number among its words. */
function itemOf(element: HtmlElement): Item | undefined {
  const style = attribute(element, 'style');
  if (style === undefined || !/mso-list/i.test(style) || !/^(?:p|div|li)$/.test(element.tagName))
    return undefined;
  const [, list = '', level = ''] =
    /^(\S+)\s+level(\d)/.exec(declarations(element).get('mso-list') ?? '') ?? [];
  if (level === '') return undefined;
  const marker = { written: '' };
  const words = withoutMarker(element.childNodes, marker);
  const mark = marker.written.replace(/[\s\u00a0]+/g, '');
  const ordered = /^\(?(?:[\p{L}\d]+[.)])*[\p{L}\d]+[.)°]$|^\d+$/u.test(mark);
  return {
    level: Math.min(DEEPEST, Math.max(1, Number(level))),
    ordered,
    number: ordered ? numberOf(mark) : 1,
    list,
    words,
  };
}

/** The number that a mark shows: `3.`, `1.3)`, `c)`, `iv.`. */
function numberOf(mark: string): number {
  const last = /([\p{L}\d]+)[^\p{L}\d]*$/u.exec(mark)?.[1]?.toLowerCase() ?? '';
  const number = Number.parseInt(last, 10);
  if (number >= 0) return Math.min(number, 1_000_000);
  if (/^[ivx]+$/.test(last)) return romanNumber(last);
  return /^[a-z]$/.test(last) ? last.charCodeAt(0) - 96 : 1;
}

function romanNumber(roman: string): number {
  const values = roman.split('').map((letter) => (letter === 'x' ? 10 : letter === 'v' ? 5 : 1));
  return values.reduce((sum, value, index) => sum + (value < (values[index + 1] ?? 0) ? -value : value), 0);
}

/** The paragraph without the mark that Word wrote in it; gives that mark. */
function withoutMarker(nodes: readonly HtmlNode[], marker: { written: string }): HtmlNode[] {
  return nodes.flatMap((node): HtmlNode[] => {
    if (!isElement(node)) return [node];
    if (isMarker(node)) {
      marker.written += textOf(node);
      return [];
    }
    setChildren(node, withoutMarker(node.childNodes, marker));
    return [node];
  });
}

const isMarker = (element: HtmlElement): boolean =>
  /mso-list:\s*ignore/i.test(attribute(element, 'style') ?? '') && element.tagName === 'span';

/** Marks that stand elsewhere than in a list, as the number of a heading: the gap after them becomes one space. */
export function shortenMarker(element: HtmlElement): readonly HtmlNode[] | undefined {
  if (!isMarker(element)) return undefined;
  const written = textOf(element)
    .replace(/[\s\u00a0]+/g, ' ')
    .trim();
  return written === '' ? [] : [makeText(`${written} `)];
}

function nested(items: readonly Item[]): HtmlNode[] {
  const roots: HtmlNode[] = [];
  const open: Open[] = [];
  for (const item of items) {
    const depth = Math.min(item.level, open.length + 1);
    open.length = Math.min(open.length, depth);
    const here = open[depth - 1];
    const sameList =
      here !== undefined && here.ordered === item.ordered && (depth > 1 || here.list === item.list);
    const current = sameList ? here : start(item, depth, open, roots);
    current.element.childNodes.push(makeElement('li', item.words));
  }
  return roots;
}

function start(item: Item, depth: number, open: Open[], roots: HtmlNode[]): Open {
  const element = makeElement(item.ordered ? 'ol' : 'ul', []);
  if (item.ordered && item.number !== 1) setAttribute(element, 'start', String(item.number));
  const around = open[depth - 2]?.element.childNodes.findLast(isElement);
  if (around === undefined) roots.push(element);
  else around.childNodes.push(element);
  const made = { element, ordered: item.ordered, list: item.list };
  open[depth - 1] = made;
  open.length = depth;
  return made;
}
