/** Where a quote comes from: the line under its paragraphs, plain text. It belongs to the quote just above it. */
import {
  $create,
  $createParagraphNode,
  $setState,
  ElementNode,
  type DOMExportOutput,
  type LexicalNode,
  type ParagraphNode,
  type RangeSelection,
} from 'lexical';
import { quoteState, type QuoteOf } from './state.ts';

export class QuoteSourceNode extends ElementNode {
  override $config() {
    return this.config('quote-source', { extends: ElementNode, stateConfigs: [quoteState] });
  }

  override createDOM(): HTMLElement {
    const dom = document.createElement('p');
    dom.className = 'escale-quote-source';
    return dom;
  }

  override updateDOM(): false {
    return false;
  }

  override exportDOM(): DOMExportOutput {
    return { element: document.createElement('cite') };
  }

  override insertNewAfter(_selection: RangeSelection, restoreSelection?: boolean): ParagraphNode {
    const paragraph = $createParagraphNode();
    this.insertAfter(paragraph, restoreSelection);
    return paragraph;
  }

  override canIndent(): false {
    return false;
  }
}

export function $createQuoteSourceNode(of: QuoteOf | null): QuoteSourceNode {
  return $setState($create(QuoteSourceNode), quoteState, of);
}

export function $isQuoteSourceNode(node: LexicalNode | null | undefined): node is QuoteSourceNode {
  return node instanceof QuoteSourceNode;
}
