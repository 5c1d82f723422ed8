/**
 * Sanitises foreign HTML for display: sealed cards in previews, cards pasted or imported from elsewhere. Only elements
 * and attributes of an allow-list are kept, and they are written out again with everything escaped; without raw-text
 * elements, SVG and comments no second parser can restore dropped content.
 */
import { html } from 'parse5';
import { attributes } from './escape.ts';
import { escapeText } from './escape.ts';
import { isLinkAddress, isPictureAddress } from '../links.ts';
import { isElement, isText, parseHtml, type HtmlElement, type HtmlNode } from './parse.ts';

const INLINE =
  'a abbr b bdi bdo br cite code del dfn em font i img ins kbd mark q s samp small span strike strong sub sup time tt u var wbr';
const BLOCK =
  'address article aside audio blockquote caption center col colgroup dd details div dl dt figcaption figure footer h1 h2 h3 h4 h5 h6 header hr li main nav ol p picture pre section source summary table tbody td tfoot th thead tr ul video';
export const ALLOWED: ReadonlySet<string> = new Set(`${INLINE} ${BLOCK}`.split(' '));
const VOID = new Set('br col hr img source wbr'.split(' '));
/** Dropped with their content; any other unknown element, such as `select`, is replaced by its words. */
const DROPPED = new Set(
  'applet base button canvas datalist embed frame frameset head iframe input link math meta noembed noframes noscript object param script style svg template title'.split(
    ' ',
  ),
);
const ANYWHERE = new Set(
  'align alt border cellpadding cellspacing class colspan controls datetime dir headers height hidden lang open reversed rowspan scope span start title type valign value width'.split(
    ' ',
  ),
);

const STYLES = new Set(
  'background-color border border-bottom border-collapse border-left border-radius border-right border-spacing border-top clear color display float font-family font-size font-style font-variant font-weight height letter-spacing line-height list-style-type margin margin-bottom margin-left margin-right margin-top max-width min-width padding padding-bottom padding-left padding-right padding-top text-align text-decoration text-indent text-transform vertical-align white-space width word-break'.split(
    ' ',
  ),
);

/** The style declarations that only affect the card itself; '' if none is left. */
export function sanitizeStyle(style: string): string {
  const declarations = style.split(';').flatMap((declaration) => {
    const colon = declaration.indexOf(':');
    const property = declaration.slice(0, colon).trim().toLowerCase();
    const value = declaration.slice(colon + 1).trim();
    const harmless =
      value.length <= 200 &&
      /^[\p{L}\p{N}\s.,%#!'()-]+$/u.test(value) &&
      !/url|image|expression|var|attr|env|element/i.test(value);
    return colon > 0 && STYLES.has(property) && harmless ? [`${property}:${value}`] : [];
  });
  return declarations.join(';');
}

/** Whether the address is an inline raster picture; SVG is excluded, as it can hold scripts. */
export function isInlinePicture(address: string): boolean {
  return /^data:image\/(?:png|jpeg|gif|webp|avif);base64,[A-Za-z0-9+/=\s]+$/i.test(address);
}

/** Reports a dropped part: `<script>`, `onclick`. */
type ReportDropped = (what: string) => void;

function safeAttributes(element: HtmlElement, report: ReportDropped): string {
  const values: Record<string, string> = {};
  for (const { name, value } of element.attrs) {
    if (ANYWHERE.has(name)) values[name] = value;
    else if (name === 'style') {
      const style = sanitizeStyle(value);
      if (style !== '') values['style'] = style;
      if (style.split(';').length < value.split(';').filter((one) => one.trim() !== '').length)
        report('style');
    } else if (name === 'href' && element.tagName === 'a' && isLinkAddress(value.trim()))
      values['href'] = value.trim();
    else if (name === 'src' && ['img', 'audio', 'video', 'source'].includes(element.tagName)) {
      const address = value.trim();
      if (isPictureAddress(address) || (element.tagName === 'img' && isInlinePicture(address)))
        values['src'] = address;
    }
    if (values[name] === undefined && name !== 'style') report(name);
  }
  return attributes(values);
}

/** Replaces a frame with a link to its page. */
function frameLink(element: HtmlElement): string {
  const address = (element.attrs.find((candidate) => candidate.name === 'src')?.value ?? '')
    .trim()
    .replace(/^\/\//, 'https://');
  if (element.tagName !== 'iframe' || !isLinkAddress(address)) return '';
  const title = element.attrs.find((candidate) => candidate.name === 'title')?.value.trim();
  return `<a${attributes({ href: address })}>${escapeText(title === undefined || title === '' ? address : title)}</a>`;
}

const BLOCKS = new Set(BLOCK.split(' '));
const isBlock = (node: HtmlNode): boolean => isElement(node) && BLOCKS.has(node.tagName);

/**
 * Writes nodes without white space that only formats the source. No newline is left, as some blogs turn them into line
 * breaks.
 */
function writeAll(
  nodes: readonly HtmlNode[],
  inPre: boolean,
  inBlock: boolean,
  report: ReportDropped,
): string {
  return nodes
    .map((node, index) => {
      const blank = isText(node) && !inPre && /^[ \t\r\n\f]*$/.test(node.value);
      const edge = (other: HtmlNode | undefined): boolean => (other === undefined ? inBlock : isBlock(other));
      return blank && (edge(nodes[index - 1]) || edge(nodes[index + 1])) ? '' : write(node, inPre, report);
    })
    .join('');
}

function writeText(text: string, inPre: boolean): string {
  return inPre
    ? escapeText(text).replace(/\r\n?|\n/g, '<br>')
    : escapeText(text.replace(/[ \t\r\n\f]+/g, ' '));
}

function write(node: HtmlNode, inPre: boolean, report: ReportDropped): string {
  if (isText(node)) return writeText(node.value, inPre);
  if (!isElement(node)) return '';
  const isDropped = DROPPED.has(node.tagName) || node.namespaceURI !== html.NS.HTML;
  if (isDropped || !ALLOWED.has(node.tagName)) report(`<${node.tagName}>`);
  if (isDropped) return frameLink(node);
  const inside = (): string =>
    writeAll(node.childNodes, inPre || node.tagName === 'pre', BLOCKS.has(node.tagName), report);
  if (!ALLOWED.has(node.tagName)) return inside();
  const opening = `<${node.tagName}${safeAttributes(node, report)}>`;
  return VOID.has(node.tagName) ? opening : `${opening}${inside()}</${node.tagName}>`;
}

/** Reduces `source` to harmless, well-formed HTML; '' if nothing is left. Idempotent. */
export function sanitizeHtml(source: string): string {
  return sanitizeNodes(parseHtml(source).childNodes);
}

/** The same for parsed nodes. */
export function sanitizeNodes(nodes: readonly HtmlNode[]): string {
  return writeAll(nodes, false, true, () => undefined);
}

/** The same for HTML typed by the author, with a list of the dropped parts, in order, without duplicates. */
export function sanitizeWritten(source: string): Readonly<{ html: string; left: readonly string[] }> {
  const left = new Set<string>();
  const nodes = parseHtml(source).childNodes;
  return { html: writeAll(nodes, false, true, (what) => left.add(what)), left: [...left] };
}
