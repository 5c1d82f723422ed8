/** Another text of the same post, as the library has it now, in the place of the one in the editor. */
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
 * Writes what differs between `before`, as it was just read from here, and `after`. What did not change keeps its nodes,
 * so that the caret stays; where its own block is another one, it comes to the same turn. What the editor does not hold
 * (labels, language) is the caller's.
 */
export function $takePost(before: Post, after: Post): void {
  const place = $caretPosition();
  const selection = $getSelection();
  const key = $isRangeSelection(selection) ? selection.focus.key : undefined;
  const nodes = $nodesOfBody();
  if (nodes.length === before.body.length) {
    const root = $getRoot();
    if (after.kind !== before.kind) $setState(root, kindState, after.kind);
    if (after.title !== $getState(root, titleState)) $setState(root, titleState, after.title);
    if (after.numbered !== before.numbered) $setState(root, numberedState, after.numbered);
    if (written(after.participants) !== written(before.participants)) $setPeople(after.participants);
    if (written(after.lead) !== written(before.lead)) $takeLead(after);
    $takeBody(nodes, before.body, after.body);
  } else $writeDocument(after);
  if (place !== undefined && (key === undefined || $getNodeByKey(key) === null)) $restoreCaret(place);
}

function $takeLead({ lead = [] }: Post): void {
  const old = $getRoot().getChildren().filter($isLeadNode);
  const now = lead.map((content) => $appendInlines($createLeadNode(), content));
  const first = $getRoot().getFirstChild();
  for (const node of now.length > 0 ? now : [$createLeadNode()]) {
    if (first === null) $getRoot().append(node);
    else first.insertBefore(node);
  }
  for (const node of old) node.remove();
}

function $takeBody(
  nodes: readonly LexicalNode[][],
  before: readonly TopBlock[],
  after: readonly TopBlock[],
): void {
  let last = $getRoot().getChildren().findLast($isLeadNode) as LexicalNode | undefined;
  const $place = (placed: readonly LexicalNode[]): void => {
    for (const node of placed) {
      const there = last === undefined ? $getRoot().getFirstChild() : last.getNextSibling();
      if (!node.is(there)) {
        if (last !== undefined) last.insertAfter(node);
        else if (there === null) $getRoot().append(node);
        else there.insertBefore(node);
      }
      last = node;
    }
  };
  let [from, to] = [0, 0];
  let gone: number[] = [];
  let come: TopBlock[] = [];
  const $change = (): void => {
    const taken = new Set<number>();
    for (const block of come) {
      const same = gone.find((index) => isSameAnswer(before[index], block));
      const was = same === undefined ? undefined : before[same];
      if (same === undefined || was?.type !== 'answer' || block.type !== 'answer') $place($blocksOf([block]));
      else {
        taken.add(same);
        $changeAnswer(nodes[same] ?? [], was, block);
        $place($nodesOfTurn(block.id));
      }
    }
    for (const index of gone) if (!taken.has(index)) for (const node of nodes[index] ?? []) node.remove();
    gone = [];
    come = [];
  };
  for (const { added, removed, count } of diffArrays(before.map(written), after.map(written))) {
    if (removed) {
      gone.push(...Array.from({ length: count }, (_, index) => from + index));
      from += count;
    } else if (added) {
      come.push(...after.slice(to, to + count));
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

/** Equal for equal values, whatever the order of their fields. */
function written(value: unknown): string {
  return (
    JSON.stringify(value, (_, field: unknown) =>
      typeof field !== 'object' || field === null || Array.isArray(field)
        ? field
        : Object.fromEntries(Object.entries(field).toSorted(([a], [b]) => (a < b ? -1 : 1))),
    ) ?? ''
  );
}
