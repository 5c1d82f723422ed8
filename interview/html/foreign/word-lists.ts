/**
 * Lists of Word and Outlook: paragraphs with `mso-list: l0 level2 lfo1` and a typed bullet or number. They become
 * nested lists with the typed numbers. Lists that lost their styles in a mail program or Safari are recognised by the
 * comments or narrow gap around the mark, and their depth by the margin.
 */
import { append } from '../../append.ts';
import {
  attribute,
  classesOf,
  type HtmlElement,
  type HtmlNode,
  type HtmlParent,
  isComment,
  isElement,
  isText,
  textOf,
} from '../../markup/parse.ts';
import { declarations } from '../../markup/setting.ts';
import { makeElement, makeText, parentsInside, setAttribute, setChildren } from './tree.ts';

/** A paragraph read as an item, without changing the tree. */
type Item = Readonly<{
  level: number;
  list: string;
  mark: string;
  ordered: boolean;
  words: readonly HtmlNode[];
}>;
/** A list being built: the level of its items and the next number. */
type OpenList = { element: HtmlElement; level: number; ordered: boolean; list: string; next: number };

const DEEPEST = 9;

/** Converts the list paragraphs of each parent to lists. */
export function makeWordLists(tree: HtmlParent): void {
  for (const parent of parentsInside(tree)) {
    // An item of a real list.
    if (isElement(parent) && /^[uo]l$/.test(parent.tagName)) continue;
    if (parent.childNodes.some((child) => isElement(child) && isParagraph(child)))
      setChildren(parent, withLists(parent.childNodes));
  }
}

function withLists(nodes: readonly HtmlNode[]): HtmlNode[] {
  const result: HtmlNode[] = [];
  let run: Item[] = [];
  let between: HtmlNode[] = [];
  const close = (): void => {
    append(result, nestItems(run));
    append(result, between);
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
      result.push(node);
    }
  }
  close();
  return result;
}

/** Not headings: a numbered heading stays a heading, with its number in its text. */
const isParagraph = ({ tagName }: HtmlElement): boolean => tagName === 'p' || tagName === 'div';

/** Undefined if it is no item, or if its mark is words, which are the author's. */
function itemOf(element: HtmlElement): Item | undefined {
  if (!isParagraph(element)) return undefined;
  const position = positionOf(element);
  if (position === undefined) return undefined;
  const { written, words } = readMark(element.childNodes, position.styled ? isMarker : isBareMarker);
  const mark = bareMark(written);
  if (isSpoken(mark) || (mark === '' && !position.styled)) return undefined;
  return { level: position.level, list: position.list, mark, ordered: isOrdered(mark), words };
}

type ItemPosition = Readonly<{ level: number; list: string; styled: boolean }>;

function positionOf(element: HtmlElement): ItemPosition | undefined {
  const style = attribute(element, 'style') ?? '';
  if (/mso-list/i.test(style)) {
    const [, list = '', level = ''] =
      /^(\S+)\s+level(\d)/.exec(declarations(element).get('mso-list') ?? '') ?? [];
    if (level === '') return undefined;
    return { level: Math.min(DEEPEST, Math.max(1, Number(level))), list, styled: true };
  }
  if (!classesOf(element).some((name) => name.startsWith('MsoListParagraph'))) return undefined;
  const steps = Math.round(points(declarations(element).get('margin-left') ?? marginLeft(element)) / STEP);
  return { level: Math.min(DEEPEST, Math.max(1, steps)), list: '', styled: false };
}

/** Word's indentation per level: half an inch, in points. */
const STEP = 36;
const UNITS: Readonly<Record<string, number>> = { pt: 1, px: 0.75, in: 72, cm: 28.35, mm: 2.835 };

function points(length: string): number {
  const [, number = '0', unit = 'pt'] = /^(\d{1,5}(?:\.\d{0,9})?)(pt|px|in|cm|mm)$/.exec(length) ?? [];
  return Number(number) * (UNITS[unit] ?? 1);
}

