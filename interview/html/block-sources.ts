/** Finds the exact source HTML of blocks that were read from it. */
import type { TopBlock } from '../document.ts';
import { delimiterOf } from '../markup/block-tree.ts';
import {
  isComment,
  isElement,
  isText,
  type HtmlElement,
  type HtmlNode,
  type HtmlParent,
} from '../markup/parse.ts';

/** A block with the nodes it was read from, in order. */
export type SourcedBlock = Readonly<{ block: TopBlock; from: readonly HtmlNode[] }>;

/** A range of the HTML, in UTF-16 units. */
export type Range = Readonly<{ start: number; end: number }>;

/**
 * The smallest range of HTML that holds whole blocks and no part of their neighbours; usually one block. It can be
 * removed or replaced without affecting the HTML around it.
 */
export type Unit = Range &
  Readonly<{
    blocks: readonly TopBlock[];
    /** The elements around the words, outermost first. */
    around: readonly HtmlElement[];
    /** The node that contains this unit. */
    parent: HtmlParent;
  }>;

/**
 * The range of a node and its contents. Its own location is not enough: an element that the parser reopened or moved
 * has another place in the source.
 */
export function rangeOf(node: HtmlNode): Range | undefined {
  const own = node.sourceCodeLocation;
  let start = own?.startOffset ?? Infinity;
  let end = own?.endOffset ?? -Infinity;
  if (isElement(node)) {
    for (const child of node.childNodes) {
      const inside = rangeOf(child);
      start = Math.min(start, inside?.start ?? Infinity);
      end = Math.max(end, inside?.end ?? -Infinity);
    }
  }
  return start <= end ? { start, end } : undefined;
}

/** Elements that show nothing if empty. */
const EMPTY = new Set('b strong i em u s span font small big o:p'.split(' '));
const SPACES = /^[ \t\r\n\f]*$/;
const isSpace = (node: HtmlNode): boolean => isText(node) && SPACES.test(node.value);
/** Nodes around a block that show nothing. */
const isTrivial = (node: HtmlNode): boolean =>
  isSpace(node) ||
  node.nodeName === 'br' ||
  (isElement(node) &&
    EMPTY.has(node.tagName) &&
    node.attrs.every(({ name }) => name !== 'id' && name !== 'name') &&
    node.childNodes.every(isTrivial));

function ancestorsOf(node: HtmlNode): HtmlParent[] {
  const ancestors: HtmlParent[] = [];
  for (let at: HtmlParent | null = node.parentNode; at !== null; at = isElement(at) ? at.parentNode : null)
    ancestors.unshift(at);
  return ancestors;
}

function childContaining(parent: HtmlParent, node: HtmlNode): HtmlNode {
  let at = node;
  while (at.parentNode !== parent && at.parentNode !== null && isElement(at.parentNode)) at = at.parentNode;
  return at;
}

/** The nodes of a run without white space and breaks at its ends. */
function trimTrivial(nodes: readonly HtmlNode[]): readonly HtmlNode[] {
  const first = nodes.findIndex((node) => !isTrivial(node));
  const last = nodes.findLastIndex((node) => !isTrivial(node));
  return first === -1 ? nodes : nodes.slice(first, last + 1);
}

function withoutSpaces(html: string, { start, end }: Range): Range {
  const raw = html.slice(start, end);
  const lead = raw.search(/[^ \t\r\n\f]/);
  if (lead === -1) return { start, end };
  // Searched from the end: a regular expression would take quadratic time on runs of spaces.
  let last = raw.length;
  while (/[ \t\r\n\f]/.test(raw.charAt(last - 1))) last -= 1;
  return { start: start + lead, end: start + last };
}

/** Index of each child of an element, computed once for all its blocks. */
type Indexes = Readonly<{ children: readonly HtmlNode[]; of: ReadonlyMap<HtmlNode, number> }>;

function createChildIndex(): (parent: HtmlParent) => Indexes {
  const cache = new Map<HtmlParent, Indexes>();
  return (parent) => {
    const children: readonly HtmlNode[] = parent.childNodes;
    const indexes = cache.get(parent) ?? { children, of: new Map(children.map((child, at) => [child, at])) };
    cache.set(parent, indexes);
    return indexes;
  };
}

/** Whether the siblings before `first` and after `last` show nothing. */
function areAloneIn(first: HtmlNode, last: HtmlNode, { children, of }: Indexes): boolean {
  for (let at = (of.get(first) ?? 0) - 1; at >= 0; at -= 1)
    if (!isTrivial(children[at] as HtmlNode)) return false;
  for (let at = (of.get(last) ?? children.length) + 1; at < children.length; at += 1)
    if (!isTrivial(children[at] as HtmlNode)) return false;
  return true;
}

