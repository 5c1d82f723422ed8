/** What word processors, mail and browsers leave in copied HTML, and which is not text: element by element. */
import { isLinkAddress } from '../../links.ts';
import { anchorWithinPost, isAnchor } from '../../marks.ts';
import {
  attribute,
  classesOf,
  hasClass,
  isElement,
  isText,
  textOf,
  type HtmlElement,
  type HtmlNode,
  type HtmlParent,
} from '../../markup/parse.ts';
import { isHidden } from '../../markup/setting.ts';
import type { Left } from './tidy-blocks.ts';
import { isLocalPicture } from './pictures.ts';
import { changeElements, makeText } from './tree.ts';

const NEVER_TEXT = new Set('head link meta style title xml'.split(' '));
const OFFICE_SETTINGS = /^[wom]:[a-z]*(?:document|settings|styles)$/;
const EMOJI_ONLY = /^(?:\p{Extended_Pictographic}|\p{Emoji_Component})+$/u;

/** Addresses that no link of a document may hold and that a reader can still use as text. */
const WRITTEN_OUT = /^(?:feed|ftps?|geo|gopher|ircs?|magnet|news|nntp|sftp|sip|sms|webcal|xmpp):\S/i;
const ARROW = /^[\u21a9\u21b2\u21b5\u2191\u23ce\u2934]\ufe0e?$/u;

/**
 * What stands in place of an element: nothing, its words, something shorter. Undefined: the element as it is. What an
 * author may miss is counted in `left`.
 */
export function withoutResidue(element: HtmlElement, left: Left): readonly HtmlNode[] | undefined {
  const { tagName } = element;
  if (NEVER_TEXT.has(tagName) || OFFICE_SETTINGS.test(tagName)) return [];
  if (element.attrs.length === 0) return undefined;
  if (isHidden(element)) return [];
  if (tagName === 'img') return picture(element);
  const style = attribute(element, 'style') ?? '';
  if (isComment(element, style)) {
    if (hasClass(element, 'msocomanchor')) left.comments += 1;
    return /mso-comment-reference/i.test(style) && !hasClass(element, 'msocomanchor')
      ? element.childNodes
      : [];
  }
  if (/mso-element:\s*(?:header|footer)\b/i.test(style)) return [];
  const tracked = trackedChange(element);
  if (tracked === 'deleted') {
    if (textOf(element).trim() !== '') left.deletions += 1;
    return [];
  }
  if (tracked === 'inserted') return element.childNodes;
  if (/mso-tab-count/i.test(style)) return [makeText(' ')];
  if (hasClass(element, 'EOP') || /mso-special-character:\s*comment/i.test(style)) return [];
  if (tagName === 'a') return link(element);
  return undefined;
}

/** Word's balloons: the mark in the text, and the list of them at the end. */
function isComment(element: HtmlElement, style: string): boolean {
  return (
    hasClass(element, 'msocomanchor') ||
    hasClass(element, 'msocomtxt') ||
    /mso-element:\s*comment(?:-list)?\b/i.test(style) ||
    /mso-comment-reference/i.test(style)
  );
}

/** Changes that Word tracks; on a web page `del` and `ins` are the author's own words. */
function trackedChange(element: HtmlElement): 'deleted' | 'inserted' | undefined {
  const classes = classesOf(element);
  const byWord = (attribute(element, 'cite') ?? '').startsWith('mailto:');
  if (classes.includes('msoDel') || (element.tagName === 'del' && byWord)) return 'deleted';
  if (classes.includes('msoIns') || (element.tagName === 'ins' && byWord)) return 'inserted';
  return undefined;
}

