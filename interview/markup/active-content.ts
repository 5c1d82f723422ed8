/**
 * Active content in HTML: scripts, frames, forms, event handlers, and addresses and styles that do more than show text.
 * Foreign HTML without any is published byte for byte (docs/design/security.md#active-content). An element is
 * active unless it is in an allow-list; the HTML standard has few active attributes for the elements of that list.
 */
import { html, serializeOuter } from 'parse5';
import { hasKnownPlayer, mediumOf } from '../media/media.ts';
import { isActiveBlock } from './block-tree.ts';
import { attribute, type HtmlElement, type HtmlNode, isComment, isElement, parseWhole } from './parse.ts';
import { ALLOWED, isInlinePicture } from './sanitize.ts';

/** In the order in which users read them. */
export const ACTIVE_KINDS = [
  'script',
  'frame',
  'form',
  'handler',
  'redirect',
  'object',
  'sheet',
  'drawing',
  'address',
  'style',
  'block',
  'other',
] as const;
export type ActiveKind = (typeof ACTIVE_KINDS)[number];

/** `bytes`: a whole element, or an attribute, normalised: blogs change quotes and white space. */
export type ActivePart = Readonly<{ kind: ActiveKind; bytes: string }>;

const names = (list: string): ReadonlySet<string> => new Set(list.split(' '));

/** Old elements that only show their content. */
const INERT = names('acronym basefont big fieldset hgroup label legend nobr rb rp rt rtc ruby search strike');
const isInert = ({ tagName, namespaceURI }: HtmlElement): boolean =>
  namespaceURI === html.NS.HTML &&
  // Word's own elements (`o:p`, `st1:place`) are unknown to browsers; one with a hyphen may be defined by a script.
  (ALLOWED.has(tagName) || INERT.has(tagName) || /^[a-z0-9]+:[a-z]+$/.test(tagName));

const KINDS: ReadonlyMap<string, ActiveKind> = new Map(
  Object.entries({
    script: 'script noscript',
    frame: 'frame frameset iframe',
    form: 'button datalist form input option optgroup select textarea',
    redirect: 'base meta',
    object: 'applet embed object param',
    sheet: 'link style',
    drawing: 'math svg',
  } as const).flatMap(([kind, tags]) => tags.split(' ').map((tag) => [tag, kind as ActiveKind])),
);

/** Tags that a fragment parser drops; a browser adds their attributes to the page's own elements. */
const OF_PAGE = /<(?:html|body)[\s/]+[^\s/>][^>]*|<frameset(?=[\s/>])[^>]*/gi;

const ADDRESSES = names('action background cite data formaction href longdesc poster src');
const WEB = /^(?:https?|mailto|tel|sms|ftp|geo|xmpp|magnet|webcal|callto|skype):/i;

/** Whether a browser does more than follow or show an address. */
function isActiveAddress(element: HtmlElement, name: string, value: string): boolean {
  // Browsers leave white space and control characters out of a scheme.
  // oxlint-disable-next-line no-control-regex -- these are the characters that they leave out
  const address = value.replace(/[\u0000-\u0020]+/g, '');
  if (!/^[a-z][a-z0-9+.-]*:/i.test(address) || WEB.test(address)) return false;
  return !(name === 'src' && element.tagName === 'img' && isInlinePicture(value.trim()));
}

/** Styles that cover other parts of the page, run code in old browsers, or hide their properties in escapes. */
const ACTIVE_STYLE =
  /(?:^|[;\s])position\s*:(?!\s*(?:static|relative|initial|inherit)\b)|expression\s*\(|behaviou?r\s*:|-moz-binding|\\|\/\*/i;

function kindOfAttribute(element: HtmlElement, name: string, value: string): ActiveKind | undefined {
  if (name.startsWith('on')) return 'handler';
  if (name === 'is' || name === 'ping' || name === 'srcdoc') return 'other';
  if (name === 'style') return ACTIVE_STYLE.test(value) ? 'style' : undefined;
  return ADDRESSES.has(name) && isActiveAddress(element, name, value) ? 'address' : undefined;
}

const foldSpaces = (bytes: string): string => bytes.replace(/\s+/g, ' ').trim();

const partsOfAttributes = (element: HtmlElement): ActivePart[] =>
  element.attrs.flatMap(({ name, value }) => {
    const kind = kindOfAttribute(element, name, value);
    return kind === undefined ? [] : [{ kind, bytes: foldSpaces(`${name}=${value}`) }];
  });

/** Excludes frames of media files: such a file may be any page. */
function isKnownPlayer(element: HtmlElement): boolean {
  if (element.tagName !== 'iframe' || partsOfAttributes(element).length > 0) return false;
  const address = (attribute(element, 'src') ?? '').trim().replace(/^\/\//, 'https://');
  return hasKnownPlayer(address) && mediumOf(address)?.isFile !== true;
}

function partsOfNode(node: HtmlNode): ActivePart[] {
  if (isComment(node))
    return isActiveBlock(node.data) ? [{ kind: 'block', bytes: foldSpaces(node.data) }] : [];
  if (!isElement(node) || isKnownPlayer(node)) return [];
  if (!isInert(node))
    return [{ kind: KINDS.get(node.tagName) ?? 'other', bytes: foldSpaces(serializeOuter(node)) }];
  return [...partsOfAttributes(node), ...node.childNodes.flatMap(partsOfNode)];
}

/**
 * The active parts of some HTML, in order. HTML beyond the parser's limits is one active part. Throws HtmlError like
 * parseHtml.
 */
export function activeParts(source: string): ActivePart[] {
  // Parsed inside an element, as it is published: a fragment that begins with part of a table would lose the elements
  // after it.
  const tree = parseWhole(`<div>${source}</div>`);
  if (tree === undefined) return [{ kind: 'other', bytes: foldSpaces(source) }];
  const ofPage = [...source.matchAll(OF_PAGE)].map(([tag]): ActivePart => ({
    kind: 'other',
    bytes: foldSpaces(tag),
  }));
  return [...ofPage, ...tree.childNodes.flatMap(partsOfNode)];
}

/** Whether the target page already has an active part with these bytes. */
export type IsOnPage = (bytes: string) => boolean;

/** Whether HTML may be published byte for byte: the page already has all its active parts. A new page has none. */
export const mayPublishVerbatim = (source: string, isOnPage?: IsOnPage): boolean =>
  activeParts(source).every(({ bytes }) => isOnPage?.(bytes) === true);
