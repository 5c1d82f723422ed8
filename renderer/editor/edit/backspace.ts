/** Backspace and Delete where blocks meet. */
import { $isListItemNode, $isListNode } from '@lexical/list';
import { $createParagraphNode, $findMatchingParent, $isElementNode, type LexicalNode } from 'lexical';
import { $isLeadNode } from '../nodes/lead-node.ts';
import { $isQuestionNode } from '../nodes/question-node.ts';
import { $membershipOf, $setMembership, $turnId } from '../nodes/state.ts';
import { $caret, $caretAtEnd, $caretAtStart, $caretBlock, $isEmptyBlock } from './blocks.ts';
import { $leaveAnswer } from './turns.ts';

/** True when Backspace was ours: at the start of a block it undoes what the block is before it joins anything. */
export function $backspace(): boolean {
  const block = $caretBlock();
  if (block === null) return false;
  if ($isListNode(block)) return $backspaceInList(block);
  if (!$caretAtStart(block)) return false;
  const before = block.getPreviousSibling();
  if ($isLeadNode(block)) return before === null;
  const insideTurn = before !== null && $turnId(before) !== null && $turnId(before) === $turnId(block);
  const turn = $isQuestionNode(block) || $membershipOf(block) !== null;
  if (turn && $isEmptyBlock(block)) return $removeEmpty(block, before);
  if ($membershipOf(block) !== null) {
    $leaveAnswer(block);
    return true;
  }
  if ($isQuestionNode(block) && !insideTurn) {
    const paragraph = $createParagraphNode();
    paragraph.append(...block.getChildren());
    block.replace(paragraph);
    paragraph.selectStart();
    return true;
  }
  // The lead never swallows the body: the caret goes there, the words stay.
  if (before !== null && $isLeadNode(before)) {
    before.selectEnd();
    return true;
  }
  return false;
}

/** An empty turn, or an empty paragraph of one, just goes. The last body block stays. */
function $removeEmpty(block: LexicalNode, before: LexicalNode | null): boolean {
  if (before === null || ($isLeadNode(before) && block.getNextSibling() === null)) {
    if (before !== null && $isElementNode(before)) before.selectEnd();
    return true;
  }
  if (!$isElementNode(before)) return false;
  block.remove();
  before.selectEnd();
  return true;
}

/** The first line of a list becomes a paragraph of the same answer. */
function $backspaceInList(list: LexicalNode): boolean {
  const caret = $caret();
  if (caret === null || caret.anchor.offset !== 0) return false;
  const item = $findMatchingParent(caret.anchor.getNode(), $isListItemNode);
  if (item === null || !$caretAtStart(item) || !item.getParent()?.is(list)) return false;
  const membership = $membershipOf(list);
  if (!item.collapseAtStart(caret)) return false;
  const block = $caretBlock();
  if (block !== null && membership !== null) $setMembership(block, membership);
  return true;
}

/** True when Delete was ours: the end of the lead does not swallow the body. */
export function $deleteForward(): boolean {
  const block = $caretBlock();
  return block !== null && $isLeadNode(block) && $caretAtEnd(block) && !$isLeadNode(block.getNextSibling());
}
