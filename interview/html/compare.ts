/**
 * Whether what a blog returned is what was sent. What Blogger normalises is not a difference
 * (docs/design/blogger.md#html): entities, `<br />`, quotes of attributes, white space, empty paragraphs, the three
 * forms of the jump break, the wrapper its editor adds, attributes of its own. Nor is the mark on our own wrapper and
 * behind our anchors, which says by which library a post was sent and nothing to a reader: another computer of the same
 * blog writes another one.
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

// What was worked out lately, kept: the same long text is compared or read several times within one act.

/** @param most entries kept, the last used */
export function lastFew<Value>(most: number): (key: string, make: () => Value) => Value {
  const kept = new Map<string, Value>();
  return (key, make) => {
    const value = kept.has(key) ? (kept.get(key) as Value) : make();
    kept.delete(key);
    kept.set(key, value);
    const [oldest] = kept.keys();
    if (kept.size > most && oldest !== undefined) kept.delete(oldest);
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
 * What one blog does not keep beside what all change. `attributes`: not compared. `blocks`: comments that stand for something
 * that readers see.
 */
export type Unkept = Readonly<{ attributes: ReadonlySet<string>; blocks: boolean }>;
const NOTHING: Unkept = { attributes: new Set(), blocks: false };

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

/** What stands behind the point of an anchor says by which library the post was sent, as the wrapper's mark does. */
function withoutMark(name: string, value: string): string {
  if (name === 'href') return anchorWithinPost(value);
  return name === 'id' ? anchorWithinPost(`#${value}`).slice(1) : value;
}

function normalAttributes(element: HtmlElement, unkept: Unkept): string {
  const marked = isOurWrapper(element);
  return element.attrs
    .filter(
      ({ name, value }) =>
        !EDITOR_ATTRIBUTES.has(name) &&
        !unkept.attributes.has(name) &&
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

/** The wrapper that Blogger's editor puts around what it edited. */
function isEditorWrapper(element: HtmlElement): boolean {
  return (
    element.tagName === 'div' &&
    element.attrs.length > 0 &&
    element.attrs.every(({ name }) => name === 'dir' || name === 'trbidi' || name === 'style')
  );
}

function write(node: HtmlNode, inPre: boolean, unkept: Unkept): string {
  if (isText(node)) {
    const text = cleanText(node.value);
    return (inPre ? text.replace(/ /g, '\u2420') : text.replace(/[ \t\r\n\f]+/g, ' ')).replace(/</g, '&lt;');
  }
  if (isComment(node)) {
    if (/^\s*more\b/i.test(node.data)) return MORE;
    return unkept.blocks && /^\s*wp:/.test(node.data) ? `[${node.data.trim().replace(/</g, '&lt;')}]` : '';
  }
  if (!isElement(node)) return '';
  if (isMore(node)) return MORE;
  const children = (): string =>
    node.childNodes.map((child) => write(child, inPre || node.tagName === 'pre', unkept)).join('');
  if (VOID.has(node.tagName)) return `<${node.tagName}${normalAttributes(node, unkept)}>`;
  const inside = children();
  if ((node.tagName === 'span' || node.tagName === 'div') && inside.trim() === MORE) return MORE;
  if (
    (node.tagName === 'p' || node.tagName === 'div') &&
    node.attrs.length === 0 &&
    /^(?: |<br>)*$/.test(inside)
  )
    return '';
  if (isEditorWrapper(node) && node.attrs.some(({ name }) => name === 'trbidi')) return inside;
  return `<${node.tagName}${normalAttributes(node, unkept)}>${inside}</${node.tagName}>`;
}

const EDGE = new RegExp(` *(</?(?:${[...BLOCKS].join('|')})\\b[^<>]*>|<br[^<>]*>|${MORE}) *`, 'g');

/**
 * A canonical text of what `html` says: equal for two pieces of HTML exactly when they differ in nothing but what
 * Blogger normalises. It can be long; hash it to keep it. Throws HtmlError when `html` is too long.
 */
export function contentFingerprint(html: string, unkept: Unkept = NOTHING): string {
  const text = parseHtml(html)
    .childNodes.map((node) => write(node, false, unkept))
    .join('');
  return text.replace(/ +/g, ' ').replace(EDGE, '$1').trim();
}

/** A page is compared with what was sent, with what was seen, and with what was found before. */
const lately = lastFew<string>(4);
const fingerprintOf = (html: string): string => lately(html, () => contentFingerprint(html));

/** Whether two pieces of HTML say the same. Throws HtmlError when one is too long. */
export function sameContent(a: string, b: string): boolean {
  return a === b || fingerprintOf(a) === fingerprintOf(b);
}
