/** Quoted mail. A quote of the document holds paragraphs only: a quoted mail with lists or tables is read as it stands. */
import {
  attribute,
  hasClass,
  isElement,
  type HtmlElement,
  type HtmlNode,
  type HtmlParent,
} from '../parse.ts';

const RICH = new Set('h1 h2 h3 h4 h5 h6 img ol pre table ul'.split(' '));

export function quotedMail(element: HtmlElement): readonly HtmlNode[] | undefined {
  if (element.tagName !== 'blockquote') return undefined;
  const mail = hasClass(element, 'gmail_quote') || attribute(element, 'type') === 'cite';
  return mail && holds(element) ? element.childNodes : undefined;
}

const holds = (parent: HtmlParent): boolean =>
  parent.childNodes.some((child) => isElement(child) && (RICH.has(child.tagName) || holds(child)));
