/** Lists and quotes. */
import { append } from '../append.ts';
import { type Inline, LIMITS, type List, type ListItem, type Quote, type TopBlock } from '../document.ts';
import { blockToText } from '../plain.ts';
import { foldLine, foldInlines, textInline } from '../inlines.ts';
import { CLASSES } from '../marks.ts';
import { citeOf, inlinesOfCite, sourceOfCite } from '../blocks/cite.ts';
import { linkAddress } from '../markup/addresses.ts';
import {
  attribute,
  hasClass,
  isElement,
  textOf,
  type HtmlElement,
  type HtmlNode,
  elementsInside,
} from '../markup/parse.ts';
import { asOneRun, withoutElements } from './read-picture.ts';
import type { Reader, Setting } from '../markup/reading.ts';
import { shownText } from '../markup/shown.ts';

/** A block and what could not stay in it, to stand after it. */
export type WithExtras<Block> = Readonly<{ block: Block | undefined; extras: TopBlock[] }>;

/** The words of a block as paragraphs, for places that hold only paragraphs; pictures and cards are not words. */
export function wordsOf(block: TopBlock): Inline[][] {
  if (block.type === 'paragraph' || block.type === 'heading') return [block.content];
  if (block.type === 'quote') {
    const cite = inlinesOfCite(block.cite ?? '');
    return cite.length === 0 ? block.content : [...block.content, cite];
  }
  return blockToText(block)
    .split('\n')
    .map((line) => foldLine(line))
    .filter((line) => line !== '')
    .map((line) => [textInline(line)]);
}

const APART: ReadonlySet<TopBlock['type']> = new Set(['image', 'gallery', 'html', 'embed', 'jumpBreak']);

/**
 * Blocks that cannot become a line of an item, a cell or a quote: what is no words; and, of the blog, whatever would not
 * look the same as a line.
 */
export const standsApart = (block: TopBlock, { origin }: Pick<Reader, 'origin'>): boolean =>
  origin === 'blog' ? block.type !== 'paragraph' : APART.has(block.type);

function addChildren(item: ListItem, list: List): ListItem {
  return {
    ...item,
    children: item.children ? { ...item.children, items: [...item.children.items, ...list.items] } : list,
  };
}

/**
 * Reads a list with its nested lists. Paragraphs of one item become its lines; pictures and cards follow the list. Beyond the
 * depth of a document, the items of a nested list follow the item around it.
 */
export function readList(element: HtmlElement, reader: Reader, outer: Setting): WithExtras<List> {
  const ordered = element.tagName === 'ol';
  const setting = { ...outer, lists: outer.lists + 1 };
  const isDeepest = setting.lists >= LIMITS.lists;
  const items: ListItem[] = [];
  const extras: TopBlock[] = [];
  const addItem = (nodes: readonly HtmlNode[]): void => {
    let item: ListItem = { content: [] };
    const paragraphs: Inline[][] = [];
    const following: ListItem[] = [];
    for (const block of reader.blocks(nodes, { ...setting, loose: false })) {
      // Words after an item's own list, or a second list, would change places.
      const isPastEnd = item.children !== undefined || (isDeepest && block.type === 'list');
      if (isPastEnd && reader.origin === 'blog') extras.push(block);
      else if (block.type === 'list' && isDeepest) append(following, block.items);
      else if (block.type === 'list') item = addChildren(item, block);
      else if (standsApart(block, reader)) extras.push(block);
      else append(paragraphs, wordsOf(block));
    }
    item = { ...item, content: asOneRun(paragraphs) };
    if (item.content.length > 0 || item.children) items.push(item);
    append(items, following);
  };
  for (const child of element.childNodes) {
    if (isElement(child) && child.tagName === 'li') addItem(child.childNodes);
    else if (isElement(child) && (child.tagName === 'ul' || child.tagName === 'ol')) {
      // Word processors nest a list beside the item it belongs to.
      const inner = readList(child, reader, setting);
      append(extras, inner.extras);
      const last = items.pop();
      if (last) items.push(inner.block && !isDeepest ? addChildren(last, inner.block) : last);
      if (inner.block && (isDeepest || !last)) append(items, inner.block.items);
    } else addItem([child]);
  }
  const start = Number.parseInt(attribute(element, 'start') ?? '', 10);
  const from = ordered && start >= 0 && start <= 1_000_000 && start !== 1 ? { start } : {};
  return { block: items.length === 0 ? undefined : { type: 'list', ordered, ...from, items }, extras };
}

