/**
 * The lists of Word and Outlook: paragraphs that say `mso-list: l0 level2 lfo1`, with the bullet or number written before
 * their words. They become real lists, nested, numbered from what was written. A list that came through a mail program
 * or Safari has lost its styles: there the mark is known by the comments or the narrow gap around it, the depth by the margin.
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

/** A paragraph read as an item; nothing of the tree is changed by reading it. */
type Item = Readonly<{
  level: number;
  list: string;
  mark: string;
  ordered: boolean;
  words: readonly HtmlNode[];
}>;
/** A list being made: the level its items say, and the number the next one should bear. */
type Open = { element: HtmlElement; level: number; ordered: boolean; list: string; next: number };

const DEEPEST = 9;

/** Turns the list paragraphs of each parent into lists. */
export function makeWordLists(tree: HtmlParent): void {
  for (const parent of parentsInside(tree)) {
    // An item of a real list is one already.
    if (isElement(parent) && /^[uo]l$/.test(parent.tagName)) continue;
    if (parent.childNodes.some((child) => isElement(child) && isParagraph(child)))
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
const isParagraph = ({ tagName }: HtmlElement): boolean => tagName === 'p' || tagName === 'div';

/** Undefined for what is no item; also where the mark is words, which are the author’s. */
function itemOf(element: HtmlElement): Item | undefined {
  if (!isParagraph(element)) return undefined;
  const place = placeOf(element);
  if (place === undefined) return undefined;
  const { written, words } = readMark(element.childNodes, place.styled ? isMarker : isBareMarker);
  const mark = bareMark(written);
  if (isSpoken(mark) || (mark === '' && !place.styled)) return undefined;
  return { level: place.level, list: place.list, mark, ordered: isOrdered(mark), words };
}

type Place = Readonly<{ level: number; list: string; styled: boolean }>;

function placeOf(element: HtmlElement): Place | undefined {
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

/** How far Word moves each level in: half an inch, in points. */
const STEP = 36;
const UNITS: Readonly<Record<string, number>> = { pt: 1, px: 0.75, in: 72, cm: 28.35, mm: 2.835 };

function points(length: string): number {
  const [, number = '0', unit = 'pt'] = /^(\d{1,5}(?:\.\d{0,9})?)(pt|px|in|cm|mm)$/.exec(length) ?? [];
  return Number(number) * (UNITS[unit] ?? 1);
}

/** Of `margin: 0cm 0cm 8pt 36pt`. */
const marginLeft = (element: HtmlElement): string =>
  (declarations(element).get('margin') ?? '').split(/\s+/).at(3) ?? '';

/** What a paragraph says with the mark that Word wrote in it taken out, and that mark. New nodes: the tree stays as it is. */
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

/** Which of some nodes stand between `<![if !supportLists]>` and `<![endif]>`. */
function marksBetweenComments(nodes: readonly HtmlNode[]): (index: number) => boolean {
  const said = (pattern: RegExp) => (node: HtmlNode) => isComment(node) && pattern.test(node.data);
  const start = nodes.findIndex(said(/^\[if !supportLists\]/i));
  const end =
    start === -1 ? -1 : nodes.findIndex((node, index) => index > start && said(/^\[endif\]/i)(node));
  return (index) => index > start && index < end;
}

const isMarker = (element: HtmlElement): boolean =>
  element.tagName === 'span' && /mso-list:\s*ignore/i.test(attribute(element, 'style') ?? '');

/** What is left of a marker without its styles: a few signs, and blanks in the small type that fills the gap. */
const isBareMarker = (element: HtmlElement): boolean =>
  isMarker(element) ||
  (element.tagName === 'span' &&
    bareMark(textOf(element)).length <= 12 &&
    element.childNodes.some((child) => isElement(child) && isGap(child)));

const isGap = (element: HtmlElement): boolean =>
  element.tagName === 'span' &&
  /font(?:-size)?:\s*(?:[a-z]+ +){0,4}7(?:\.0)?pt/i.test(attribute(element, 'style') ?? '') &&
  bareMark(textOf(element)) === '';

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
  /** The outermost first; a level that was passed over has none. */
  const open: Open[] = [];
  items.forEach((item, index) => {
    while ((open.at(-1)?.level ?? 0) > item.level) open.pop();
    const here = open.at(-1)?.level === item.level ? open.pop() : undefined;
    const current =
      here !== undefined && goesOn(item, here, open.length === 0)
        ? here
        : start(item, firstNumber(item, items, index), open.at(-1), roots);
    current.element.childNodes.push(makeElement('li', item.words));
    current.next += 1;
    open.push(current);
  });
  return roots;
}

/** Whether an item belongs to the list that is open at its depth: of one kind, and its number the next. */
function goesOn(item: Item, { ordered, list, next }: Open, outermost: boolean): boolean {
  if (ordered !== item.ordered) return false;
  if (!ordered) return !outermost || list === item.list;
  const numbers = numbersOf(item.mark);
  return numbers.length === 0 || numbers.includes(next);
}

/** The number of the first item of a list: where its mark may be two, the one that the next item follows. */
function firstNumber(item: Item, items: readonly Item[], index: number): number {
  const numbers = numbersOf(item.mark);
  if (numbers.length < 2) return numbers[0] ?? 1;
  const next = items.slice(index + 1, index + 1 + LOOKED_AT).find(({ level }) => level <= item.level);
  const following = next?.level === item.level ? numbersOf(next.mark) : [];
  return numbers.find((number) => following.includes(number + 1)) ?? numbers[0] ?? 1;
}

/** How many items are looked at for the next one at the same depth. */
const LOOKED_AT = 50;

/** A new list, in the last item of the one around it. */
function start(item: Item, number: number, around: Open | undefined, roots: HtmlNode[]): Open {
  const { level, ordered, list } = item;
  const element = makeElement(ordered ? 'ol' : 'ul', []);
  if (ordered && number !== 1) setAttribute(element, 'start', String(number));
  const above = around?.element.childNodes.findLast(isElement);
  if (above === undefined) roots.push(element);
  else above.childNodes.push(element);
  return { element, level, ordered, list, next: number };
}

/** What word processors write before an item: whether it counts, and which number it stands for. */

/** `3.` `1.2)` `(c)` `iv.` `4°` `5 -` `2.1` `7`; parts are parted by signs, and blanks are out already. */
const COUNTS =
  /^[([]?(?:(?:\p{L}{1,8}|\d{1,9})[.)-])*(?:\p{L}{1,8}|\d{1,9})[.)\]°:/–-]{1,2}$|^\d{1,9}(?:\.\d{1,9})*$/u;
const PARTS = /\p{L}+|\d+/gu;
const ROMAN = /^(?=.)m{0,3}(?:cm|cd|d?c{0,3})(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})$/;
const LARGEST = 1_000_000;

