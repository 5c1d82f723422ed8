/** Preformatted text. */
import { LIMITS, type Code } from '../document.ts';
import { cleanText } from '../inlines.ts';
import { classesOf, isElement, isText, type HtmlElement, type HtmlNode, elementsInside } from './parse.ts';

/** The text of a `pre`: its own white space, a line for each `br` and each block. */
function preformatted(node: HtmlNode): string {
  if (isText(node)) return node.value;
  if (!isElement(node)) return '';
  if (node.tagName === 'br') return '\n';
  const inside = node.childNodes.map(preformatted).join('');
  return node.tagName === 'div' || node.tagName === 'p' ? `${inside}\n` : inside;
}

/** The code of a `pre`, in as many blocks as the bounds of a document ask; none when it shows nothing. */
export function readCode(element: HtmlElement): Code[] {
  const text = cleanText(element.childNodes.map(preformatted).join('')).replace(/\r\n?/g, '\n');
  if (text.trim() === '') return [];
  const inner = elementsInside(element, (child) => child.tagName === 'code')[0];
  const language = [element, ...(inner ? [inner] : [])]
    .flatMap(classesOf)
    .find((name) => /^language-.{1,40}$/.test(name))
    ?.slice('language-'.length);
  const pieces = Array.from({ length: Math.ceil(text.length / LIMITS.text) }, (_, index) =>
    text.slice(index * LIMITS.text, (index + 1) * LIMITS.text),
  );
  return pieces.map((piece) => ({ type: 'code', text: piece, ...(language !== undefined && { language }) }));
}
