/**
 * Pastes blocks inside a block with text: the block is split at the caret, and both halves keep their type. Pasted
 * paragraphs become items in a list, and lines of the quote, note, question or lead.
 */
import { $createListItemNode, $isListItemNode, $isListNode, type ListItemNode } from '@lexical/list';
import { $createQuoteNode, $isHeadingNode, $isQuoteNode } from '@lexical/rich-text';
import {
  $findMatchingParent,
  $getState,
  $isElementNode,
  $isParagraphNode,
  $setState,
  type ElementNode,
  type LexicalNode,
  type RangeSelection,
} from 'lexical';
import { $createLeadNode, $isLeadNode } from '../model/nodes/lead-node.ts';
import { $createQuestionNode, $isQuestionNode, $questionOf } from '../model/nodes/question-node.ts';
import { $membershipOf, $setMembership, quoteState } from '../model/nodes/state.ts';
import { TextBlockNode } from '../model/nodes/text-block-node.ts';
import { $blockOf, $mayBeInAnswer } from './blocks.ts';

/** Longer pastes do not become part of a lead or a question. */
const MOST_PARAGRAPHS = 3;

/**
 * Inserts blocks at the caret. Returns those that remain separate blocks: not the first, if it joined the line, nor the
 * one that took the rest of the line. Null, without a change, if the caret is in no block with text.
 */
export function $pasteIntoBlock(
  selection: RangeSelection,
  nodes: readonly LexicalNode[],
): LexicalNode[] | null {
  const start = selection.anchor.getNode();
  const block = $findMatchingParent(start, $isListItemNode) ?? $blockOf(start);
  if (block === null || !$isElementNode(block) || $isListNode(block)) return null;
  const make = $blockMaker(block, nodes);
  const pieces = make === null ? [...nodes] : nodes.flatMap((node) => $splitIntoBlocks(node, make));
  const membership = $membershipOf(block);
  const rest = $restAfter(selection, block);
  // A heading split at its start moves whole, and an empty paragraph is left before it.
  const before = rest?.getPreviousSibling();
  const movedWhole = !block.isAttached();
  const target = movedWhole && $isElementNode(before) ? before : block;
  const [first, ...others] = pieces;
  const joins = first !== undefined && $continuesLine(target, first, make !== null);
  if (joins) target.append(...first.getChildren());
  const placed = $insertAfterEach(target, joins ? others : pieces);
  if (membership !== null)
    for (const node of rest === null ? placed : [...placed, rest])
      if (node.getParent() !== null && $mayBeInAnswer(node) && !$isListItemNode(node))
        $setMembership(node, membership);
  const end = $putCaretAfter(placed.at(-1) ?? target, movedWhole ? null : rest, target);
  if (!joins && target.isEmpty()) target.remove();
  return placed.filter((node) => !node.is(end));
}

/** Makes another block like the caret's; null in a paragraph or heading, which accept any block. */
function $blockMaker(target: ElementNode, nodes: readonly LexicalNode[]): (() => ElementNode) | null {
  if ($isListItemNode(target)) return $createListItemNode;
  if ($isQuoteNode(target)) {
    const of = $getState(target, quoteState);
    return () => $setState($createQuoteNode(), quoteState, of);
  }
  const line = target instanceof TextBlockNode ? target.$another() : null;
  if (line !== null) return () => line.$another() ?? line;
  if (nodes.length > MOST_PARAGRAPHS || !nodes.every($isTextual)) return null;
  if ($isLeadNode(target)) return $createLeadNode;
  const question = $isQuestionNode(target) ? $questionOf(target) : null;
  return question === null ? null : () => $createQuestionNode(question);
}

const $isTextual = (node: LexicalNode): node is ElementNode =>
  $isParagraphNode(node) || $isHeadingNode(node) || $isQuoteNode(node);

/** The parts of a pasted block in a list, quote or question: its paragraphs become parts, other blocks stay. */
function $splitIntoBlocks(node: LexicalNode, make: () => ElementNode): LexicalNode[] {
  const like = make();
  if ($isListItemNode(like) && $isListNode(node)) return node.getChildren();
  return $isTextual(node) ? [like.append(...node.getChildren())] : [node];
}

/** Splits the block at the caret; both halves have the same type. Null if nothing follows the caret. */
function $restAfter(selection: RangeSelection, target: ElementNode): ElementNode | null {
  const rest = selection.insertParagraph();
  if (rest === null) return null;
  if (rest.isEmpty()) {
    rest.remove();
    return null;
  }
  const make = $isParagraphNode(target) || $isHeadingNode(target) ? null : $blockMaker(target, []);
  if (make === null || rest.getType() === target.getType()) return rest;
  const same = make().append(...rest.getChildren());
  rest.replace(same);
  return same;
}

/** Whether the first block continues the line of the caret. */
function $continuesLine(target: ElementNode, first: LexicalNode, alike: boolean): first is ElementNode {
  if (!$isElementNode(first) || $isListNode(first)) return false;
  if ($isListItemNode(first) && $isListNode(first.getFirstChild())) return false;
  if (target.isEmpty()) return alike;
  return $isParagraphNode(first) || (alike && first.getType() === target.getType());
}

/** Inserts the blocks in order; those that a list cannot hold follow it. */
function $insertAfterEach(target: ElementNode, nodes: readonly LexicalNode[]): LexicalNode[] {
  let before: LexicalNode = target;
  let beforeBlock: LexicalNode = $blockOf(target) ?? target;
  const placed: LexicalNode[] = [];
  for (const node of nodes) {
    if ($isListItemNode(node) || !$isListItemNode(target)) {
      before.insertAfter(node);
      before = node;
    } else {
      beforeBlock.insertAfter(node);
      beforeBlock = node;
    }
    placed.push(node);
  }
  return placed.filter((node) => !$isListItemNode(node));
}

/**
 * Puts the caret after the pasted blocks and joins the rest of the line to text of the same type. Returns the block
 * that received it.
 */
function $putCaretAfter(
  last: LexicalNode,
  rest: ElementNode | null,
  target: ElementNode,
): LexicalNode | null {
  const end = $isListItemNode(target) ? $lastItemBefore(rest, target) : last;
  if (!$isElementNode(end) || $isListNode(end)) {
    if (rest === null) end.selectNext();
    else rest.selectStart();
    return null;
  }
  end.selectEnd();
  const nested = $isListItemNode(end) && $isListNode(end.getFirstChild());
  const goesOn = rest !== null && !nested && ($isParagraphNode(end) || end.getType() === rest.getType());
  if (!goesOn) return null;
  end.append(...rest.getChildren());
  rest.remove();
  return end;
}

function $lastItemBefore(rest: ElementNode | null, target: ListItemNode): LexicalNode {
  const list = target.getParentOrThrow();
  const before = rest === null ? list.getLastChild() : rest.getPreviousSibling();
  return before ?? target;
}
