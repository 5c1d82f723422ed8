/** A post put in the place of the one in the editor, where the two differ only: what did not change keeps its nodes. */
import { $getRoot, type LexicalNode } from 'lexical';
import type { Answer, Post, TopBlock } from '#interview/document.ts';
import { $blockGroups, $turnGroups } from '../model/document/body-groups.ts';
import { $blocksOf, $readSimple } from '../model/document/document-bridge.ts';
import { $isLeadNode } from '../model/nodes/lead-node.ts';
import { $isQuestionNode } from '../model/nodes/question-node.ts';
import { $membershipOf, $setMembership, $setPeople, type Membership } from '../model/nodes/state.ts';

/**
 * Writes what differs between `before`, as it was just read from here, and `after`: people and body. Blocks that are the
 * same object did not change. Gives the first node that did; null where none did, or where the two are of another text.
 */
export function $changePost(before: Post, after: Post): LexicalNode | null {
  if (after.participants !== before.participants) $setPeople(after.participants);
  const nodes = $nodesOfBody();
  if (nodes.length !== before.body.length) return null;
  return $changeBlocks(nodes, before.body, after.body, null);
}

/** The nodes of each block of the body, as `$readDocument` gives them. */
export function $nodesOfBody(): LexicalNode[][] {
  const nodes = $getRoot()
    .getChildren()
    .filter((node) => !$isLeadNode(node));
  return $turnGroups(nodes).flatMap((group) =>
    $isQuestionNode(group[0]) || $membershipOf(group[0] ?? null) !== null ? [group] : $written(group),
  );
}

/** Empty paragraphs are no blocks. */
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
    const there = taken[index] ?? [];
    if (was === block || was === undefined) continue;
    const changed =
      was.type === 'answer' && block.type === 'answer' && was.id === block.id
        ? $changeAnswer(there, was, block)
        : $replace(there, $blocksOf([block]), membership);
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
  // An answer without words stands as one empty paragraph, which is none of its blocks.
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

/** Puts nodes where others stood, in an answer where there is one. */
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
