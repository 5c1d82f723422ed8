/** The caret and the selection in terms of blocks. Every block is a child of the root. */
import { $isListNode } from '@lexical/list';
import { $isHeadingNode } from '@lexical/rich-text';
import { $isTableNode } from '@lexical/table';
import {
  $getRoot,
  $getSelection,
  $isElementNode,
  $isRangeSelection,
  $isRootNode,
  type ElementNode,
  type LexicalNode,
  type PointType,
  type RangeSelection,
} from 'lexical';
import { $isQuestionNode } from '../model/nodes/question-node.ts';
import { $isSealedNode } from '../model/nodes/sealed-node.ts';
import { $turnId } from '../model/nodes/state.ts';

/** The root's child that holds this node. */
export function $blockOf(node: LexicalNode): LexicalNode | null {
  // Not Lexical's getTopLevelElement(), which stops inside a table cell.
  for (let at: LexicalNode | null = node; at !== null; at = at.getParent())
    if ($isRootNode(at.getParent())) return at;
  return null;
}

/** The block with the caret or the focus of a selection, or the selected card. */
export function $caretBlock(): LexicalNode | null {
  const selection = $getSelection();
  if (selection !== null && !$isRangeSelection(selection)) {
    const [node] = selection.getNodes();
    return node === undefined ? null : $blockOf(node);
  }
  if (selection === null) return null;
  return $pointBlock(selection.focus);
}

function $pointBlock(point: PointType): LexicalNode | null {
  const node = point.getNode();
  if (!$isRootNode(node)) return $blockOf(node);
  return node.getChildAtIndex(Math.min(point.offset, node.getChildrenSize() - 1));
}

/** All blocks of the selection, in order. */
export function $selectedBlocks(): LexicalNode[] {
  const selection = $getSelection();
  if (selection === null) return [];
  if ($isRangeSelection(selection)) {
    const one = $pointBlock(selection.anchor);
    const other = $pointBlock(selection.focus);
    if (one === null || other === null) return [];
    const [first, last] = selection.isBackward() ? [other, one] : [one, other];
    const blocks = [first];
    for (let block = first; !block.is(last);) {
      const next = block.getNextSibling();
      if (next === null) break;
      blocks.push(next);
      block = next;
    }
    return blocks;
  }
  const blocks = selection.getNodes().map($blockOf);
  return blocks.filter(
    (block, index): block is LexicalNode =>
      block !== null && blocks.findIndex((other) => other?.is(block) === true) === index,
  );
}

/** The selection if it is collapsed. */
export function $caret(): RangeSelection | null {
  const selection = $getSelection();
  return $isRangeSelection(selection) && selection.isCollapsed() ? selection : null;
}

/** Collapses the selection to its start, so that a new turn deletes no words. */
export function $collapseToStart(): void {
  const selection = $getSelection();
  if (!$isRangeSelection(selection) || selection.isCollapsed()) return;
  const { anchor, focus } = selection;
  const [from, to] = selection.isBackward() ? [focus, anchor] : [anchor, focus];
  to.set(from.key, from.offset, from.type);
}

/** Whether the caret is at the start of this block. */
export function $caretAtStart(block: LexicalNode): boolean {
  const caret = $caret();
  if (caret === null || caret.anchor.offset !== 0) return false;
  return isEdge(caret.anchor.getNode(), block, (node) => node.getPreviousSibling());
}

/** Whether the caret is at the end of this block. */
export function $caretAtEnd(block: LexicalNode): boolean {
  const caret = $caret();
  if (caret === null) return false;
  const node = caret.anchor.getNode();
  const size = $isElementNode(node) ? node.getChildrenSize() : node.getTextContentSize();
  return caret.anchor.offset === size && isEdge(node, block, (one) => one.getNextSibling());
}

function isEdge(
  from: LexicalNode,
  block: LexicalNode,
  sibling: (node: LexicalNode) => LexicalNode | null,
): boolean {
  for (let node: LexicalNode | null = from; node !== null; node = node.getParent()) {
    if (node.is(block)) return true;
    if (sibling(node) !== null) return false;
  }
  return false;
}

export function $isEmptyBlock(block: LexicalNode | null): boolean {
  return $isElementNode(block) && block.getTextContentSize() === 0;
}

/** Whether the block's children are runs of text: paragraph, question, heading, quote or lead. */
export function $isTextBlock(block: LexicalNode | null): block is ElementNode {
  return $isElementNode(block) && !$isListNode(block) && !$isTableNode(block);
}

/** Whether the document allows this block in an answer. */
export function $mayBeInAnswer(block: LexicalNode): boolean {
  if ($isHeadingNode(block) || $isQuestionNode(block)) return false;
  if ($isSealedNode(block)) return !['rule', 'jumpBreak'].includes(block.block().type);
  return block.getType() !== 'lead';
}

/** The blocks of a turn, by its id. */
export function $blocksOfTurn(id: string): LexicalNode[] {
  return $getRoot()
    .getChildren()
    .filter((block) => $turnId(block) === id);
}

/** All blocks of this block's turn, or only the block if it has none. */
export function $turnBlocks(block: LexicalNode): LexicalNode[] {
  const turn = $turnId(block);
  if (turn === null) return [block];
  const blocks = [block];
  for (
    let before = block.getPreviousSibling();
    before !== null && $turnId(before) === turn;
    before = before.getPreviousSibling()
  )
    blocks.unshift(before);
  for (
    let after = block.getNextSibling();
    after !== null && $turnId(after) === turn;
    after = after.getNextSibling()
  )
    blocks.push(after);
  return blocks;
}

export function $isLastOfTurn(block: LexicalNode): boolean {
  const next = block.getNextSibling();
  return next === null || $turnId(next) !== $turnId(block);
}
