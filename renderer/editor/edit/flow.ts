/**
 * Pasted blocks inside a written one: the block is cut at the caret, what comes stands between its halves, and each part
 * keeps what it is. In a list paragraphs become items, in a quote or a note its paragraphs, in a question or the lead theirs.
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

/** Longer than this is not part of a lead or of a question. */
const MOST_PARAGRAPHS = 3;

/**
 * Puts blocks at the caret, which stands in a block with words. Gives those that stand as blocks of their own: neither
 * the first words, which joined the line, nor what took the rest of it. Null, and nothing is done, when the caret stands
 * in no block.
 */
export function $flow(selection: RangeSelection, nodes: readonly LexicalNode[]): LexicalNode[] | null {
  const start = selection.anchor.getNode();
  const block = $findMatchingParent(start, $isListItemNode) ?? $blockOf(start);
  if (block === null || !$isElementNode(block) || $isListNode(block)) return null;
  const make = $makerLike(block, nodes);
  const pieces = make === null ? [...nodes] : nodes.flatMap((node) => $piecesLike(node, make));
  const membership = $membershipOf(block);
  const rest = $restAfter(selection, block);
  // A heading cut at its start is the rest, whole, and an empty paragraph stands before it.
  const before = rest?.getPreviousSibling();
  const whole = !block.isAttached();
  const target = whole && $isElementNode(before) ? before : block;
  const [first, ...others] = pieces;
  const joins = first !== undefined && $joins(target, first, make !== null);
  if (joins) target.append(...first.getChildren());
  const placed = $insertAfterEach(target, joins ? others : pieces);
  if (membership !== null)
    for (const node of rest === null ? placed : [...placed, rest])
      if (node.getParent() !== null && $mayBeInAnswer(node) && !$isListItemNode(node))
        $setMembership(node, membership);
  const end = $endAt(placed.at(-1) ?? target, whole ? null : rest, target);
  if (!joins && target.isEmpty()) target.remove();
  return placed.filter((node) => !node.is(end));
}

/** Makes another block of the kind the caret is in; null in a paragraph or a heading, which take blocks as they are. */
function $makerLike(target: ElementNode, nodes: readonly LexicalNode[]): (() => ElementNode) | null {
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

/** What a pasted block gives to a list, a quote, a question: its paragraphs as parts of that, anything else as it is. */
function $piecesLike(node: LexicalNode, make: () => ElementNode): LexicalNode[] {
  const like = make();
  if ($isListItemNode(like) && $isListNode(node)) return node.getChildren();
  return $isTextual(node) ? [like.append(...node.getChildren())] : [node];
}

/** Cuts the block at the caret; the second half is of the same kind. Null when nothing follows the caret. */
function $restAfter(selection: RangeSelection, target: ElementNode): ElementNode | null {
  const rest = selection.insertParagraph();
  if (rest === null) return null;
  if (rest.isEmpty()) {
    rest.remove();
    return null;
  }
  const make = $isParagraphNode(target) || $isHeadingNode(target) ? null : $makerLike(target, []);
  if (make === null || rest.getType() === target.getType()) return rest;
  const same = make().append(...rest.getChildren());
  rest.replace(same);
  return same;
}

/** Whether the first block's words go on in the line of the caret. */
function $joins(target: ElementNode, first: LexicalNode, alike: boolean): first is ElementNode {
  if (!$isElementNode(first) || $isListNode(first)) return false;
  if ($isListItemNode(first) && $isListNode(first.getFirstChild())) return false;
  if (target.isEmpty()) return alike;
  return $isParagraphNode(first) || (alike && first.getType() === target.getType());
}

/** One after the other; what cannot stand in a list follows it. */
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

/** The caret after what was pasted; the rest of the line goes on there when it is text of one kind. Gives what took it. */
function $endAt(last: LexicalNode, rest: ElementNode | null, target: ElementNode): LexicalNode | null {
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
