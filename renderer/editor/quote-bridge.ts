/** Quotes <-> one Lexical block for each paragraph, and one for the source under them. */
import { $createQuoteNode } from '@lexical/rich-text';
import { $createTextNode, $getState, $isElementNode, $setState, type LexicalNode } from 'lexical';
import type { Quote } from '#interview/document.ts';
import { $appendInlines, $readInlines } from './inline-bridge.ts';
import { keepSource } from './keep-source.ts';
import { newId } from './new-id.ts';
import { $createQuoteSourceNode, $isQuoteSourceNode } from './nodes/quote-source-node.ts';
import { quoteState } from './nodes/state.ts';

export function $quoteBlocks(quote: Quote): LexicalNode[] {
  const { cite, language } = quote;
  const of = {
    id: newId(),
    ...(language === undefined ? {} : { language }),
    ...(quote.source === undefined ? {} : { origin: quote }),
  };
  const content = quote.content.length > 0 ? quote.content : [[]];
  const paragraphs = content.map((inlines) =>
    $setState($appendInlines($createQuoteNode(), inlines), quoteState, of),
  );
  if (cite === undefined || cite.trim() === '') return paragraphs;
  return [...paragraphs, $createQuoteSourceNode(of).append($createTextNode(cite))];
}

/** The quote that these nodes are, or nothing when nothing is written in them. */
export function $readQuote(group: readonly LexicalNode[]): Quote[] {
  const [first] = group;
  const of = first === undefined ? null : $getState(first, quoteState);
  const content = group
    .map((node) => ($isElementNode(node) && !$isQuoteSourceNode(node) ? $readInlines(node) : []))
    .filter((inlines) => inlines.length > 0);
  const cite = group
    .filter($isQuoteSourceNode)
    .map((node) => node.getTextContent().replace(/\n/gu, ' '))
    .filter((words) => words.trim() !== '')
    .join(' ')
    .slice(0, 2_000);
  if (content.length === 0 && cite === '') return [];
  const quote: Quote = {
    type: 'quote',
    content,
    ...(cite === '' ? {} : { cite }),
    ...(of?.language === undefined ? {} : { language: of.language }),
  };
  return [keepSource(quote, of?.origin)];
}
