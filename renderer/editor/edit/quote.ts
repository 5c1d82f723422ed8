/** Moving between a quote and its source. */
import { $isQuoteNode } from '@lexical/rich-text';
import { $createParagraphNode, $getState, type ElementNode, type LexicalNode } from 'lexical';
import {
  $createQuoteSourceNode,
  $isQuoteSourceNode,
  type QuoteSourceNode,
} from '../model/nodes/quote-source-node.ts';
import { $membershipOf, $setMembership, quoteState } from '../model/nodes/state.ts';
import { $caretBlock } from './blocks.ts';

/** Moves the caret to the source of the quote, which is created if needed. */
export function $goToQuoteSource(): void {
  const block = $caretBlock();
  if ($isQuoteNode(block)) $sourceOf(block).selectEnd();
}

function $sourceOf(quote: ElementNode): QuoteSourceNode {
  const id = $getState(quote, quoteState)?.id;
  let last: LexicalNode = quote;
  for (let next = quote.getNextSibling(); next !== null; next = next.getNextSibling()) {
    if ($isQuoteSourceNode(next)) return next;
    if (!$isQuoteNode(next) || $getState(next, quoteState)?.id !== id) break;
    last = next;
  }
  const source = $createQuoteSourceNode($getState(quote, quoteState));
  last.insertAfter(source);
  $setMembership(source, $membershipOf(quote));
  return source;
}

/** Enter on the empty last line of a quote removes the line and moves to the source. False on other lines. */
export function $leaveQuoteForSource(block: ElementNode): boolean {
  const before = block.getPreviousSibling();
  const id = $getState(block, quoteState)?.id;
  const continues = $isQuoteNode(before) && $getState(before, quoteState)?.id === id;
  const next = block.getNextSibling();
  const last = !$isQuoteNode(next) || $getState(next, quoteState)?.id !== id;
  if (!continues || !last) return false;
  const source = $sourceOf(block);
  block.remove();
  source.selectEnd();
  return true;
}

/** Enter in a source continues after the quote, in the same answer, with the words after the caret. */
export function $enterInSource(source: QuoteSourceNode): void {
  const paragraph = $createParagraphNode();
  source.insertAfter(paragraph);
  $setMembership(paragraph, $membershipOf(source));
  if (source.isEmpty()) source.remove();
  paragraph.selectStart();
}
