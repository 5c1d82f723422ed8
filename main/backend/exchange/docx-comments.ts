/** The comments of a docx, each with the words it is about (ECMA-376 part 1, 17.13.4; « done » and replies: [MS-DOCX] 2.5.1). */
import type { DocumentComment } from '../../../preload/contract/exchange.ts';
import { textOf } from './docx-marks.ts';
import { elementsOf, type XmlElement } from './xml-tree.ts';

const MOST = 5_000;
const LONGEST = 20_000;
const LONGEST_QUOTE = 2_000;

/**
 * In the order of the file. `parts`: the text and its notes, after tracked changes were settled, so that the words quoted
 * are the words one reads. A comment on a passage that is no longer there quotes nothing.
 */
export function commentsOf(
  comments: XmlElement,
  extended: XmlElement | undefined,
  parts: readonly XmlElement[],
): DocumentComment[] {
  const quotes = quotesOf(parts);
  const done = new Set<string>();
  for (const entry of extended === undefined ? [] : elementsOf(extended))
    if (/^(?:1|true|on)$/.test(entry.attributes['w15:done'] ?? ''))
      done.add(entry.attributes['w15:paraId'] ?? '');
  return elementsOf(comments)
    .filter((comment) => comment.name === 'w:comment')
    .slice(0, MOST)
    .map((comment) => {
      const paragraphs = elementsOf(comment).filter((child) => child.name === 'w:p');
      const at = Date.parse(comment.attributes['w:date'] ?? '');
      const last = paragraphs.at(-1)?.attributes['w14:paraId'] ?? '';
      const quote = (quotes.get(comment.attributes['w:id'] ?? '') ?? '').replace(/\s+/g, ' ').trim();
      return {
        author: (comment.attributes['w:author'] ?? '').slice(0, 200),
        ...(Number.isFinite(at) && at >= 0 ? { at } : {}),
        text: paragraphs.map(textOf).join('\n').trim().slice(0, LONGEST),
        quote: quote.slice(0, LONGEST_QUOTE),
        ...(done.has(last) ? { done: true as const } : {}),
      };
    });
}

/** The words between the two ends of each comment; those of its paragraph for a comment without ends. */
function quotesOf(parts: readonly XmlElement[]): Map<string, string> {
  const quotes = new Map<string, string>();
  const open = new Set<string>();
  const walk = (element: XmlElement, paragraph: XmlElement | undefined): void => {
    const id = element.attributes['w:id'] ?? '';
    if (element.name === 'w:commentRangeStart') {
      open.add(id);
      quotes.set(id, '');
    } else if (element.name === 'w:commentRangeEnd') open.delete(id);
    else if (element.name === 'w:commentReference' && !quotes.has(id) && paragraph !== undefined)
      quotes.set(id, textOf(paragraph));
    else if (element.name === 'w:t' || element.name === 'w:tab' || element.name === 'w:br') {
      const text = element.name === 'w:t' ? textOf(element) : ' ';
      for (const one of open) quotes.set(one, (quotes.get(one) ?? '') + text);
      return;
    }
    const inside = element.name === 'w:p' ? element : paragraph;
    for (const child of elementsOf(element)) walk(child, inside);
    if (element.name === 'w:p') for (const one of open) quotes.set(one, `${quotes.get(one) ?? ''} `);
  };
  for (const part of parts) walk(part, undefined);
  return quotes;
}
