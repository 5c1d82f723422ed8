/** Replaces the text in the editor by the library's current text of the same post. */
import { diffArrays } from 'diff';
import {
  $getNodeByKey,
  $getRoot,
  $getSelection,
  $getState,
  $isRangeSelection,
  $setState,
  type LexicalNode,
} from 'lexical';
import type { Post, TopBlock } from '#interview/document.ts';
import { $blocksOf, $writeDocument } from '../model/document/document-bridge.ts';
import { $appendInlines } from '../model/document/inline-bridge.ts';
import { $createLeadNode, $isLeadNode } from '../model/nodes/lead-node.ts';
import { $setPeople, $turnId, kindState, numberedState, titleState } from '../model/nodes/state.ts';
import { $caretPosition, $restoreCaret } from './caret-position.ts';
import { $changeAnswer, $nodesOfBody } from './change-post.ts';

/**
 * Writes the differences between `before`, just read from this editor, and `after`. Unchanged blocks keep their nodes,
 * so that the caret stays; if the caret's block is replaced, it moves to the same turn. The caller handles fields
 * outside the editor (labels, language).
 */
export function $replacePost(before: Post, after: Post): void {
  const caretPosition = $caretPosition();
  const selection = $getSelection();
  const key = $isRangeSelection(selection) ? selection.focus.key : undefined;
  const nodes = $nodesOfBody();
  if (nodes.length === before.body.length) {
    const root = $getRoot();
    if (after.kind !== before.kind) $setState(root, kindState, after.kind);
    if (after.title !== $getState(root, titleState)) $setState(root, titleState, after.title);
    if (after.numbered !== before.numbered) $setState(root, numberedState, after.numbered);
    if (sortedJson(after.participants) !== sortedJson(before.participants)) $setPeople(after.participants);
    if (sortedJson(after.lead) !== sortedJson(before.lead)) $replaceLead(after);
    $replaceBody(nodes, before.body, after.body);
  } else $writeDocument(after);
  if (caretPosition !== undefined && (key === undefined || $getNodeByKey(key) === null))
    $restoreCaret(caretPosition);
}

function $replaceLead({ lead = [] }: Post): void {
  const old = $getRoot().getChildren().filter($isLeadNode);
  const now = lead.map((content) => $appendInlines($createLeadNode(), content));
  const first = $getRoot().getFirstChild();
  for (const node of now.length > 0 ? now : [$createLeadNode()]) {
    if (first === null) $getRoot().append(node);
    else first.insertBefore(node);
  }
  for (const node of old) node.remove();
}

function $replaceBody(
  nodes: readonly LexicalNode[][],
  before: readonly TopBlock[],
  after: readonly TopBlock[],
): void {
  let last = $getRoot().getChildren().findLast($isLeadNode) as LexicalNode | undefined;
  const $place = (placed: readonly LexicalNode[]): void => {
    for (const node of placed) {
      const nextNode = last === undefined ? $getRoot().getFirstChild() : last.getNextSibling();
      if (!node.is(nextNode)) {
        if (last !== undefined) last.insertAfter(node);
        else if (nextNode === null) $getRoot().append(node);
        else nextNode.insertBefore(node);
      }
      last = node;
    }
  };
  let [from, to] = [0, 0];
  let removedIndexes: number[] = [];
  let addedBlocks: TopBlock[] = [];
  const $change = (): void => {
    const taken = new Set<number>();
    for (const block of addedBlocks) {
      const same = removedIndexes.find((index) => isSameAnswer(before[index], block));
      const was = same === undefined ? undefined : before[same];
      if (same === undefined || was?.type !== 'answer' || block.type !== 'answer') $place($blocksOf([block]));
      else {
        taken.add(same);
        $changeAnswer(nodes[same] ?? [], was, block);
        $place($nodesOfTurn(block.id));
      }
    }
    for (const index of removedIndexes)
      if (!taken.has(index)) for (const node of nodes[index] ?? []) node.remove();
    removedIndexes = [];
    addedBlocks = [];
  };
  for (const { added, removed, count } of diffArrays(before.map(sortedJson), after.map(sortedJson))) {
    if (removed) {
      removedIndexes.push(...Array.from({ length: count }, (_, index) => from + index));
      from += count;
    } else if (added) {
      addedBlocks.push(...after.slice(to, to + count));
      to += count;
    } else {
      $change();
      last = nodes[from + count - 1]?.at(-1) ?? last;
      from += count;
      to += count;
    }
  }
  $change();
}

const isSameAnswer = (one: TopBlock | undefined, other: TopBlock): boolean =>
  one?.type === 'answer' && other.type === 'answer' && one.id === other.id;

const $nodesOfTurn = (id: string): LexicalNode[] =>
  $getRoot()
    .getChildren()
    .filter((node) => $turnId(node) === id);

/** A text that is equal for equal values, in any order of fields. */
function sortedJson(value: unknown): string {
  return (
    JSON.stringify(value, (_, field: unknown) =>
      typeof field !== 'object' || field === null || Array.isArray(field)
        ? field
        : Object.fromEntries(Object.entries(field).toSorted(([a], [b]) => (a < b ? -1 : 1))),
    ) ?? ''
  );
}
