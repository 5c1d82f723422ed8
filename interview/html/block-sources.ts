/** Where blocks come from in the HTML they were read from: the exact bytes of each. */
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

/** A block as the reader gave it, with the nodes it came from, in order. */
export type SourcedBlock = Readonly<{ block: TopBlock; from: readonly HtmlNode[] }>;

/** A part of some HTML, in UTF-16 units. */
export type Range = Readonly<{ start: number; end: number }>;

/**
 * The smallest part of the HTML that holds whole blocks and nothing of their neighbours; mostly one block. Taking it out,
 * or putting other whole elements in its place, leaves everything around it as it was.
 */
export type Unit = Range &
  Readonly<{
    blocks: readonly TopBlock[];
    /** The elements around the words, outermost first. */
    around: readonly HtmlElement[];
    /** The node whose child this unit is. */
    parent: HtmlParent;
  }>;

/**
 * From the first to the last byte of a node and of what is inside it. Not its own location alone: an element that the
 * parser opened again, or moved, stands elsewhere than where it was written.
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

/** Elements that show nothing when nothing is in them. */
const EMPTY = new Set('b strong i em u s span font small big o:p'.split(' '));
const SPACES = /^[ \t\r\n\f]*$/;
const isSpace = (node: HtmlNode): boolean => isText(node) && SPACES.test(node.value);
/** What stands beside a block's own words without showing anything. */
const isTrivial = (node: HtmlNode): boolean =>
  isSpace(node) ||
  node.nodeName === 'br' ||
  (isElement(node) &&
    EMPTY.has(node.tagName) &&
    node.attrs.every(({ name }) => name !== 'id' && name !== 'name') &&
    node.childNodes.every(isTrivial));

function wayTo(node: HtmlNode): HtmlParent[] {
  const way: HtmlParent[] = [];
  for (let at: HtmlParent | null = node.parentNode; at !== null; at = isElement(at) ? at.parentNode : null)
    way.unshift(at);
  return way;
}

function childTowards(parent: HtmlParent, node: HtmlNode): HtmlNode {
  let at = node;
  while (at.parentNode !== parent && at.parentNode !== null && isElement(at.parentNode)) at = at.parentNode;
  return at;
}

/** The nodes of a run without the white space and the breaks at its ends. */
function trimmed(nodes: readonly HtmlNode[]): readonly HtmlNode[] {
  const first = nodes.findIndex((node) => !isTrivial(node));
  const last = nodes.findLastIndex((node) => !isTrivial(node));
  return first === -1 ? nodes : nodes.slice(first, last + 1);
}

function withoutSpaces(html: string, { start, end }: Range): Range {
  const raw = html.slice(start, end);
  const lead = raw.search(/[^ \t\r\n\f]/);
  if (lead === -1) return { start, end };
  // From the end: an expression would try every run of spaces in between, to its end, from each of its places.
  let last = raw.length;
  while (/[ \t\r\n\f]/.test(raw.charAt(last - 1))) last -= 1;
  return { start: start + lead, end: start + last };
}

/** Of the children of an element: asked for each of its blocks, so found without a search. */
type Indexes = Readonly<{ children: readonly HtmlNode[]; of: ReadonlyMap<HtmlNode, number> }>;

function indexer(): (parent: HtmlParent) => Indexes {
  const known = new Map<HtmlParent, Indexes>();
  return (parent) => {
    const children: readonly HtmlNode[] = parent.childNodes;
    const indexes = known.get(parent) ?? { children, of: new Map(children.map((child, at) => [child, at])) };
    known.set(parent, indexes);
    return indexes;
  };
}

/** Whether what stands before `first` and after `last` shows nothing. */
function standAlone(first: HtmlNode, last: HtmlNode, { children, of }: Indexes): boolean {
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
  const nodes = trimmed(from);
  const [first] = nodes;
  const last = nodes.at(-1);
  if (first === undefined || last === undefined) return undefined;
  const [one, other] = [wayTo(first), wayTo(last)];
  let parent = one.findLast((candidate) => other.includes(candidate));
  if (parent === undefined) return undefined;
  let [begin, finish] = [childTowards(parent, first), childTowards(parent, last)];
  const [opening, to] = [rangeOf(begin), rangeOf(finish)];
  if (opening === undefined || to === undefined) return undefined;
  let range: Range = { start: opening.start, end: Math.max(opening.end, to.end) };
  if (isText(begin))
    range = { ...range, start: withoutSpaces(html, { start: range.start, end: opening.end }).start };
  if (isText(finish)) range = { ...range, end: withoutSpaces(html, { start: to.start, end: range.end }).end };
  // A heading is read as one element: its words are inside it.
  const around = begin === finish && isElement(begin) && /^h[1-6]$/.test(begin.tagName) ? [begin] : [];
  // A block of WordPress's editor does not fill the element around it: that belongs to another block.
  if (isComment(begin) && delimiterOf(begin.data) !== undefined)
    return { ...range, blocks: [block], around, parent };
  while (isElement(parent)) {
    if (!standAlone(begin, finish, indexesOf(parent))) break;
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

/** The units of `placed`, in the order of the bytes. Blocks whose bytes overlap are one unit. */
export function unitsOf(html: string, placed: readonly SourcedBlock[]): Unit[] {
  const units: Unit[] = [];
  const indexesOf = indexer();
  let reach = 0;
  for (const one of placed) {
    const previous = units.at(-1);
    // The parts of one element, as two paragraphs of one heading, share its bytes.
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

/** A paragraph, or a run of one look within; not what is only put around many blocks. */
const isRun = (element: HtmlElement): boolean =>
  LINES.has(element.tagName) ||
  (FORMATTING_TAGS.has(element.tagName) &&
    !element.childNodes.some((child) => isElement(child) && APART.has(child.tagName)));

/** The same units, grown until each stands between whole blocks: a paragraph or a run of one look is never cut in two. */
export function coarser(html: string, units: readonly Unit[]): Unit[] {
  const grown: Unit[] = [];
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
    const last = grown.at(-1);
    if (last !== undefined && range.start < last.end) {
      const joined = { start: Math.min(last.start, range.start), end: Math.max(last.end, range.end) };
      grown[grown.length - 1] = {
        ...last,
        ...joined,
        blocks: [...last.blocks, ...unit.blocks],
        around: [],
      };
    } else grown.push({ ...unit, ...range, parent });
  }
  return grown;
}
