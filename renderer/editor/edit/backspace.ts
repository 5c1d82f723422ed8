/** Backspace and Delete at the edges of blocks. */
import { $isListItemNode, $isListNode } from '@lexical/list';
import { $isHeadingNode, $isQuoteNode } from '@lexical/rich-text';
import { $isTableNode } from '@lexical/table';
import {
  $createParagraphNode,
  $findMatchingParent,
  $isDecoratorNode,
  $isElementNode,
  $isRootNode,
  type ElementNode,
  type LexicalNode,
} from 'lexical';
import { $isCodeBlockNode, type CodeBlockNode } from '../model/nodes/code-block-node.ts';
import { $isQuoteSourceNode } from '../model/nodes/quote-source-node.ts';
import { $isTableCaptionNode } from '../model/nodes/table-caption-node.ts';
import { $selectCard } from './cards.ts';
import { $codeToParagraphs } from './code.ts';
import { $isLeadNode } from '../model/nodes/lead-node.ts';
import { $isQuestionNode } from '../model/nodes/question-node.ts';
import { $membershipOf, $setMembership, $turnId } from '../model/nodes/state.ts';
import { $caret, $caretAtEnd, $caretAtStart, $caretBlock, $isEmptyBlock } from './blocks.ts';
import { $leaveAnswer } from './turns.ts';

/**
 * Handles Backspace at the start of a block: it first resets the type of the block, then joins. Returns false if the
 * default applies.
 */
export function $backspace(): boolean {
  if ($caretBetweenBlocks('back')) return true;
  const block = $caretBlock();
  if (block === null) return false;
  if ($isTableNode(block)) return false;
  if ($isListNode(block)) return $backspaceInList(block);
  if (!$caretAtStart(block)) return false;
  const before = block.getPreviousSibling();
  if ($isCodeBlockNode(block)) return $backspaceInCode(block);
  if ($isQuoteSourceNode(block) || $isTableCaptionNode(block)) return $backspaceInCompanion(block);
  if ($isLeadNode(block)) return before === null;
  const insideTurn = before !== null && $turnId(before) !== null && $turnId(before) === $turnId(block);
  if ($isQuoteNode(block) ? !$isQuoteNode(before) : $isHeadingNode(block)) return $toParagraph(block);
  if (insideTurn && $neverMerges(before)) return $goBackInto(before, block);
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
  if ($neverMerges(before)) return $goBackInto(before, block);
  // The caret moves to the lead; the words stay in the body.
  if (before !== null && $isLeadNode(before)) {
    before.selectEnd();
    return true;
  }
  return false;
}

/** Removes an empty turn or an empty paragraph of a turn, unless it is the last block of the body. */
function $removeEmpty(block: LexicalNode, before: LexicalNode | null): boolean {
  if (before === null || ($isLeadNode(before) && block.getNextSibling() === null)) {
    if (before !== null && $isElementNode(before)) before.selectEnd();
    return true;
  }
  if ($neverMerges(before)) return $goBackInto(before, block);
  if (!$isElementNode(before)) return false;
  block.remove();
  before.selectEnd();
  return true;
}

/** Turns the first line of a list into a paragraph of the same answer. */
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

/** Turns code into paragraphs, one per line. */
function $backspaceInCode(code: CodeBlockNode): true {
  $codeToParagraphs(code);
  return true;
}

/** Moves the caret to the quote or above the caption; an empty line is removed. */
function $backspaceInCompanion(line: ElementNode): true {
  const before = line.getPreviousSibling();
  const empty = line.isEmpty();
  if (before !== null && ($isQuoteSourceNode(line) || !empty)) $enterAtEnd(before);
  else {
    const next = line.getNextSibling();
    if ($isElementNode(next)) next.selectStart();
  }
  if (empty) line.remove();
  return true;
}

/** Turns a heading or the first line of a quote into a paragraph of the same answer. */
function $toParagraph(block: LexicalNode): true {
  const paragraph = $createParagraphNode();
  const membership = $membershipOf(block);
  if ($isElementNode(block)) paragraph.append(...block.getChildren());
  block.replace(paragraph);
  $setMembership(paragraph, membership);
  paragraph.selectStart();
  return true;
}

/** Whether the words of a block never merge with a neighbour: a card, table, code, source or caption. */
const $neverMerges = (block: LexicalNode | null): boolean =>
  $isDecoratorNode(block) ||
  $isTableNode(block) ||
  $isCodeBlockNode(block) ||
  $isQuoteSourceNode(block) ||
  $isTableCaptionNode(block);

/** Selects a card, or moves the caret into the words before; an empty block is removed. */
function $goBackInto(before: LexicalNode | null, block: LexicalNode): true {
  if (before !== null) $enterAtEnd(before);
  if ($isEmptyBlock(block) && block.getNextSibling() !== null) block.remove();
  return true;
}

/**
 * Moves a caret left between two blocks, after a removed selection that ended at a card, into the block before or
 * after.
 */
function $caretBetweenBlocks(way: 'back' | 'forward'): boolean {
  const caret = $caret();
  const root = caret?.anchor.getNode() ?? null;
  if (caret === null || !$isRootNode(root)) return false;
  const at = caret.anchor.offset;
  const target = root.getChildAtIndex(way === 'back' ? at - 1 : at);
  if (way === 'back' && target !== null) $enterAtEnd(target);
  else if ($isElementNode(target)) target.selectStart();
  else if (target !== null) $selectCard(target);
  return true;
}

function $enterAtEnd(block: LexicalNode): void {
  if ($isDecoratorNode(block)) $selectCard(block);
  else if ($isElementNode(block)) block.selectEnd();
}

/**
 * Handles Delete: the end of the lead does not join the body, and cards, tables and code stay whole. Returns false if
 * the default applies.
 */
export function $deleteForward(): boolean {
  if ($caretBetweenBlocks('forward')) return true;
  const block = $caretBlock();
  if (block === null || $isDecoratorNode(block) || !$caretAtEnd(block)) return false;
  const next = block.getNextSibling();
  if ($isLeadNode(block)) return !$isLeadNode(next);
  if (!$neverMerges(next)) return $neverMerges(block);
  if ($isDecoratorNode(next)) $selectCard(next);
  else if ($isElementNode(next)) next.selectStart();
  if ($isEmptyBlock(block) && !$isLeadNode(block)) block.remove();
  return true;
}