/** From `margin: 0cm 0cm 8pt 36pt`. */
const marginLeft = (element: HtmlElement): string =>
  (declarations(element).get('margin') ?? '').split(/\s+/).at(3) ?? '';

/** Splits a paragraph into Word's mark and its words. Returns new nodes. */
function readMark(
  nodes: readonly HtmlNode[],
  isMark: (element: HtmlElement) => boolean,
): { written: string; words: HtmlNode[] } {
  let written = '';
  const words: HtmlNode[] = [];
  const bounded = marksBetweenComments(nodes);
  nodes.forEach((node, index) => {
    if (bounded(index) || (isElement(node) && isMark(node))) written += textOf(node);
    else if (isElement(node) && node.childNodes.length > 0) {
      const inner = readMark(node.childNodes, isMark);
      written += inner.written;
      words.push({ ...node, childNodes: inner.words });
    } else words.push(node);
  });
  return { written, words };
}

/** Tests for nodes between `<![if !supportLists]>` and `<![endif]>`. */
function marksBetweenComments(nodes: readonly HtmlNode[]): (index: number) => boolean {
  const isMatchingComment = (pattern: RegExp) => (node: HtmlNode) =>
    isComment(node) && pattern.test(node.data);
  const start = nodes.findIndex(isMatchingComment(/^\[if !supportLists\]/i));
  const end =
    start === -1
      ? -1
      : nodes.findIndex((node, index) => index > start && isMatchingComment(/^\[endif\]/i)(node));
  return (index) => index > start && index < end;
}

const isMarker = (element: HtmlElement): boolean =>
  element.tagName === 'span' && /mso-list:\s*ignore/i.test(attribute(element, 'style') ?? '');

/** A marker without styles: a few characters and a gap of blanks in small type. */
const isBareMarker = (element: HtmlElement): boolean =>
  isMarker(element) ||
  (element.tagName === 'span' &&
    bareMark(textOf(element)).length <= 12 &&
    element.childNodes.some((child) => isElement(child) && isGap(child)));

const isGap = (element: HtmlElement): boolean =>
  element.tagName === 'span' &&
  /font(?:-size)?:\s*(?:[a-z]+ +){0,4}7(?:\.0)?pt/i.test(attribute(element, 'style') ?? '') &&
  bareMark(textOf(element)) === '';

/** Shortens the gap after a mark outside a list, such as the number of a heading, to a space. */
export function shortenMarker(element: HtmlElement): readonly HtmlNode[] | undefined {
  if (!isMarker(element)) return undefined;
  const written = textOf(element)
    .replace(/[\s\u00a0]+/g, ' ')
    .trim();
  return written === '' ? [] : [makeText(`${written} `)];
}

function nestItems(items: readonly Item[]): HtmlNode[] {
  const roots: HtmlNode[] = [];
  /** Outermost first; a skipped level has none. */
  const open: OpenList[] = [];
  items.forEach((item, index) => {
    while ((open.at(-1)?.level ?? 0) > item.level) open.pop();
    const openList = open.at(-1)?.level === item.level ? open.pop() : undefined;
    const current =
      openList !== undefined && continuesList(item, openList, open.length === 0)
        ? openList
        : startList(item, firstNumber(item, items, index), open.at(-1), roots);
    current.element.childNodes.push(makeElement('li', item.words));
    current.next += 1;
    open.push(current);
  });
  return roots;
}

/** Whether an item continues the open list of its level: the same kind, and the next number. */
function continuesList(item: Item, { ordered, list, next }: OpenList, outermost: boolean): boolean {
  if (ordered !== item.ordered) return false;
  if (!ordered) return !outermost || list === item.list;
  const numbers = numbersOf(item.mark);
  return numbers.length === 0 || numbers.includes(next);
}

