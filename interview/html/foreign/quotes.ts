/**
 * Quotes. One of the document holds paragraphs only: a quoted mail with lists or tables is read as it stands. The source of
 * a quote may stand bare at its end.
 */
import {
  attribute,
  hasClass,
  isElement,
  textOf,
  type HtmlElement,
  type HtmlNode,
  type HtmlParent,
} from '../parse.ts';
import { renamed, setChildren } from './tree.ts';

const RICH = new Set('h1 h2 h3 h4 h5 h6 img ol pre table ul'.split(' '));

/** What stands in place of a quote; undefined: the quote as it is. */
export function readableQuote(element: HtmlElement): readonly HtmlNode[] | undefined {
  if (element.tagName !== 'blockquote') return undefined;
  const last = element.childNodes.findLast((child) => isElement(child) || textOf(child).trim() !== '');
  if (last !== undefined && isElement(last) && last.tagName === 'cite')
    setChildren(
      element,
      element.childNodes.map((child) => (child === last ? renamed(last, 'footer') : child)),
    );
  const mail = hasClass(element, 'gmail_quote') || attribute(element, 'type') === 'cite';
  return mail && holds(element) ? element.childNodes : undefined;
}

const holds = (parent: HtmlParent): boolean =>
  parent.childNodes.some((child) => isElement(child) && (RICH.has(child.tagName) || holds(child)));
