/** Sealed cards: HTML that the document model cannot express (docs/design/document.md#sealed-html). */
import { type HtmlCard, LIMITS } from '../document.ts';
import { withoutWhiteSpace } from '../inlines.ts';
import { CLASSES } from '../marks.ts';
import { mayPublishVerbatim } from '../markup/active-content.ts';
import { closeElements } from '../markup/balance.ts';
import { escapeText } from '../markup/escape.ts';
import { htmlToText } from '../markup/html-text.ts';
import { hasClass } from '../markup/parse.ts';
import { sanitizeHtml, sanitizeNodes } from '../markup/sanitize.ts';
import { shownTextOf } from '../markup/shown-text.ts';
import type { BlockType, HtmlContext } from './block-type.ts';

/**
 * A blog's card with active content is published only on its own page
 * (docs/design/security.md#active-content).
 */
function cardHtml({ html, origin }: HtmlCard, { verbatim, isOnPage }: HtmlContext): string {
  // Closes elements that the card leaves open, and drops tags that would close ours.
  if (origin === 'blog' && verbatim && mayPublishVerbatim(html, isOnPage)) return closeElements(html);
  return `<div class="${CLASSES.card}">${sanitizeHtml(html)}</div>`;
}

function copiedCard({ html }: HtmlCard): string {
  const words = htmlToText(sanitizeHtml(html));
  return words === '' ? '' : `<p>${escapeText(words)}</p>`;
}

export const htmlCard: BlockType<HtmlCard> = {
  text: ({ html }) => htmlToText(html),
  runs: () => [],
  shownRuns: ({ html }) => [[{ type: 'text', text: shownTextOf(html) }]],
  stretches: ({ html }) => [{ text: htmlToText(html), formats: [{ kind: 'sealed' }] }],
  identity: ({ html }) => `\u0001html ${withoutWhiteSpace(html)}`,
  publishedForm({ html: stored, origin }) {
    const html = origin === 'blog' ? stored : sanitizeHtml(stored);
    return html.trim() === '' ? undefined : { type: 'html', html, origin };
  },
  isWithinBounds: ({ html }) => html.length <= LIMITS.html,
  html: cardHtml,
  clipboardHtml: copiedCard,
  markdown: ({ html }) => sanitizeHtml(html).replace(/\n{2,}/g, '\n'),
  read(element) {
    if (!hasClass(element, CLASSES.card)) return undefined;
    const html = sanitizeNodes(element.childNodes);
    return { blocks: html.trim() === '' ? [] : [{ type: 'html', html, origin: 'outside' }] };
  },
  cannotBeLine: true,
};
