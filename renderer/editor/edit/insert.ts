/** Inserts a whole block at the caret, such as a rule or the jump break, as one undo step. */
import { $createParagraphNode, $getRoot, $isElementNode, $isParagraphNode, type LexicalNode } from 'lexical';
import { $isLeadNode } from '../model/nodes/lead-node.ts';
import { $createSealedNode, $isSealedNode } from '../model/nodes/sealed-node.ts';
import { $isQuestionNode } from '../model/nodes/question-node.ts';
import { $membershipOf, $setMembership, $turnId } from '../model/nodes/state.ts';
import { $caretBlock, $isEmptyBlock, $isTextBlock, $mayBeInAnswer, $turnBlocks } from './blocks.ts';

/**
 * Inserts the block after the caret's block if its answer may contain it, else after the whole turn; an empty paragraph
 * is replaced. The caret moves to the text after it.
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
  // The empty paragraph is removed, unless the answer would have no block left.
  if ($isParagraphNode(block) && $isEmptyBlock(block) && (inAnswer || $turnBlocks(block).length > 1))
    block.remove();
  else if ($isParagraphNode(block) && $isEmptyBlock(block) && $membershipOf(block) === null) block.remove();
}

/** Inserts the jump break (« Lire la suite »). A post has only one: an existing one is moved. */
export function $insertJumpBreak(): void {
  $removeJumpBreaks();
  $insertBlock($createSealedNode({ type: 'jumpBreak' }));
}

function $removeJumpBreaks(): void {
  for (const block of $getRoot().getChildren())
    if ($isSealedNode(block) && block.block().type === 'jumpBreak') block.remove();
}

/**
 * Puts the jump break after the opening of the post: after the lead, else after the first question and its answers,
 * else after the first paragraph. The caret does not move.
 */
export function $setJumpBreak(): void {
  $removeJumpBreaks();
  const blocks = $getRoot().getChildren();
  const first =
    // An empty lead is only a placeholder.
    blocks.findLast((block) => $isLeadNode(block) && !$isEmptyBlock(block)) ??
    $endOfFirstTurn(blocks) ??
    blocks.find((block) => $isTextBlock(block) && !$isEmptyBlock(block)) ??
    blocks[0];
  first?.insertAfter($createSealedNode({ type: 'jumpBreak' }));
}

/** The last block of the first question and its answers, or of the first answer if there is no question. */
function $endOfFirstTurn(blocks: readonly LexicalNode[]): LexicalNode | undefined {
  const start = blocks.findIndex((block) => $turnId(block) !== null);
  if (start === -1) return undefined;
  const question = $isQuestionNode(blocks[start]) ? $turnId(blocks[start] ?? null) : null;
  let end = start;
  for (let at = start + 1; at < blocks.length; at += 1) {
    const block = blocks[at] ?? null;
    const own = question !== null && $turnId(block) === question;
    if (!own && $membershipOf(block) === null) break;
    end = at;
  }
  return blocks[end];
}

export function $insertRule(): void {
  $insertBlock($createSealedNode({ type: 'rule' }));
}

function $lastLead(lead: LexicalNode): LexicalNode {
  const next = lead.getNextSibling();
  return $isElementNode(next) && $isLeadNode(next) ? $lastLead(next) : lead;
}
