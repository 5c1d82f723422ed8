/** Which of the root's children make one block of the document together. */
import { $isQuoteNode } from '@lexical/rich-text';
import { $isTableNode } from '@lexical/table';
import { $getState, type LexicalNode } from 'lexical';
import { $isQuestionNode, $questionOf } from '../nodes/question-node.ts';
import { $isQuoteSourceNode } from '../nodes/quote-source-node.ts';
import { $membershipOf, quoteState } from '../nodes/state.ts';
import { $isTableCaptionNode } from '../nodes/table-caption-node.ts';
import { TextBlockNode } from '../nodes/text-block-node.ts';

function groups(nodes: readonly LexicalNode[], keyOf: (node: LexicalNode) => string): LexicalNode[][] {
  const found: LexicalNode[][] = [];
  let last: string | undefined;
  for (const node of nodes) {
    const key = keyOf(node);
    if (key === last) found.at(-1)?.push(node);
    else found.push([node]);
    last = key;
  }
  return found;
}

/** Turns, each its nodes; what stands between two turns is one group. */
export const $turnGroups = (nodes: readonly LexicalNode[]): LexicalNode[][] =>
  groups(nodes, (node) =>
    $isQuestionNode(node)
      ? `question ${$questionOf(node)?.id ?? ''}`
      : `answer ${$membershipOf(node)?.id ?? ''}`,
  );

/** Blocks, each its nodes: a quote and its source, a caption and its table, the lines of a note. */
export const $blockGroups = (nodes: readonly LexicalNode[]): LexicalNode[][] => groups(nodes, $blockKey);

function $blockKey(node: LexicalNode): string {
  if ($isQuoteNode(node) || $isQuoteSourceNode(node)) return $getState(node, quoteState)?.id ?? node.getKey();
  const id = node instanceof TextBlockNode ? node.$blockId() : null;
  if (id !== null) return id;
  const next = $isTableCaptionNode(node) ? node.getNextSibling() : null;
  return $isTableNode(next) ? next.getKey() : node.getKey();
}
