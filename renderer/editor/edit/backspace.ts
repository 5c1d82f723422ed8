/** Backspace and Delete where blocks meet. */
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

/** True when Backspace was ours: at the start of a block it undoes what the block is before it joins anything. */
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
  if (insideTurn && $standsApart(before)) return $goBackInto(before, block);
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
  if ($standsApart(before)) return $goBackInto(before, block);
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
  if ($standsApart(before)) return $goBackInto(before, block);
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

/** Code becomes paragraphs, a line each. */
function $backspaceInCode(code: CodeBlockNode): true {
  $codeToParagraphs(code);
  return true;
}

/** Back to the quote, or up from the caption; an empty line of that kind goes. */
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

/** A heading, or the first line of a quote, is a paragraph again, in the same answer. */
function $toParagraph(block: LexicalNode): true {
  const paragraph = $createParagraphNode();
  const membership = $membershipOf(block);
  if ($isElementNode(block)) paragraph.append(...block.getChildren());
  block.replace(paragraph);
  $setMembership(paragraph, membership);
  paragraph.selectStart();
  return true;
}

/** A block whose words never run into its neighbour's: a card, a table, code, a source, a caption. */
const $standsApart = (block: LexicalNode | null): boolean =>
  $isDecoratorNode(block) ||
  $isTableNode(block) ||
  $isCodeBlockNode(block) ||
  $isQuoteSourceNode(block) ||
  $isTableCaptionNode(block);

/** A card is selected first, and the next key takes it away; into words the caret goes, and an empty block is left behind. */
function $goBackInto(before: LexicalNode | null, block: LexicalNode): true {
  if (before !== null) $enterAtEnd(before);
  if ($isEmptyBlock(block) && block.getNextSibling() !== null) block.remove();
  return true;
}

/** A caret left between two blocks, beside a card that a removed selection ended at, goes into the one before or after. */
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

/** True when Delete was ours: the end of the lead does not swallow the body, and cards, tables and code stay whole. */
export function $deleteForward(): boolean {
  if ($caretBetweenBlocks('forward')) return true;
  const block = $caretBlock();
  if (block === null || $isDecoratorNode(block) || !$caretAtEnd(block)) return false;
  const next = block.getNextSibling();
  if ($isLeadNode(block)) return !$isLeadNode(next);
  if (!$standsApart(next)) return $standsApart(block);
  if ($isDecoratorNode(next)) $selectCard(next);
  else if ($isElementNode(next)) next.selectStart();
  if ($isEmptyBlock(block) && !$isLeadNode(block)) block.remove();
  return true;
}
