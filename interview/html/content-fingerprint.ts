/**
 * Compares HTML sent to a blog with the HTML it returned. Ignores Blogger's normalisation
 * (docs/design/blogger.md#html): entities, `<br />`, attribute quotes, white space, empty paragraphs, the three forms
 * of the jump break, its editor's wrapper, its own attributes. Also ignores the library's mark on our wrapper and
 * anchors, which readers cannot see and which differs on another computer.
 */
import { cleanText } from '../inlines.ts';
import { anchorWithinPost, CLASSES } from '../marks.ts';
import {
  hasClass,
  type HtmlElement,
  type HtmlNode,
  isComment,
  isElement,
  isText,
  parseHtml,
} from '../markup/parse.ts';

// A cache of recent results: the same long text is compared or read several times in one operation.

/** @param most maximum number of entries; the least recently used is dropped */
export function createRecentCache<Value>(most: number): (key: string, make: () => Value) => Value {
  const entries = new Map<string, Value>();
  return (key, make) => {
    const value = entries.has(key) ? (entries.get(key) as Value) : make();
    entries.delete(key);
    entries.set(key, value);
    const [oldest] = entries.keys();
    if (entries.size > most && oldest !== undefined) entries.delete(oldest);
    return value;
  };
}

const EDITOR_ATTRIBUTES = new Set([
  'imageanchor',
  'trbidi',
  'dir',
  'border',
  'rel',
  'target',
  'data-original-width',
  'data-original-height',
  'loading',
]);
/**
 * Differences that one blog's rules ignore as well. `attributes`: not compared. `blocks`: comments that represent
 * visible content are compared.
 */
export type IgnoredDifferences = Readonly<{ attributes: ReadonlySet<string>; blocks: boolean }>;
const NOTHING: IgnoredDifferences = { attributes: new Set(), blocks: false };

const VOID = new Set('br hr img input source wbr col'.split(' '));
const BLOCKS = new Set(
  'blockquote div dl figcaption figure h1 h2 h3 h4 h5 h6 hr li ol p pre table tbody td tfoot th thead tr ul'.split(
    ' ',
  ),
);

function normalStyle(style: string): string {
  return style
    .split(';')
    .map((declaration) => declaration.replace(/\s+/g, ' ').replace(/ ?: ?/, ':').trim().toLowerCase())
    .filter((declaration) => declaration !== '')
    .toSorted()
    .join(';');
}

const isOurWrapper = (element: HtmlElement): boolean =>
  element.tagName === 'div' && hasClass(element, CLASSES.post);

/** Removes the library's mark after the dot of an anchor. */
function withoutMark(name: string, value: string): string {
  if (name === 'href') return anchorWithinPost(value);
  return name === 'id' ? anchorWithinPost(`#${value}`).slice(1) : value;
}

function normalAttributes(element: HtmlElement, ignored: IgnoredDifferences): string {
  const marked = isOurWrapper(element);
  return element.attrs
    .filter(
      ({ name, value }) =>
        !EDITOR_ATTRIBUTES.has(name) &&
        !ignored.attributes.has(name) &&
        !(marked && name === 'id' && value.startsWith('iv-')),
    )
    .map(
      ({ name, value }) =>
        [
          name,
          name === 'style'
            ? normalStyle(value)
            : name === 'class'
              ? value.trim().split(/\s+/).toSorted().join(' ')
              : withoutMark(name, cleanText(value).replace(/\s+/g, ' ').trim()),
        ] as const,
    )
    .filter(([name, value]) => !((name === 'class' || name === 'style') && value === ''))
    .map(([name, value]) => ` ${name}=${JSON.stringify(value).replace(/</g, '&lt;').replace(/>/g, '&gt;')}`)
    .toSorted()
    .join('');
}

const MORE = '<!--more-->';
const isMore = (element: HtmlElement): boolean =>
  element.tagName === 'a' &&
  element.attrs.some(({ name, value }) => name === 'name' && value.toLowerCase() === 'more');

/** The wrapper that Blogger's editor adds. */
function isEditorWrapper(element: HtmlElement): boolean {
  return (
    element.tagName === 'div' &&
    element.attrs.length > 0 &&
    element.attrs.every(({ name }) => name === 'dir' || name === 'trbidi' || name === 'style')
  );
}

function write(node: HtmlNode, inPre: boolean, ignored: IgnoredDifferences): string {
  if (isText(node)) {
    const text = cleanText(node.value);
    return (inPre ? text.replace(/ /g, '\u2420') : text.replace(/[ \t\r\n\f]+/g, ' ')).replace(/</g, '&lt;');
  }
  if (isComment(node)) {
    if (/^\s*more\b/i.test(node.data)) return MORE;
    return ignored.blocks && /^\s*wp:/.test(node.data) ? `[${node.data.trim().replace(/</g, '&lt;')}]` : '';
  }
  if (!isElement(node)) return '';
  if (isMore(node)) return MORE;
  const children = (): string =>
    node.childNodes.map((child) => write(child, inPre || node.tagName === 'pre', ignored)).join('');
  if (VOID.has(node.tagName)) return `<${node.tagName}${normalAttributes(node, ignored)}>`;
  const inside = children();
  if ((node.tagName === 'span' || node.tagName === 'div') && inside.trim() === MORE) return MORE;
  if (
    (node.tagName === 'p' || node.tagName === 'div') &&
    node.attrs.length === 0 &&
    /^(?: |<br>)*$/.test(inside)
  )
    return '';
  if (isEditorWrapper(node) && node.attrs.some(({ name }) => name === 'trbidi')) return inside;
  return `<${node.tagName}${normalAttributes(node, ignored)}>${inside}</${node.tagName}>`;
}

const EDGE = new RegExp(` *(</?(?:${[...BLOCKS].join('|')})\\b[^<>]*>|<br[^<>]*>|${MORE}) *`, 'g');

/**
 * Canonical text of `html`, equal for two pieces of HTML that differ only in what Blogger normalises. It may be long:
 * store its hash. Throws HtmlError if `html` is too long.
 */
export function contentFingerprint(html: string, ignored: IgnoredDifferences = NOTHING): string {
  const text = parseHtml(html)
    .childNodes.map((node) => write(node, false, ignored))
    .join('');
  return text.replace(/ +/g, ' ').replace(EDGE, '$1').trim();
}

/** A page is compared with the sent text, the last known text and the previous page. */
const cachedFingerprint = createRecentCache<string>(4);
const fingerprintOf = (html: string): string => cachedFingerprint(html, () => contentFingerprint(html));

/** Whether two pieces of HTML have the same content. Throws HtmlError if one is too long. */
export function sameContent(a: string, b: string): boolean {
  return a === b || fingerprintOf(a) === fingerprintOf(b);
}