function link(element: HtmlElement): readonly HtmlNode[] | undefined {
  const address = attribute(element, 'href')?.trim();
  if (address === undefined) return undefined;
  // A place in the page or the file it was copied from (a footnote, a heading) is none in a post: only turns have anchors.
  const ours = address.startsWith('#')
    ? isAnchor(anchorWithinPost(address).slice(1))
    : isLinkAddress(address);
  // The arrow under a note leads back to where it is called: without its link it says nothing.
  if (!ours && address.startsWith('#') && ARROW.test(textOf(element).trim())) return [];
  // A link is underlined of itself.
  changeElements(element, (inside) => (inside.tagName === 'u' ? inside.childNodes : undefined));
  if (ours || /^https?:|^\/\//i.test(address)) return undefined;
  const isMissing = WRITTEN_OUT.test(address) && !textOf(element).includes(address);
  return isMissing ? [...element.childNodes, makeText(` (${address})`)] : element.childNodes;
}

/** An emoji drawn as a picture is the emoji. */
function picture(element: HtmlElement): readonly HtmlNode[] | undefined {
  const said = attribute(element, 'data-emoji') ?? attribute(element, 'alt') ?? '';
  const isEmoji = said !== '' && said.length <= 20 && EMOJI_ONLY.test(said) && !/^[\d#*]+$/.test(said);
  return isEmoji ? [makeText(said)] : undefined;
}

/** A picture that only exists on the computer it was copied on, or in the mail it stood in. */
export function countMissingPictures(tree: HtmlParent, has: (address: string) => boolean): number {
  let count = 0;
  for (const child of tree.childNodes) {
    if (!isElement(child)) continue;
    if (child.tagName === 'img' && isMissing(attribute(child, 'src') ?? '', has)) count += 1;
    count += countMissingPictures(child, has);
  }
  return count;
}

const isMissing = (address: string, has: (address: string) => boolean): boolean =>
  isLocalPicture(address) && !has(address.trim());

/** WebKit and Chromium also write the space beside a link or a bold word as a bare `span` of its own. */
const isSpaceRun = (element: HtmlElement): boolean =>
  hasClass(element, 'Apple-converted-space') ||
  /mso-spacerun/i.test(attribute(element, 'style') ?? '') ||
  (element.tagName === 'span' && element.attrs.length === 0 && textOf(element) === '\u00a0');

/** Before high punctuation the gap stays as it was written. */
function shortenedGap(gap: string): string {
  return gap.includes(' ') && gap.includes('\u00a0') && /[ \u00a0]$/u.test(gap) ? ' ' : gap;
}

type Run = Readonly<{ node: Extract<HtmlNode, { value: string }>; run: boolean }>;

/**
 * Word and browsers write a second space, or one at the edge of an element, as a no-break one. Where French puts a
 * no-break space, before high punctuation or inside guillemets, it is kept; elsewhere it was only a space.
 */
export function readSpaceRuns(tree: HtmlParent): void {
  const texts: Run[] = [];
  const collect = (parent: HtmlParent, run: boolean): void => {
    for (const child of parent.childNodes) {
      if (isText(child)) texts.push({ node: child, run });
      else if (isElement(child) && child.tagName !== 'pre') collect(child, run || isSpaceRun(child));
    }
  };
  collect(tree, false);
  texts.forEach(({ node, run }, index) => {
    if (!node.value.includes('\u00a0')) return;
    // Next to a plain space a no-break one keeps nothing together.
    node.value = node.value.replace(/[ \u00a0]{2,}[:;?!»%€]?/gu, shortenedGap);
    if (!run || !node.value.includes('\u00a0')) return;
    const after =
      texts
        .slice(index + 1, index + 4)
        .map((text) => text.node.value)
        .join('')
        .at(0) ?? '';
    const before =
      texts
        .slice(Math.max(0, index - 3), index)
        .map((text) => text.node.value)
        .join('')
        .at(-1) ?? '';
    const kept = node.value === '\u00a0' && (/[:;?!»%€]/u.test(after) || before === '«');
    if (!kept) node.value = node.value.replace(/[\s\u00a0]+/g, ' ');
  });
}
