/**
 * The caret position as a short text that outlives the session: the turn by id or the block by index, then the
 * paragraph in it and the character.
 */
import { $isListItemNode } from '@lexical/list';
import {
  $getRoot,
  $getSelection,
  $isElementNode,
  $isRangeSelection,
  $isTextNode,
  type ElementNode,
  type LexicalNode,
} from 'lexical';
import { $turnId } from '../model/nodes/state.ts';
import { $blockOf, $blocksOfTurn, $turnBlocks } from './blocks.ts';
import { $leaves } from './text-points.ts';

/** `t:<turn>:<block in it>:<character>` or `b:<block>:<character>`; undefined without a caret in the text. */
export function $caretPosition(): string | undefined {
  const selection = $getSelection();
  if (!$isRangeSelection(selection)) return undefined;
  const node = selection.focus.getNode();
  const block = $blockOf(node);
  if (block === null || !$isElementNode(block)) return undefined;
  const at = $charactersBefore(block, node, selection.focus.offset);
  const turn = $turnId(block);
  if (turn === null) return `b:${block.getIndexWithinParent()}:${at}`;
  return `t:${turn}:${$turnBlocks(block).findIndex((part) => part.is(block))}:${at}`;
}

function $charactersBefore(block: ElementNode, node: LexicalNode, offset: number): number {
  let count = 0;
  const inner = $isElementNode(node) ? node.getChildAtIndex(offset) : null;
  for (const leaf of $leaves(block)) {
    if (leaf.is(node)) return count + offset;
    if (leaf.is(inner)) return count;
    count += leaf.getTextContentSize();
  }
  return count;
}

/** Moves the caret to a position from `$caretPosition`; false if it no longer exists. */
export function $restoreCaret(position: string): boolean {
  const [kind, id = '', ...rest] = position.split(':');
  const numbers = rest.map(Number);
  const block =
    kind === 't'
      ? $blocksOfTurn(id)[numbers[0] ?? 0]
      : kind === 'b'
        ? $getRoot().getChildAtIndex(Number(id))
        : undefined;
  if (block === undefined || block === null || !$isElementNode(block)) return false;
  $setCaretIn(block, numbers.at(-1) ?? 0);
  return true;
}

function $setCaretIn(block: ElementNode, at: number): void {
  let left = at;
  for (const leaf of $leaves(block)) {
    const size = leaf.getTextContentSize();
    if ($isTextNode(leaf) && left <= size) {
      leaf.select(left, left);
      return;
    }
    left -= size;
  }
  const last = block.getLastDescendant();
  if ($isListItemNode(last)) last.selectEnd();
  else block.selectEnd();
}
