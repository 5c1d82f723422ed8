/**
 * The only entry for HTML: parse5 with limits, so that hostile input is never slow or deeply nested
 * (docs/design/security.md#limits). Beyond the limits only the words are read, so that no text is lost. parse-plain.ts
 * parses well-formed HTML faster, into the same tree.
 */
import { defaultTreeAdapter, parseFragment, type DefaultTreeAdapterTypes as Tree } from 'parse5';
import { parsePlain } from './parse-plain.ts';

export type HtmlNode = Tree.ChildNode;
export type HtmlElement = Tree.Element;
export type HtmlParent = Tree.ParentNode;

/** Nesting depth, attributes per tag, length in UTF-16 units, and elements, which take a kilobyte each in a tree. */
export const HTML_LIMITS = { depth: 200, attributes: 200, length: 16_000_000, elements: 200_000 } as const;

/**
 * HTML that is refused: longer than HTML_LIMITS.length, with more elements, or with more blocks than a document may
 * hold.
 */
export class HtmlError extends Error {
  readonly reason = 'too-large' as const;

  constructor(message: string) {
    super(message);
    this.name = 'HtmlError';
  }
}

class TooDeep extends Error {}

/** Whether a tag has more attributes than allowed: parse5 compares each with all others. Linear time. */
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

/** The words alone, with a paragraph per block. */
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
      // Updated in place: text arrives word by word, and copying locations takes a fifth of the time.
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

/**
 * The tree of some HTML, nested at most HTML_LIMITS.depth deep. It has source locations unless only the words were
 * read. Throws HtmlError if the HTML is too long or has too many elements.
 */
export function parseHtml(html: string): Tree.DocumentFragment {
  return parseWhole(html) ?? parseWithin(wordsOnly(html), false);
}

/** The same, but undefined if only the words could be read. */
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

export function attribute(element: HtmlElement, name: string): string | undefined {
  return element.attrs.find((candidate) => candidate.name === name)?.value;
}

export function classesOf(element: HtmlElement): string[] {
  return (attribute(element, 'class') ?? '').split(/\s+/).filter((name) => name !== '');
}

export const hasClass = (element: HtmlElement, name: string): boolean =>
  attribute(element, 'class')?.includes(name) === true && classesOf(element).includes(name);

/** The text inside, unfolded. */
export function textOf(node: HtmlNode | HtmlParent): string {
  if ('value' in node) return node.value;
  return 'childNodes' in node ? node.childNodes.map(textOf).join('') : '';
}

/** The outermost elements inside that satisfy `matches`. */
export function elementsInside(node: HtmlParent, matches: (element: HtmlElement) => boolean): HtmlElement[] {
  return node.childNodes
    .filter(isElement)
    .flatMap((child) => (matches(child) ? [child] : elementsInside(child, matches)));
}

/** The pictures inside. */
export const imagesInside = (node: HtmlParent): HtmlElement[] =>
  elementsInside(node, (inner) => inner.tagName === 'img');

/** The children of an element without unwanted elements at any depth. Does not change the tree. */
export function withoutElements(
  element: HtmlElement,
  unwanted: (element: HtmlElement) => boolean,
): HtmlNode[] {
  return element.childNodes.flatMap((child): HtmlNode[] => {
    if (!isElement(child)) return [child];
    return unwanted(child) ? [] : [{ ...child, childNodes: withoutElements(child, unwanted) }];
  });
}
