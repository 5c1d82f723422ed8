/** Groups of root children that form one block of the document. */
import { $isQuoteNode } from '@lexical/rich-text';
import { $isTableNode } from '@lexical/table';
import { $getState, type LexicalNode } from 'lexical';
import { $isQuestionNode, $questionOf } from '../nodes/question-node.ts';
import { $isQuoteSourceNode } from '../nodes/quote-source-node.ts';
import { $membershipOf, quoteState } from '../nodes/state.ts';
import { $isTableCaptionNode } from '../nodes/table-caption-node.ts';
import { TextBlockNode } from '../nodes/text-block-node.ts';

function groups(nodes: readonly LexicalNode[], keyOf: (node: LexicalNode) => string): LexicalNode[][] {
  const result: LexicalNode[][] = [];
  let last: string | undefined;
  for (const node of nodes) {
    const key = keyOf(node);
    if (key === last) result.at(-1)?.push(node);
    else result.push([node]);
    last = key;
  }
  return result;
}

/** The nodes of each turn; the nodes between two turns form a group. */
export const $turnGroups = (nodes: readonly LexicalNode[]): LexicalNode[][] =>
  groups(nodes, (node) =>
    $isQuestionNode(node)
      ? `question ${$questionOf(node)?.id ?? ''}`
      : `answer ${$membershipOf(node)?.id ?? ''}`,
  );

/** The nodes of each block: a quote and its source, a caption and its table, the lines of a note. */
export const $blockGroups = (nodes: readonly LexicalNode[]): LexicalNode[][] => groups(nodes, $blockKey);

function $blockKey(node: LexicalNode): string {
  if ($isQuoteNode(node) || $isQuoteSourceNode(node)) return $getState(node, quoteState)?.id ?? node.getKey();
  const id = node instanceof TextBlockNode ? node.$blockId() : null;
  if (id !== null) return id;
  const next = $isTableCaptionNode(node) ? node.getNextSibling() : null;
  return $isTableNode(next) ? next.getKey() : node.getKey();
}
