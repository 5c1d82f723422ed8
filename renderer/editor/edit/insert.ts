/** Putting a whole block where the caret is: a rule, the jump break; in one step to undo. */
import { $createParagraphNode, $getRoot, $isElementNode, $isParagraphNode, type LexicalNode } from 'lexical';
import { $isLeadNode } from '../model/nodes/lead-node.ts';
import { $createSealedNode, $isSealedNode } from '../model/nodes/sealed-node.ts';
import { $isQuestionNode } from '../model/nodes/question-node.ts';
import { $membershipOf, $setMembership, $turnId } from '../model/nodes/state.ts';
import { $caretBlock, $isEmptyBlock, $isTextBlock, $mayBeInAnswer, $turnBlocks } from './blocks.ts';

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
  $removeJumpBreaks();
  $insertBlock($createSealedNode({ type: 'jumpBreak' }));
}

function $removeJumpBreaks(): void {
  for (const block of $getRoot().getChildren())
    if ($isSealedNode(block) && block.block().type === 'jumpBreak') block.remove();
}

/**
 * « Lire la suite » where the beginning of a post ends: after the lead; without one after the first question with its
 * answers; in a text without turns after its first paragraph. Wherever the caret is, it stays.
 */
export function $setJumpBreak(): void {
  $removeJumpBreaks();
  const blocks = $getRoot().getChildren();
  const first =
    // An empty lead is only where one may be written.
    blocks.findLast((block) => $isLeadNode(block) && !$isEmptyBlock(block)) ??
    $endOfFirstTurn(blocks) ??
    blocks.find((block) => $isTextBlock(block) && !$isEmptyBlock(block)) ??
    blocks[0];
  first?.insertAfter($createSealedNode({ type: 'jumpBreak' }));
}

/** The last block of the first question and of what answers it; of the first answer where nothing is asked. */
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
