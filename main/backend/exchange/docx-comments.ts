/** The comments of a docx, each with the words it is about (ECMA-376 part 1, 17.13.4; « done » and replies: [MS-DOCX] 2.5.1). */
import type { DocumentComment } from '#contract/exchange.ts';
import { textOf } from './docx-marks.ts';
import { DOCUMENT_LIMITS } from './limits.ts';
import { elementsOf, type XmlElement } from './xml-tree.ts';

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
    .slice(0, DOCUMENT_LIMITS.comments)
    .map((comment) => {
      const paragraphs = elementsOf(comment).filter((child) => child.name === 'w:p');
      const at = Date.parse(comment.attributes['w:date'] ?? '');
      const last = paragraphs.at(-1)?.attributes['w14:paraId'] ?? '';
      const quote = quotes(comment.attributes['w:id'] ?? '')
        .replace(/\s+/g, ' ')
        .trim();
      return {
        author: (comment.attributes['w:author'] ?? '').slice(0, 200),
        ...(Number.isFinite(at) && at >= 0 ? { at } : {}),
        text: paragraphs.map(textOf).join('\n').trim().slice(0, DOCUMENT_LIMITS.comment),
        quote: quote.slice(0, DOCUMENT_LIMITS.quote),
        ...(done.has(last) ? { done: true as const } : {}),
      };
    });
}

/** Where words begin and end in what was gathered. */
type Stretch = { start: number; end: number };
/** White space is folded after the cut. */
const CUT = 4 * DOCUMENT_LIMITS.quote;

/** The words between the two ends of each comment; those of its paragraph for a comment without ends. Linear. */
function quotesOf(parts: readonly XmlElement[]): (id: string) => string {
  const stretches = new Map<string, Stretch>();
  const pieces: string[] = [];
  let length = 0;
  const add = (text: string): void => {
    pieces.push(text);
    length += text.length;
  };
  /** Of the paragraphs around, by a call without ends. */
  const called: string[][] = [];
  const walk = (element: XmlElement): void => {
    const id = element.attributes['w:id'] ?? '';
    if (element.name === 'w:commentRangeStart') stretches.set(id, { start: length, end: Infinity });
    else if (element.name === 'w:commentRangeEnd') {
      const stretch = stretches.get(id);
      if (stretch !== undefined) stretch.end = Math.min(stretch.end, length);
    } else if (element.name === 'w:commentReference') called.at(-1)?.push(id);
    else if (element.name === 'w:t') return add(textOf(element));
    else if (element.name === 'w:tab' || element.name === 'w:br') return add(' ');
    const start = length;
    if (element.name === 'w:p') called.push([]);
    for (const child of elementsOf(element)) walk(child);
    if (element.name !== 'w:p') return;
    for (const one of called.pop() ?? []) if (!stretches.has(one)) stretches.set(one, { start, end: length });
    add(' ');
  };
  for (const part of parts) walk(part);
  const whole = pieces.join('');
  return (id) => {
    const stretch = stretches.get(id);
    return stretch === undefined
      ? ''
      : whole.slice(stretch.start, Math.min(stretch.end, stretch.start + CUT));
  };
}
