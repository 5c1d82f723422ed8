/**
 * Detects parts of a blog's post that the document model cannot express. They stay whole, byte for byte, in a sealed
 * card, so that nothing is lost silently. Colours, fonts and alignments do not count: a block keeps its source HTML,
 * and text edits leave them alone.
 */
import { linkAddress } from '../markup/addresses.ts';
import {
  attribute,
  isElement,
  isText,
  type HtmlElement,
  type HtmlNode,
  type HtmlParent,
  elementsInside,
} from '../markup/parse.ts';
import { isHidden } from '../markup/setting.ts';

const ACTS = new Set(
  'applet audio button canvas dialog embed form iframe input math meter object progress script select style svg textarea video'.split(
    ' ',
  ),
);
const LINES = new Set('p h1 h2 h3 h4 h5 h6'.split(' '));
const BLOCKS = new Set(
  'address article aside blockquote center div figure footer h1 h2 h3 h4 h5 h6 header hr ol p pre section table ul'.split(
    ' ',
  ),
);
const IN_PRE = new Set(
  'b strong i em u s span code font br div p tt kbd samp small big sub sup var'.split(' '),
);

/** Maximum width in pixels of a picture within a line of text: smileys, flags, pictograms. */
const WIDEST_OF_LINE = 48;

/** Whether reading an element with the model would lose something that readers see or use. */
export function isBeyondModel(element: HtmlElement): boolean {
  if (isHidden(element)) return true;
  switch (element.tagName) {
    case 'ol':
      return hasCustomNumbers(element);
    case 'pre':
      return !isPlainPre(element.childNodes);
    case 'ruby':
    case 'dialog':
    case 'listing':
    case 'marquee':
    case 'meter':
    case 'noembed':
    case 'noframes':
    case 'plaintext':
    case 'progress':
    case 'title':
    case 'xmp':
      return true;
    default:
      return isLine(element) && holdsPictureOfLine(element);
  }
}

/** Numbering other than 1, 2, 3: a list of the model only has a start number. */
function hasCustomNumbers(list: HtmlElement): boolean {
  return (
    attribute(list, 'reversed') !== undefined ||
    list.childNodes.some(
      (item) => isElement(item) && item.tagName === 'li' && attribute(item, 'value') !== undefined,
    )
  );
}

function isPlainPre(nodes: readonly HtmlNode[]): boolean {
  return nodes.every((node) => {
    if (!isElement(node)) return true;
    const anchor = node.tagName === 'a' && linkAddress(attribute(node, 'href')) === undefined;
    return (IN_PRE.has(node.tagName) || anchor) && !isHidden(node) && isPlainPre(node.childNodes);
  });
}

const pixels = (element: HtmlElement, name: 'width' | 'height'): number =>
  Number.parseInt(
    new RegExp(`(?:^|;)\\s*${name}\\s*:\\s*(\\d+)px`, 'i').exec(attribute(element, 'style') ?? '')?.[1] ??
      attribute(element, name) ??
      '',
    10,
  );

/** Blogger's current editor writes a `div` for each line. */
const isLine = (element: HtmlElement): boolean =>
  LINES.has(element.tagName) ||
  (element.tagName === 'div' && elementsInside(element, (inner) => BLOCKS.has(inner.tagName)).length === 0);

/** A picture within a sentence, such as a smiley, which a separate block would move. */
function isPictureOfLine(element: HtmlElement): boolean {
  if (element.tagName !== 'img') return false;
  const [width, height] = [pixels(element, 'width'), pixels(element, 'height')];
  const small = [width, height].filter((side) => side <= WIDEST_OF_LINE).length;
  return small > 0 && !(width > WIDEST_OF_LINE) && !(height > WIDEST_OF_LINE) && width !== 1;
}

const hasWords = (node: HtmlNode | HtmlParent): boolean =>
  isText(node as HtmlNode)
    ? (node as HtmlNode & { value: string }).value.trim() !== ''
    : 'childNodes' in node &&
      !('tagName' in node && ACTS.has(node.tagName)) &&
      node.childNodes.some(hasWords);

function holdsPictureOfLine(element: HtmlElement): boolean {
  return elementsInside(element, isPictureOfLine).length > 0 && hasWords(element);
}
