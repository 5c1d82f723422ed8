/** Conversion of character offsets in a block to points in its runs of text. */
import {
  $createRangeSelection,
  $isElementNode,
  $isTextNode,
  $setSelection,
  type ElementNode,
  type LexicalEditor,
  type LexicalNode,
  type TextNode,
} from 'lexical';

export type Point = Readonly<{ node: TextNode; offset: number }>;

export function $leaves(element: ElementNode): LexicalNode[] {
  return element.getChildren().flatMap((child) => ($isElementNode(child) ? $leaves(child) : [child]));
}

/** The run that contains a character of the block, or the run before it if `end`. */
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

/** The DOM point of a position in a run; null for a run that is not drawn. */
export function domPoint(editor: LexicalEditor, { node, offset }: Point): readonly [Node, number] | null {
  let dom: Node | null = editor.getElementByKey(node.getKey());
  while (dom !== null && dom.nodeType !== Node.TEXT_NODE) dom = dom.firstChild;
  return dom === null ? null : [dom, Math.min(offset, dom.textContent?.length ?? 0)];
}
