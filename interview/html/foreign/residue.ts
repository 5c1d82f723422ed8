/** Removes residue of word processors, mail programs and browsers from copied HTML, element by element. */
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
import type { Losses } from './tidy-blocks.ts';
import { isLocalPicture } from './pictures.ts';
import { changeElements, makeText } from './tree.ts';

const NEVER_TEXT = new Set('head link meta style title xml'.split(' '));
const OFFICE_SETTINGS = /^[wom]:[a-z]*(?:document|settings|styles)$/;
const EMOJI_ONLY = /^(?:\p{Extended_Pictographic}|\p{Emoji_Component})+$/u;

/** Addresses that a document may not link but readers can use as text. */
const WRITTEN_OUT = /^(?:feed|ftps?|geo|gopher|ircs?|magnet|news|nntp|sftp|sip|sms|webcal|xmpp):\S/i;
const ARROW = /^[\u21a9\u21b2\u21b5\u2191\u23ce\u2934]\ufe0e?$/u;

/**
 * The replacement of an element: nothing, its contents, or a shorter form. Undefined to keep it. Counts losses that the
 * author may notice in `left`.
 */
export function withoutResidue(element: HtmlElement, left: Losses): readonly HtmlNode[] | undefined {
  const { tagName } = element;
  if (NEVER_TEXT.has(tagName) || OFFICE_SETTINGS.test(tagName)) return [];
  if (element.attrs.length === 0) return undefined;
  if (isHidden(element)) return [];
  if (tagName === 'img') return pictureReplacement(element);
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
  if (tagName === 'a') return linkReplacement(element);
  return undefined;
}

/** Word's comments: the mark in the text, and the list at the end. */
function isComment(element: HtmlElement, style: string): boolean {
  return (
    hasClass(element, 'msocomanchor') ||
    hasClass(element, 'msocomtxt') ||
    /mso-element:\s*comment(?:-list)?\b/i.test(style) ||
    /mso-comment-reference/i.test(style)
  );
}

/** Word's tracked changes; on a web page `del` and `ins` are the author's own. */
function trackedChange(element: HtmlElement): 'deleted' | 'inserted' | undefined {
  const classes = classesOf(element);
  const byWord = (attribute(element, 'cite') ?? '').startsWith('mailto:');
  if (classes.includes('msoDel') || (element.tagName === 'del' && byWord)) return 'deleted';
  if (classes.includes('msoIns') || (element.tagName === 'ins' && byWord)) return 'inserted';
  return undefined;
}

function linkReplacement(element: HtmlElement): readonly HtmlNode[] | undefined {
  const address = attribute(element, 'href')?.trim();
  if (address === undefined) return undefined;
  // A link within the source (to a footnote, a heading) has no target in a post: only turns have anchors.
  const isAllowedLink = address.startsWith('#')
    ? isAnchor(anchorWithinPost(address).slice(1))
    : isLinkAddress(address);
  // The arrow after a footnote, useless without its link.
  if (!isAllowedLink && address.startsWith('#') && ARROW.test(textOf(element).trim())) return [];
  // Links are underlined anyway.
  changeElements(element, (inside) => (inside.tagName === 'u' ? inside.childNodes : undefined));
  if (isAllowedLink || /^https?:|^\/\//i.test(address)) return undefined;
  const isMissing = WRITTEN_OUT.test(address) && !textOf(element).includes(address);
  return isMissing ? [...element.childNodes, makeText(` (${address})`)] : element.childNodes;
}

/** Replaces an emoji picture with the emoji. */
function pictureReplacement(element: HtmlElement): readonly HtmlNode[] | undefined {
  const emoji = attribute(element, 'data-emoji') ?? attribute(element, 'alt') ?? '';
  const isEmoji = emoji !== '' && emoji.length <= 20 && EMOJI_ONLY.test(emoji) && !/^[\d#*]+$/.test(emoji);
  return isEmoji ? [makeText(emoji)] : undefined;
}

/** Counts pictures that exist only on the source computer or in the mail. */
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

/** WebKit and Chromium write a space next to a link or bold word as a bare `span`. */
const isSpaceRun = (element: HtmlElement): boolean =>
  hasClass(element, 'Apple-converted-space') ||
  /mso-spacerun/i.test(attribute(element, 'style') ?? '') ||
  (element.tagName === 'span' && element.attrs.length === 0 && textOf(element) === '\u00a0');

/** Keeps a space before high punctuation. */
function shortenedGap(gap: string): string {
  return gap.includes(' ') && gap.includes('\u00a0') && /[ \u00a0]$/u.test(gap) ? ' ' : gap;
}

type Run = Readonly<{ node: Extract<HtmlNode, { value: string }>; isSpaceRun: boolean }>;

/**
 * Word and browsers turn a second space, or one at an element's edge, into a no-break space. Kept where French uses
 * one, before high punctuation or inside guillemets; otherwise replaced by a space.
 */
export function readSpaceRuns(tree: HtmlParent): void {
  const texts: Run[] = [];
  const collect = (parent: HtmlParent, run: boolean): void => {
    for (const child of parent.childNodes) {
      if (isText(child)) texts.push({ node: child, isSpaceRun: run });
      else if (isElement(child) && child.tagName !== 'pre') collect(child, run || isSpaceRun(child));
    }
  };
  collect(tree, false);
  texts.forEach(({ node, isSpaceRun: run }, index) => {
    if (!node.value.includes('\u00a0')) return;
    // Next to a plain space, a no-break space has no effect.
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
    const isFrenchSpace = node.value === '\u00a0' && (/[:;?!»%€]/u.test(after) || before === '«');
    if (!isFrenchSpace) node.value = node.value.replace(/[\s\u00a0]+/g, ' ');
  });
}
