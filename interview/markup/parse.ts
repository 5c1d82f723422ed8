/**
 * The one door by which HTML enters: parse5, with limits so that no input, however hostile, takes long or nests deep
 * (docs/design/security.md#limits). What exceeds them is read for its words alone: nothing a person wrote is lost. Of what is
 * well kept parse-plain.ts gives the same tree.
 */
import { defaultTreeAdapter, parseFragment, type DefaultTreeAdapterTypes as Tree } from 'parse5';
import { parsePlain } from './parse-plain.ts';

export type HtmlNode = Tree.ChildNode;
export type HtmlElement = Tree.Element;
export type HtmlParent = Tree.ParentNode;

/**
 * Depth of nesting, attributes of one tag, length in UTF-16 units, and elements: a tree of them takes a kilobyte for each,
 * and a document has no room for so many.
 */
export const HTML_LIMITS = { depth: 200, attributes: 200, length: 16_000_000, elements: 200_000 } as const;

/** HTML that is refused: longer than HTML_LIMITS.length, of more elements, or of more blocks than a document may hold. */
export class HtmlError extends Error {
  readonly reason = 'too-large' as const;

  constructor(message: string) {
    super(message);
    this.name = 'HtmlError';
  }
}

class TooDeep extends Error {}

/** Whether some tag carries more attributes than allowed: parse5 compares each with all others. Linear. */
function hasCrowdedTag(html: string): boolean {
  let at = html.indexOf('<');
  while (at !== -1) {
    let names = 0;
    let quote = '';
    let inName = false;
    let index = at + 1;
    if (/[a-z]/i.test(html[index] ?? '')) {
      for (; index < html.length; index += 1) {
        const character = html[index] as string;
        if (quote !== '') {
          if (character === quote) quote = '';
        } else if (character === '>') break;
        else if ((character === '"' || character === "'") && html[index - 1] === '=') quote = character;
        else if (/[\s/]/.test(character)) inName = false;
        else if (!inName) {
          inName = true;
          names += 1;
          if (names > HTML_LIMITS.attributes) return true;
        }
      }
    }
    at = html.indexOf('<', index);
  }
  return false;
}

const BLOCK_TAG =
  /<\/?(?:address|article|aside|blockquote|body|br|center|dd|div|dl|dt|figcaption|figure|footer|form|h[1-6]|header|hr|html|li|main|nav|ol|p|pre|section|table|tbody|td|tfoot|th|thead|tr|ul)\b[^>]*(?:>|$)/gi;

/** The words alone, a paragraph for each block. */
function wordsOnly(html: string): string {
  const lines = html
    .replace(/<!--[\s\S]*?(?:-->|$)/g, ' ')
    .replace(
      /<(script|style|template|noscript|iframe|object|svg|textarea|title)\b[\s\S]*?(?:<\/\1\s*>|$)/gi,
      ' ',
    )
    .replace(/\s+/g, ' ')
    .replace(BLOCK_TAG, '\n')
    .replace(/<[a-z/!?][^>]*(?:>|$)/gi, '')
    .replace(/</g, '&lt;')
    .split('\n')
    .filter((line) => line.trim() !== '');
  return lines.map((line) => `<p>${line}</p>`).join('');
}

function parseWithin(html: string, places: boolean): Tree.DocumentFragment {
  let depth = 0;
  let elements = 0;
  return parseFragment(html, {
    scriptingEnabled: false,
    sourceCodeLocationInfo: places,
    treeAdapter: {
      ...defaultTreeAdapter,
      createElement(tag, namespace, attributes) {
        elements += 1;
        if (elements > HTML_LIMITS.elements)
          throw new HtmlError(`more than ${HTML_LIMITS.elements} elements`);
        return defaultTreeAdapter.createElement(tag, namespace, attributes);
      },
      // In place: text comes word by word, and a copy of its place for each word is a fifth of the reading.
      updateNodeSourceCodeLocation(node, end) {
        Object.assign(node.sourceCodeLocation ?? {}, end);
      },
      onItemPush() {
        depth += 1;
        if (depth > HTML_LIMITS.depth) throw new TooDeep();
      },
      onItemPop() {
        depth -= 1;
      },
    },
  });
}

/** The tree of a piece of HTML; it never nests deeper than HTML_LIMITS.depth. Places in the
 * source are given, except when only the words were read. Throws HtmlError when it is too long, or has too many elements. */
export function parseHtml(html: string): Tree.DocumentFragment {
  return parseWhole(html) ?? parseWithin(wordsOnly(html), false);
}

/** The same, but undefined where only the words could be read. */
export function parseWhole(html: string): Tree.DocumentFragment | undefined {
  if (html.length > HTML_LIMITS.length) throw new HtmlError(`${html.length} characters of HTML`);
  const plain = parsePlain(html);
  if (plain !== undefined) return plain;
  if (hasCrowdedTag(html)) return undefined;
  try {
    return parseWithin(html, true);
  } catch (error) {
    if (!(error instanceof TooDeep)) throw error;
    return undefined;
  }
}

export const isElement = (node: HtmlNode | HtmlParent): node is HtmlElement => 'tagName' in node;
export const isText = (node: HtmlNode): node is Tree.TextNode => node.nodeName === '#text';
export const isComment = (node: HtmlNode): node is Tree.CommentNode => node.nodeName === '#comment';

/** The value of an attribute, or undefined. */
export function attribute(element: HtmlElement, name: string): string | undefined {
  return element.attrs.find((candidate) => candidate.name === name)?.value;
}

/** The classes of an element. */
export function classesOf(element: HtmlElement): string[] {
  return (attribute(element, 'class') ?? '').split(/\s+/).filter((name) => name !== '');
}

export const hasClass = (element: HtmlElement, name: string): boolean =>
  attribute(element, 'class')?.includes(name) === true && classesOf(element).includes(name);

/** The text inside, as it stands. */
export function textOf(node: HtmlNode | HtmlParent): string {
  if ('value' in node) return node.value;
  return 'childNodes' in node ? node.childNodes.map(textOf).join('') : '';
}

/** Every element inside that `wanted` accepts, outermost first. */
export function elementsInside(node: HtmlParent, wanted: (element: HtmlElement) => boolean): HtmlElement[] {
  return node.childNodes
    .filter(isElement)
    .flatMap((child) => (wanted(child) ? [child] : elementsInside(child, wanted)));
}

/** The pictures inside. */
export const imagesInside = (node: HtmlParent): HtmlElement[] =>
  elementsInside(node, (inner) => inner.tagName === 'img');

/** The children of an element, without certain elements wherever they are. The tree itself is left alone. */
export function withoutElements(
  element: HtmlElement,
  unwanted: (element: HtmlElement) => boolean,
): HtmlNode[] {
  return element.childNodes.flatMap((child): HtmlNode[] => {
    if (!isElement(child)) return [child];
    return unwanted(child) ? [] : [{ ...child, childNodes: withoutElements(child, unwanted) }];
  });
}
