/** Lines that belong to the block beside them: a quote's source, a table's caption. Alone they are text. */
import { $isQuoteNode } from '@lexical/rich-text';
import { $isTableNode } from '@lexical/table';
import { $createParagraphNode, $getState, $setState, type ElementNode, type LexicalNode } from 'lexical';
import { $isQuoteSourceNode } from '../nodes/quote-source-node.ts';
import { $membershipOf, membershipState, quoteState } from '../nodes/state.ts';
import { $isTableCaptionNode } from '../nodes/table-caption-node.ts';

/** Each goes where its block goes: into its answer, or out of it. Without it, it becomes a paragraph, its words kept. */
export function $settleCompanions(blocks: readonly LexicalNode[]): void {
  for (const block of blocks) {
    if ($isQuoteSourceNode(block)) {
      const quote = block.getPreviousSibling();
      if (!$isQuoteNode(quote)) $toParagraph(block);
      else {
        const of = $getState(quote, quoteState);
        if ($getState(block, quoteState)?.id !== of?.id) $setState(block, quoteState, of);
        $follow(block, quote);
      }
    } else if ($isTableCaptionNode(block)) {
      const table = block.getNextSibling();
      if ($isTableNode(table)) $follow(block, table);
      else $toParagraph(block);
    }
  }
}

function $follow(block: LexicalNode, other: LexicalNode): void {
  const membership = $membershipOf(other);
  if ($membershipOf(block)?.id !== membership?.id) $setState(block, membershipState, membership);
}

function $toParagraph(block: ElementNode): void {
  const paragraph = $createParagraphNode();
  $setState(paragraph, membershipState, $membershipOf(block));
  paragraph.append(...block.getChildren());
  block.replace(paragraph);
}
