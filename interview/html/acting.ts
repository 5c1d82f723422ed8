/**
 * What would act on a page that HTML is published on: scripts, frames, forms, event handlers, addresses and styles that
 * do more than show words. HTML of others goes out byte for byte where it holds none
 * (docs/design/security.md#where-foreign-bytes-leave). Elements are judged by an allow-list. On an element of that list
 * the HTML standard knows few attributes that act.
 */
import { html, serializeOuter } from 'parse5';
import { hasKnownPlayer, mediumOf } from '../media/media.ts';
import { isActingBlock } from './block-tree.ts';
import { attribute, type HtmlElement, type HtmlNode, isComment, isElement, parseWhole } from './parse.ts';
import { ALLOWED, isInlinePicture } from './sanitize.ts';

/** In the order in which they are named. */
export const ACTING_KINDS = [
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
export type ActingKind = (typeof ACTING_KINDS)[number];

/** `bytes`: an element with all it holds, or an attribute, in one form whatever a blog does to quotes and white space. */
export type ActingPart = Readonly<{ kind: ActingKind; bytes: string }>;

const names = (list: string): ReadonlySet<string> => new Set(list.split(' '));

/** Old elements that only show what they hold. */
const INERT = names('acronym basefont big fieldset hgroup label legend nobr rb rp rt rtc ruby search strike');
const isInert = ({ tagName, namespaceURI }: HtmlElement): boolean =>
  namespaceURI === html.NS.HTML &&
  // Word's own elements (`o:p`, `st1:place`) are unknown to browsers; one with a hyphen may be defined by a script.
  (ALLOWED.has(tagName) || INERT.has(tagName) || /^[a-z0-9]+:[a-z]+$/.test(tagName));

const KINDS: ReadonlyMap<string, ActingKind> = new Map(
  Object.entries({
    script: 'script noscript',
    frame: 'frame frameset iframe',
    form: 'button datalist form input option optgroup select textarea',
    redirect: 'base meta',
    object: 'applet embed object param',
    sheet: 'link style',
    drawing: 'math svg',
  } as const).flatMap(([kind, tags]) => tags.split(' ').map((tag) => [tag, kind as ActingKind])),
);

/** The parser of a fragment leaves these tags out; a browser gives their attributes to the page's own elements. */
const OF_PAGE = /<(?:html|body)[\s/]+[^\s/>][^>]*|<frameset(?=[\s/>])[^>]*/gi;

const ADDRESSES = names('action background cite data formaction href longdesc poster src');
const WEB = /^(?:https?|mailto|tel|sms|ftp|geo|xmpp|magnet|webcal|callto|skype):/i;

/** Whether a browser does more than follow or show an address. */
function actsAsAddress(element: HtmlElement, name: string, value: string): boolean {
  // Browsers leave white space and control characters out of a scheme.
  // oxlint-disable-next-line no-control-regex -- these are the characters that they leave out
  const address = value.replace(/[\u0000-\u0020]+/g, '');
  if (!/^[a-z][a-z0-9+.-]*:/i.test(address) || WEB.test(address)) return false;
  return !(name === 'src' && element.tagName === 'img' && isInlinePicture(value.trim()));
}

/** Covers other parts of the page, runs code in old browsers, or hides what it says behind escapes. */
const ACTING_STYLE =
  /(?:^|[;\s])position\s*:(?!\s*(?:static|relative|initial|inherit)\b)|expression\s*\(|behaviou?r\s*:|-moz-binding|\\|\/\*/i;

function kindOfAttribute(element: HtmlElement, name: string, value: string): ActingKind | undefined {
  if (name.startsWith('on')) return 'handler';
  if (name === 'is' || name === 'ping' || name === 'srcdoc') return 'other';
  if (name === 'style') return ACTING_STYLE.test(value) ? 'style' : undefined;
  return ADDRESSES.has(name) && actsAsAddress(element, name, value) ? 'address' : undefined;
}

const oneForm = (bytes: string): string => bytes.replace(/\s+/g, ' ').trim();

const partsOfAttributes = (element: HtmlElement): ActingPart[] =>
  element.attrs.flatMap(({ name, value }) => {
    const kind = kindOfAttribute(element, name, value);
    return kind === undefined ? [] : [{ kind, bytes: oneForm(`${name}=${value}`) }];
  });

/** A frame of a file is not its player: it shows whatever is there. */
function isKnownPlayer(element: HtmlElement): boolean {
  if (element.tagName !== 'iframe' || partsOfAttributes(element).length > 0) return false;
  const address = (attribute(element, 'src') ?? '').trim().replace(/^\/\//, 'https://');
  return hasKnownPlayer(address) && mediumOf(address)?.isFile !== true;
}

function partsOfNode(node: HtmlNode): ActingPart[] {
  if (isComment(node)) return isActingBlock(node.data) ? [{ kind: 'block', bytes: oneForm(node.data) }] : [];
  if (!isElement(node) || isKnownPlayer(node)) return [];
  if (!isInert(node))
    return [{ kind: KINDS.get(node.tagName) ?? 'other', bytes: oneForm(serializeOuter(node)) }];
  return [...partsOfAttributes(node), ...node.childNodes.flatMap(partsOfNode)];
}

/**
 * All that acts in some HTML, in order; beyond the limits of parsing the whole of it counts as acting. Throws HtmlError as
 * parseHtml does.
 */
export function actingParts(source: string): ActingPart[] {
  // Inside an element, as it is published: by itself a fragment may begin with a part of a table, and the parser would
  // then leave out what follows.
  const tree = parseWhole(`<div>${source}</div>`);
  if (tree === undefined) return [{ kind: 'other', bytes: oneForm(source) }];
  const ofPage = [...source.matchAll(OF_PAGE)].map(([tag]): ActingPart => ({
    kind: 'other',
    bytes: oneForm(tag),
  }));
  return [...ofPage, ...tree.childNodes.flatMap(partsOfNode)];
}

/** Whether a part of what acts stands, by its bytes, on the page that HTML goes back to. */
export type AtHome = (bytes: string) => boolean;

/** Whether HTML may go out byte for byte: nothing in it acts but what stands on that page. Without a page, nothing at all. */
export const mayLeave = (source: string, isAtHome?: AtHome): boolean =>
  actingParts(source).every(({ bytes }) => isAtHome?.(bytes) === true);
