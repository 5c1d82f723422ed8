/** Preformatted text. */
import type { Code } from '../document.ts';
import { cleanText, textPieces } from '../inlines.ts';
import { escapeText, openingTag } from '../markup/escape.ts';
import {
  classesOf,
  elementsInside,
  type HtmlElement,
  type HtmlNode,
  isElement,
  isText,
} from '../markup/parse.ts';
import type { BlockType } from './block-type.ts';
import { LIMITS } from '../document.ts';

/** The text of a `pre`, with its white space and a line break for each `br` and block. */
function preformattedText(node: HtmlNode): string {
  if (isText(node)) return node.value;
  if (!isElement(node)) return '';
  if (node.tagName === 'br') return '\n';
  const inside = node.childNodes.map(preformattedText).join('');
  return node.tagName === 'div' || node.tagName === 'p' ? `${inside}\n` : inside;
}

/** The code of a `pre`, split into blocks within the limits of a document; none if it is blank. */
export function readCode(element: HtmlElement): Code[] {
  const text = cleanText(element.childNodes.map(preformattedText).join('')).replace(/\r\n?/g, '\n');
  if (text.trim() === '') return [];
  const inner = elementsInside(element, (child) => child.tagName === 'code')[0];
  const language = [element, ...(inner ? [inner] : [])]
    .flatMap(classesOf)
    .find((name) => /^language-.{1,40}$/.test(name))
    ?.slice('language-'.length);
  return textPieces(text).map((piece) => ({
    type: 'code',
    text: piece,
    ...(language !== undefined && { language }),
  }));
}

function codeHtml({ text, language = '' }: Code): string {
  const lines = text.split('\n').map(escapeText).join('<br>');
  const name = language === '' ? undefined : `language-${language.replace(/\s/g, '-')}`;
  return `<pre style="overflow:auto">${openingTag('code', { class: name })}${lines}</code></pre>`;
}

function codeMarkdown({ text, language = '' }: Code): string {
  const longest = Math.max(2, ...(text.match(/`+/g) ?? []).map((ticks) => ticks.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}${language.replace(/[`\s]/g, '')}\n${text}\n${fence}`;
}

export const code: BlockType<Code> = {
  text: ({ text }) => text,
  runs: () => [],
  shownRuns: ({ text }) => [[{ type: 'text', text }]],
  stretches: ({ text }) => [{ text, formats: [{ kind: 'code-block' }] }],
  publishedForm(block) {
    const text = cleanText(block.text).replace(/\r\n?/g, '\n');
    return text.trim() === '' ? undefined : { ...block, text };
  },
  isWithinBounds: ({ text, language = '' }) => text.length <= LIMITS.text && language.length <= 40,
  html: codeHtml,
  clipboardHtml: ({ text }) => `<pre><code>${escapeText(text)}</code></pre>`,
  markdown: codeMarkdown,
  read: (element) => (element.tagName === 'pre' ? { blocks: readCode(element) } : undefined),
};
