/** Replaces the post in the editor by another version; unchanged parts keep their nodes. */
import { $getRoot, type LexicalNode } from 'lexical';
import type { Answer, Post, TopBlock } from '#interview/document.ts';
import { $blockGroups, $turnGroups } from '../model/document/body-groups.ts';
import { $blocksOf, $readSimple } from '../model/document/document-bridge.ts';
import { $isLeadNode } from '../model/nodes/lead-node.ts';
import { $isQuestionNode } from '../model/nodes/question-node.ts';
import { $membershipOf, $setMembership, $setPeople, type Membership } from '../model/nodes/state.ts';

/**
 * Writes the differences between `before`, just read from this editor, and `after`: people and body. Identical block
 * objects count as unchanged. Returns the first changed node; null if there is none, or if `before` is not this text.
 */
export function $changePost(before: Post, after: Post): LexicalNode | null {
  if (after.participants !== before.participants) $setPeople(after.participants);
  const nodes = $nodesOfBody();
  if (nodes.length !== before.body.length) return null;
  return $changeBlocks(nodes, before.body, after.body, null);
}

/** The nodes of each block of the body, in the order of `$readDocument`. */
export function $nodesOfBody(): LexicalNode[][] {
  const nodes = $getRoot()
    .getChildren()
    .filter((node) => !$isLeadNode(node));
  return $turnGroups(nodes).flatMap((group) =>
    $isQuestionNode(group[0]) || $membershipOf(group[0] ?? null) !== null ? [group] : $written(group),
  );
}

/** Groups without empty paragraphs, which are no blocks of the document. */
const $written = (nodes: readonly LexicalNode[]): LexicalNode[][] =>
  $blockGroups(nodes).filter((group) => $readSimple(group).length > 0);

function $changeBlocks(
  nodes: readonly LexicalNode[][],
  before: readonly TopBlock[],
  after: readonly TopBlock[],
  membership: Membership | null,
): LexicalNode | null {
  let start = 0;
  while (start < before.length && start < after.length && before[start] === after[start]) start += 1;
  let same = 0;
  while (
    same < Math.min(before.length, after.length) - start &&
    before[before.length - 1 - same] === after[after.length - 1 - same]
  )
    same += 1;
  const [old, now] = [before.slice(start, before.length - same), after.slice(start, after.length - same)];
  const taken = nodes.slice(start, nodes.length - same);
  if (old.length === 0 && now.length === 0) return null;
  if (old.length !== now.length) return $replace(taken.flat(), $blocksOf(now), membership);
  let first: LexicalNode | null = null;
  for (const [index, block] of now.entries()) {
    const was = old[index];
    const blockNodes = taken[index] ?? [];
    if (was === block || was === undefined) continue;
    const changed =
      was.type === 'answer' && block.type === 'answer' && was.id === block.id
        ? $changeAnswer(blockNodes, was, block)
        : $replace(blockNodes, $blocksOf([block]), membership);
    first ??= changed;
  }
  return first;
}

export function $changeAnswer(
  nodes: readonly LexicalNode[],
  before: Answer,
  after: Answer,
): LexicalNode | null {
  const [first] = nodes;
  const parts = $written(nodes);
  // An answer without words is one empty paragraph, which is not one of its blocks.
  if (first === undefined || parts.length === 0 || parts.length !== before.blocks.length)
    return $replace(nodes, $blocksOf([after]), null);
  const { id, participants, labelShown, language } = after;
  const origin = $membershipOf(first)?.origin;
  const membership: Membership = {
    id,
    participants,
    labelShown,
    ...(language === undefined ? {} : { language }),
    ...(origin === undefined ? {} : { origin }),
  };
  const changed = $changeBlocks(parts, before.blocks, after.blocks, membership);
  for (const node of nodes) if (node.isAttached()) $setMembership(node, membership);
  return changed ?? first;
}

/** Replaces nodes, keeping the answer they belong to. */
function $replace(
  old: readonly LexicalNode[],
  now: readonly LexicalNode[],
  membership: Membership | null,
): LexicalNode | null {
  const [first] = old;
  if (first === undefined) return null;
  for (const node of now) {
    first.insertBefore(node);
    if (membership !== null) $setMembership(node, membership);
  }
  for (const node of old) node.remove();
  return now[0] ?? null;
}
