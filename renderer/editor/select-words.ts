/** Words of a block, by their places in its text. */
import {
  $createRangeSelection,
  $isElementNode,
  $isTextNode,
  $setSelection,
  type ElementNode,
  type LexicalNode,
  type TextNode,
} from 'lexical';

export type Point = Readonly<{ node: TextNode; offset: number }>;

export function $leaves(element: ElementNode): LexicalNode[] {
  return element.getChildren().flatMap((child) => ($isElementNode(child) ? $leaves(child) : [child]));
}

/** The run that holds a character of the block; `end`: the one before it. */
export function $pointAt(runs: readonly LexicalNode[], character: number, end: boolean): Point | null {
  let left = character;
  for (const node of runs) {
    const size = node.getTextContentSize();
    if ($isTextNode(node) && (end ? left <= size : left < size)) return { node, offset: left };
    left -= size;
  }
  return null;
}

export function $selectBetween(from: Point, to: Point): void {
  const selection = $createRangeSelection();
  selection.anchor.set(from.node.getKey(), from.offset, 'text');
  selection.focus.set(to.node.getKey(), to.offset, 'text');
  $setSelection(selection);
}

/** Selects what stands between two places of a block's text; its beginning where that is no longer there. */
export function $selectWords(block: ElementNode, from: number, to: number): void {
  const runs = $leaves(block);
  const [start, end] = [$pointAt(runs, from, false), $pointAt(runs, to, true)];
  if (start === null || end === null) block.selectStart();
  else $selectBetween(start, end);
}
