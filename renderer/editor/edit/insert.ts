/** Putting a whole block where the caret is: a rule, the jump break; in one step to undo. */
import { $createParagraphNode, $getRoot, $isElementNode, $isParagraphNode, type LexicalNode } from 'lexical';
import { $isLeadNode } from '../nodes/lead-node.ts';
import { $createSealedNode, $isSealedNode, $sealedOf } from '../nodes/sealed-node.tsx';
import { $membershipOf, $setMembership } from '../nodes/state.ts';
import { $caretBlock, $isEmptyBlock, $mayBeInAnswer, $turnBlocks } from './blocks.ts';

/**
 * After the block with the caret, in its answer when the document lets it stand there, else after the whole turn; in
 * place of an empty paragraph. One always goes on writing after it: the caret is left in the text that follows.
 */
export function $insertBlock(node: LexicalNode): void {
  const block = $caretBlock() ?? $getRoot().getLastChild();
  const inAnswer = block !== null && $mayBeInAnswer(node) && $mayBeInAnswer(block);
  const membership = inAnswer ? $membershipOf(block) : null;
  if (block === null) $getRoot().append(node);
  else if ($isLeadNode(block)) $lastLead(block).insertAfter(node);
  else if (inAnswer || $membershipOf(block) === null) block.insertAfter(node);
  else $turnBlocks(block).at(-1)?.insertAfter(node);
  if (membership !== null) $setMembership(node, membership);
  const next = node.getNextSibling();
  if ($isParagraphNode(next) && next.isEmpty() && $membershipOf(next)?.id === membership?.id)
    next.selectStart();
  else {
    const paragraph = $createParagraphNode();
    node.insertAfter(paragraph);
    $setMembership(paragraph, membership);
    paragraph.selectStart();
  }
  // What was only a place to insert from goes, unless an answer would be left without a block.
  if ($isParagraphNode(block) && $isEmptyBlock(block) && (inAnswer || $turnBlocks(block).length > 1))
    block.remove();
  else if ($isParagraphNode(block) && $isEmptyBlock(block) && $membershipOf(block) === null) block.remove();
}

/** The line a reader sees as « Lire la suite ». A post has one: it comes here from where it was. */
export function $insertJumpBreak(): void {
  for (const block of $getRoot().getChildren())
    if ($isSealedNode(block) && $sealedOf(block).type === 'jumpBreak') block.remove();
  $insertBlock($createSealedNode({ type: 'jumpBreak' }));
}

export function $insertRule(): void {
  $insertBlock($createSealedNode({ type: 'rule' }));
}

function $lastLead(lead: LexicalNode): LexicalNode {
  const next = lead.getNextSibling();
  return $isElementNode(next) && $isLeadNode(next) ? $lastLead(next) : lead;
}
