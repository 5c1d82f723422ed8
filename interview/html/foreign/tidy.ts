/**
 * Tidies HTML of another program before reading: makes its lists and headings real and removes residue. Visible text
 * stays, in order; hidden text, comments and tracked deletions are removed.
 */
import {
  attribute,
  classesOf,
  hasClass,
  type HtmlElement,
  type HtmlNode,
  type HtmlParent,
  isElement,
  textOf,
} from '../../markup/parse.ts';
import { declarations } from '../../markup/setting.ts';
import { type Losses, noLosses } from './tidy-blocks.ts';
import { joinOnlineLists } from './online-lists.ts';
import { partList } from './part-lists.ts';
import { countMissingPictures, readSpaceRuns, withoutResidue } from './residue.ts';
import { applyStyleSheets } from './style-sheet.ts';
import { changeElements, makeElement, withTagName, setChildren } from './tree.ts';
import { makeWordLists, shortenMarker } from './word-lists.ts';

// Headings by style only, and heading levels reduced to a document's three.

/** A paragraph that is a heading or quote by style, role or Word class. */
function blockByStyle(element: HtmlElement): readonly HtmlNode[] | undefined {
  if (element.tagName !== 'p' && element.tagName !== 'div') return undefined;
  const level = headingLevel(element);
  if (level > 0) return [withTagName(element, `h${level}`)];
  const quoted = classesOf(element).some((name) => /^Mso(?:Intense)?Quote$/.test(name));
  return quoted ? [makeElement('blockquote', [element])] : undefined;
}

function headingLevel(element: HtmlElement): number {
  if (attribute(element, 'role') === 'heading') return boundedLevel(attribute(element, 'aria-level')) || 2;
  if (element.tagName !== 'p') return 0;
  const style = attribute(element, 'style') ?? '';
  const outline = /mso-outline-level/i.test(style)
    ? boundedLevel(declarations(element).get('mso-outline-level'))
    : 0;
  if (outline > 0) return outline;
  const classes = classesOf(element);
  if (classes.includes('MsoTitle')) return 1;
  const [, named = ''] =
    classes.map((name) => /^(?:MsoHeading|Heading|Titre|heading)([1-6])$/.exec(name)).find(Boolean) ?? [];
  return boundedLevel(named);
}

const boundedLevel = (value: string | undefined): number => {
  const level = Number.parseInt(value ?? '', 10);
  return level >= 1 && level <= 6 ? level : 0;
};

/**
 * Lowers all headings by one level if sections use level 1. A single level 1 above all others is the title, and nothing
 * changes.
 */
function shiftHeadings(tree: HtmlParent): void {
  const headings = headingsIn(tree);
  const first = headings.filter((tag) => tag === 'h1').length;
  if (first === 0 || (first === 1 && headings[0] === 'h1')) return;
  changeElements(tree, (element) => {
    const level = /^h([1-5])$/.exec(element.tagName)?.[1];
    return level === undefined ? undefined : [withTagName(element, `h${Number(level) + 1}`)];
  });
}

function headingsIn(parent: HtmlParent): string[] {
  return parent.childNodes
    .filter(isElement)
    .flatMap((child) => (/^h[1-6]$/.test(child.tagName) ? [child.tagName] : headingsIn(child)));
}

// Quotes. A document's quote holds only paragraphs: the contents of a quoted mail with lists or tables are read without
// the quote. A source may be bare at its end.

const RICH = new Set('h1 h2 h3 h4 h5 h6 img ol pre table ul'.split(' '));

/** The replacement of a quote; undefined to keep it. */
function readableQuote(element: HtmlElement): readonly HtmlNode[] | undefined {
  if (element.tagName !== 'blockquote') return undefined;
  const last = element.childNodes.findLast((child) => isElement(child) || textOf(child).trim() !== '');
  if (last !== undefined && isElement(last) && last.tagName === 'cite')
    setChildren(
      element,
      element.childNodes.map((child) => (child === last ? withTagName(last, 'footer') : child)),
    );
  const mail = hasClass(element, 'gmail_quote') || attribute(element, 'type') === 'cite';
  return mail && holds(element) ? element.childNodes : undefined;
}

const holds = (parent: HtmlParent): boolean =>
  parent.childNodes.some((child) => isElement(child) && (RICH.has(child.tagName) || holds(child)));

/**
 * Changes a freshly parsed tree in place.
 * @param hasPicture whether a picture that is not on the web is available
 */
export function tidyForeign(tree: HtmlParent, hasPicture: (address: string) => boolean): Losses {
  const left = noLosses();
  applyStyleSheets(tree);
  changeElements(tree, (element) => withoutResidue(element, left));
  readSpaceRuns(tree);
  changeElements(tree, blockByStyle);
  makeWordLists(tree);
  changeElements(tree, shortenMarker);
  joinOnlineLists(tree);
  changeElements(tree, partList);
  changeElements(tree, readableQuote);
  shiftHeadings(tree);
  left.pictures = countMissingPictures(tree, hasPicture);
  return left;
}