/** Whether nothing follows `line` in the quote, and it holds words only: then a document's source says the same. */
function isLastLine(line: HtmlElement, quote: HtmlElement): boolean {
  const apart = elementsInside(
    line,
    ({ tagName }) =>
      ['img', 'iframe', 'br', 'p', 'div'].includes(tagName) ||
      (tagName === 'a' && !hasClass(line, CLASSES.cite)),
  );
  const words = shownText([line]).trim();
  return apart.length === 0 && words !== '' && shownText([quote]).trimEnd().endsWith(words);
}

const bareText = (elements: readonly HtmlElement[]): string =>
  elements.map(textOf).join('').replace(/\s+/g, '');

/** A quote; what it cites stands in our own mark, in a footer, or in a last line that is nothing but `cite`. */
export function readQuote(element: HtmlElement, reader: Reader, setting: Setting): WithExtras<Quote> {
  const isCite = (inner: HtmlElement): boolean =>
    hasClass(inner, CLASSES.cite) ||
    inner.tagName === 'footer' ||
    (inner.tagName === 'p' &&
      inner.childNodes.length === 1 &&
      inner.childNodes.every((child) => isElement(child) && child.tagName === 'cite'));
  const cites = elementsInside(element, (inner) => isCite(inner) || inner.tagName === 'blockquote').filter(
    (inner, _, all) =>
      isCite(inner) && (reader.origin === 'outside' || (all.length === 1 && isLastLine(inner, element))),
  );
  const cite = citeOfLines(cites, reader);
  const isWhole = cite === undefined || bareText(cites) === bareText([element]) || cite.length > LIMITS.line;
  const content: Inline[][] = [];
  const extras: TopBlock[] = [];
  for (const block of reader.blocks(
    isWhole || cites.length === 0
      ? element.childNodes
      : withoutElements(element, (inner) => cites.includes(inner)),
    {
      ...setting,
      loose: true,
    },
  )) {
    if (standsApart(block, reader)) extras.push(block);
    else
      append(
        content,
        wordsOf(block).map((paragraph) => foldInlines(paragraph)),
      );
  }
  if (content.length === 0) return { block: undefined, extras };
  return { block: { type: 'quote', content, ...(!isWhole && cite !== '' && { cite }) }, extras };
}

/** The source that these elements name; undefined where it has more links than the one that a source can hold. */
function citeOfLines(cites: readonly HtmlElement[], { origin }: Pick<Reader, 'origin'>): string | undefined {
  const words = cites
    .map((inner) => foldLine(textOf(inner)))
    .filter((line) => line !== '')
    .join(', ');
  // A link in a blog's own source is kept by the bytes of the block.
  const links = cites
    .filter((inner) => origin === 'outside' || hasClass(inner, CLASSES.cite))
    .flatMap((inner) => elementsInside(inner, ({ tagName }) => tagName === 'a'))
    .filter((link) => linkAddress(attribute(link, 'href')) !== undefined && textOf(link).trim() !== '');
  const [link, ...others] = links;
  if (link === undefined) return words;
  const url = linkAddress(attribute(link, 'href'));
  const cite = citeOf(words, url);
  if (others.length === 0 && sourceOfCite(cite).url === url) return cite;
  return origin === 'outside' ? undefined : words;
}
