/** A random walk through a text: random carets, and the letters counted to detect a lost word. */
import { $findCellNode } from '@lexical/table';
import {
  $createRangeSelection,
  $getRoot,
  $getSelection,
  $isDecoratorNode,
  $isElementNode,
  $isRangeSelection,
  $isTextNode,
  $setSelection,
  type LexicalNode,
  type PointType,
} from 'lexical';
import type { Post } from '#interview/document.ts';
import type { TestEditor } from './test-editor.ts';

/** `keep`: the same letters; `more`: none lost; `less`: none added; `any`: both. */
export type Effect = 'keep' | 'more' | 'less' | 'any';
export type Step = Readonly<{ act: number; at: number; to: number; pick: number; wide: boolean }>;

export function $leaves(node: LexicalNode = $getRoot()): LexicalNode[] {
  return $isElementNode(node) && node.getChildrenSize() > 0 ? node.getChildren().flatMap($leaves) : [node];
}

/** Sets the caret, or a selection; sometimes it stays as it is. */
export function placeSelection(test: TestEditor, { at, to, wide, pick }: Step): void {
  if (pick % 5 === 0) return;
  test.act(() => {
    const leaves = $leaves();
    const spread = pick % 3 === 0;
    const one = leaves[at % leaves.length];
    const other = leaves[(spread && wide ? to : at) % leaves.length];
    if (one === undefined || other === undefined) return;
    const selection = $createRangeSelection();
    $put(selection.anchor, one, at);
    if ($mayReach(one, other)) $put(selection.focus, other, spread ? to : at);
    else $put(selection.focus, one, at);
    $setSelection(selection);
  });
}

/**
 * happy-dom moves a selection that leaves a table for ever; Lexical’s development build refuses to delete one that
 * starts between runs of text (its release does not).
 */
const $mayReach = (one: LexicalNode, other: LexicalNode): boolean =>
  [one, other].every((leaf) => $isTextNode(leaf) || $isDecoratorNode(leaf)) &&
  (one.is(other) || $findCellNode(one)?.getKey() === $findCellNode(other)?.getKey());

function $put(point: PointType, leaf: LexicalNode, offset: number): void {
  if ($isTextNode(leaf)) point.set(leaf.getKey(), offset % (leaf.getTextContentSize() + 1), 'text');
  else if ($isElementNode(leaf)) point.set(leaf.getKey(), 0, 'element');
  else point.set(leaf.getParentOrThrow().getKey(), leaf.getIndexWithinParent(), 'element');
}

/** Whether there is a selection: words, a card, cells. */
export const isSelected = (test: TestEditor): boolean =>
  test.editor.read(() => {
    const selection = $getSelection();
    return !$isRangeSelection(selection) || !selection.isCollapsed();
  });

const WORDS = new Set(['text', 'alt', 'credit', 'cite', 'title', 'html']);

/** Every letter of a document, at any position. */
export function letters(post: Post): string {
  const wordLetters: string[] = [];
  const visit = (value: unknown, name: string): void => {
    if (typeof value === 'string') {
      if (WORDS.has(name)) wordLetters.push(...value.replace(/[^\p{L}]/gu, ''));
    } else if (Array.isArray(value)) for (const one of value) visit(one, name);
    else if (typeof value === 'object' && value !== null)
      for (const [inner, one] of Object.entries(value)) visit(one, inner);
  };
  visit({ title: post.title, lead: post.lead, body: post.body }, '');
  return wordLetters.toSorted().join('');
}

/** Letters of the first text missing from the second. */
export function missing(from: string, other: string): string {
  const rest = [...other];
  return [...from]
    .filter((letter) => {
      const at = rest.indexOf(letter);
      if (at >= 0) rest.splice(at, 1);
      return at < 0;
    })
    .join('');
}