/** The first number of a list; if its mark is ambiguous, the value that the next item continues. */
function firstNumber(item: Item, items: readonly Item[], index: number): number {
  const numbers = numbersOf(item.mark);
  if (numbers.length < 2) return numbers[0] ?? 1;
  const next = items.slice(index + 1, index + 1 + MAX_LOOKAHEAD).find(({ level }) => level <= item.level);
  const following = next?.level === item.level ? numbersOf(next.mark) : [];
  return numbers.find((number) => following.includes(number + 1)) ?? numbers[0] ?? 1;
}

/** Maximum distance of the next item at the same depth. */
const MAX_LOOKAHEAD = 50;

/** Starts a list in the last item of its parent list. */
function startList(item: Item, number: number, around: OpenList | undefined, roots: HtmlNode[]): OpenList {
  const { level, ordered, list } = item;
  const element = makeElement(ordered ? 'ol' : 'ul', []);
  if (ordered && number !== 1) setAttribute(element, 'start', String(number));
  const above = around?.element.childNodes.findLast(isElement);
  if (above === undefined) roots.push(element);
  else above.childNodes.push(element);
  return { element, level, ordered, list, next: number };
}

/** Marks that word processors write before an item. */

/**
 * Matches `3.` `1.2)` `(c)` `iv.` `4°` `5 -` `2.1` `7`; parts are separated by punctuation, and blanks are already
 * removed.
 */
const COUNTS =
  /^[([]?(?:(?:\p{L}{1,8}|\d{1,9})[.)-])*(?:\p{L}{1,8}|\d{1,9})[.)\]°:/–-]{1,2}$|^\d{1,9}(?:\.\d{1,9})*$/u;
const PARTS = /\p{L}+|\d+/gu;
const ROMAN = /^(?=.)m{0,3}(?:cm|cd|d?c{0,3})(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})$/;
const LARGEST = 1_000_000;

/** A mark without blanks; ① becomes 1. */
const bareMark = (written: string): string => written.replace(/[\s\u00a0]+/g, '').normalize('NFKC');

/** Letters that form a number: a single letter, a repeated one (« bb » follows « z »), or Roman. */
const isLetterNumber = (part: string): boolean =>
  part.length === 1 || ROMAN.test(part) || /^(\p{L})\1*$/u.test(part);

/** Whether the mark is words, such as « Article 1 » or « Question 2 : », which stay in the text. */
function isSpoken(mark: string): boolean {
  const parts = mark.toLowerCase().match(PARTS) ?? [];
  return (
    parts.some((part) => !/^\d/.test(part) && !isLetterNumber(part)) || (!isOrdered(mark) && /\d/.test(mark))
  );
}

/** Whether a mark without blanks is a number. */
const isOrdered = (mark: string): boolean => COUNTS.test(mark);

/**
 * The possible numbers of a bare mark, most likely first: `c)` is 3 or 100, `i.` is 1 or 9. In `1.3)` the last part
 * counts. Empty for a letter of another alphabet.
 */
function numbersOf(mark: string): number[] {
  const last = mark.toLowerCase().match(PARTS)?.at(-1) ?? '';
  if (/^\d/.test(last)) return [Math.min(Number.parseInt(last, 10), LARGEST)];
  const roman = ROMAN.test(last) ? [romanNumber(last)] : [];
  const isLatin = /^([a-z])\1*$/.test(last);
  const letter = isLatin ? [last.charCodeAt(0) - 96 + 26 * (last.length - 1)] : [];
  // Single letters i, v and x are more often Roman numbers that start a list than letters of the alphabet.
  return last.length > 1 || /^[ivx]$/.test(last) ? [...roman, ...letter] : [...letter, ...roman];
}

const VALUES: Readonly<Record<string, number>> = { i: 1, v: 5, x: 10, l: 50, c: 100, d: 500, m: 1000 };

function romanNumber(roman: string): number {
  const values = roman.split('').map((letter) => VALUES[letter] ?? 0);
  return values.reduce((sum, value, index) => sum + (value < (values[index + 1] ?? 0) ? -value : value), 0);
}