/** A mark without its blanks; ① is 1. */
const bareMark = (written: string): string => written.replace(/[\s\u00a0]+/g, '').normalize('NFKC');

/** Letters that are a number: one of a to z, one several times (« bb » follows « z »), Roman. */
const isLetterNumber = (part: string): boolean =>
  part.length === 1 || ROMAN.test(part) || /^(\p{L})\1*$/u.test(part);

/** Whether the mark is words: « Article 1 », « Question 2 : ». They are the author’s and stay. */
function isSpoken(mark: string): boolean {
  const parts = mark.toLowerCase().match(PARTS) ?? [];
  return (
    parts.some((part) => !/^\d/.test(part) && !isLetterNumber(part)) || (!isOrdered(mark) && /\d/.test(mark))
  );
}

/** Whether the item is one of a numbered list; the mark is bare. */
const isOrdered = (mark: string): boolean => COUNTS.test(mark);

/**
 * The numbers that a bare mark may stand for, the likeliest first: `c)` is the third or the hundredth, `i.` the first or
 * the ninth. Of `1.3)` the last part counts. None: a letter of another alphabet.
 */
function numbersOf(mark: string): number[] {
  const last = mark.toLowerCase().match(PARTS)?.at(-1) ?? '';
  if (/^\d/.test(last)) return [Math.min(Number.parseInt(last, 10), LARGEST)];
  const roman = ROMAN.test(last) ? [romanNumber(last)] : [];
  const isLatin = /^([a-z])\1*$/.test(last);
  const letter = isLatin ? [last.charCodeAt(0) - 96 + 26 * (last.length - 1)] : [];
  // Of single letters only those of the smallest Roman numbers begin a list oftener than the alphabet comes to them.
  return last.length > 1 || /^[ivx]$/.test(last) ? [...roman, ...letter] : [...letter, ...roman];
}

const VALUES: Readonly<Record<string, number>> = { i: 1, v: 5, x: 10, l: 50, c: 100, d: 500, m: 1000 };

function romanNumber(roman: string): number {
  const values = roman.split('').map((letter) => VALUES[letter] ?? 0);
  return values.reduce((sum, value, index) => sum + (value < (values[index + 1] ?? 0) ? -value : value), 0);
}