function unitOf(
  html: string,
  { block, from }: SourcedBlock,
  indexesOf: (parent: HtmlParent) => Indexes,
): Unit | undefined {
  const nodes = trimTrivial(from);
  const [first] = nodes;
  const last = nodes.at(-1);
  if (first === undefined || last === undefined) return undefined;
  const [one, other] = [ancestorsOf(first), ancestorsOf(last)];
  let parent = one.findLast((candidate) => other.includes(candidate));
  if (parent === undefined) return undefined;
  let [begin, finish] = [childContaining(parent, first), childContaining(parent, last)];
  const [opening, to] = [rangeOf(begin), rangeOf(finish)];
  if (opening === undefined || to === undefined) return undefined;
  let range: Range = { start: opening.start, end: Math.max(opening.end, to.end) };
  if (isText(begin))
    range = { ...range, start: withoutSpaces(html, { start: range.start, end: opening.end }).start };
  if (isText(finish)) range = { ...range, end: withoutSpaces(html, { start: to.start, end: range.end }).end };
  // A heading is a single element that contains the words.
  const around = begin === finish && isElement(begin) && /^h[1-6]$/.test(begin.tagName) ? [begin] : [];
  // A block of WordPress's editor does not fill its parent element, which belongs to another block.
  if (isComment(begin) && delimiterOf(begin.data) !== undefined)
    return { ...range, blocks: [block], around, parent };
  while (isElement(parent)) {
    if (!areAloneIn(begin, finish, indexesOf(parent))) break;
    const own = rangeOf(parent);
    if (own === undefined || parent.parentNode === null || !parent.sourceCodeLocation) break;
    around.unshift(parent);
    range = own;
    begin = parent;
    finish = parent;
    parent = parent.parentNode;
  }
  return { ...range, blocks: [block], around, parent };
}

/** The units of `placed`, in source order. Blocks with overlapping ranges form one unit. */
export function unitsOf(html: string, placed: readonly SourcedBlock[]): Unit[] {
  const units: Unit[] = [];
  const indexesOf = createChildIndex();
  let reach = 0;
  for (const one of placed) {
    const previous = units.at(-1);
    // Parts of one element, such as two paragraphs of a heading, share its range.
    const unit = unitOf(html, one, indexesOf);
    const start = unit?.start ?? reach;
    const end = unit?.end ?? reach;
    if (previous !== undefined && (unit === undefined || start < reach)) {
      let joined = previous;
      units.pop();
      let blocks = [...joined.blocks, ...(unit?.blocks ?? [one.block])];
      let range = { start: Math.min(joined.start, start), end: Math.max(joined.end, end) };
      while (units.length > 0 && range.start < (units.at(-1) as Unit).end) {
        joined = units.pop() as Unit;
        blocks = [...joined.blocks, ...blocks];
        range = { start: Math.min(joined.start, range.start), end: Math.max(joined.end, range.end) };
      }
      units.push({ ...joined, ...range, blocks, around: [] });
    } else if (unit !== undefined) units.push(unit);
    reach = Math.max(reach, units.at(-1)?.end ?? 0);
  }
  return units;
}

const LINES = new Set('p h1 h2 h3 h4 h5 h6 a pre'.split(' '));
const FORMATTING_TAGS = new Set('b strong i em u s span font small big sub sup'.split(' '));
const APART = new Set(
  'p div h1 h2 h3 h4 h5 h6 ul ol table blockquote figure pre hr center section'.split(' '),
);

/** A paragraph or a formatted run, but not an element around several blocks. */
const isRun = (element: HtmlElement): boolean =>
  LINES.has(element.tagName) ||
  (FORMATTING_TAGS.has(element.tagName) &&
    !element.childNodes.some((child) => isElement(child) && APART.has(child.tagName)));

/** Extends units to element boundaries, so that no paragraph or formatted run is split. */
export function extendToElements(html: string, units: readonly Unit[]): Unit[] {
  const extendedUnits: Unit[] = [];
  for (const unit of units) {
    let { start, end, parent } = unit;
    while (isElement(parent) && isRun(parent)) {
      const range = rangeOf(parent);
      start = Math.min(start, range?.start ?? start);
      end = Math.max(end, range?.end ?? end);
      if (parent.parentNode === null) break;
      parent = parent.parentNode;
    }
    const range = withoutSpaces(html, { start, end });
    const last = extendedUnits.at(-1);
    if (last !== undefined && range.start < last.end) {
      const joined = { start: Math.min(last.start, range.start), end: Math.max(last.end, range.end) };
      extendedUnits[extendedUnits.length - 1] = {
        ...last,
        ...joined,
        blocks: [...last.blocks, ...unit.blocks],
        around: [],
      };
    } else extendedUnits.push({ ...unit, ...range, parent });
  }
  return extendedUnits;
}
