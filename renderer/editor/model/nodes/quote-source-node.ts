/** The source of a quote: a line of plain text under its paragraphs, tied to the quote just above it. */
import { $create, ElementNode, $setState, type DOMExportOutput, type LexicalNode } from 'lexical';
import { TextBlockNode } from './text-block-node.ts';
import { quoteState, type QuoteOf } from './state.ts';

export class QuoteSourceNode extends TextBlockNode {
  override $config() {
    return this.config('quote-source', { extends: ElementNode, stateConfigs: [quoteState] });
  }

  override $kind(): 'quote-source' {
    return 'quote-source';
  }

  override exportDOM(): DOMExportOutput {
    return { element: document.createElement('cite') };
  }
}

export function $createQuoteSourceNode(of: QuoteOf | null): QuoteSourceNode {
  return $setState($create(QuoteSourceNode), quoteState, of);
}

export function $isQuoteSourceNode(node: LexicalNode | null | undefined): node is QuoteSourceNode {
  return node instanceof QuoteSourceNode;
}
