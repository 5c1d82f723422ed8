/** Moving a turn among the others: an answer alone, a question with all its answers. The caret follows. */
import { $isHeadingNode } from '@lexical/rich-text';
import { $getSelection, $setSelection, type LexicalNode } from 'lexical';
import { $isLeadNode } from '../model/nodes/lead-node.ts';
import { $isQuestionNode } from '../model/nodes/question-node.ts';
import { $membershipOf } from '../model/nodes/state.ts';
import { $caretBlock, $turnBlocks } from './blocks.ts';
import { $headingAt, $questionAbove, $questionWithId, $sectionBlocks } from './sections.ts';

export type Direction = 'up' | 'down';

/** Moves blocks before this one, in their order; the selection stays in their text. */
function $putBefore(target: LexicalNode, blocks: readonly LexicalNode[]): void {
  const selection = $getSelection()?.clone() ?? null;
  for (const block of blocks) target.insertBefore(block, false);
  $setSelection(selection);
}

function $putAfter(target: LexicalNode, blocks: readonly LexicalNode[]): void {
  const selection = $getSelection()?.clone() ?? null;
  let last = target;
  for (const block of blocks) {
    last.insertAfter(block, false);
    last = block;
  }
  $setSelection(selection);
}

/** Moves the turn at the caret (or the block, outside a turn) past its neighbour. Null if there is none. */
export function $moveTurn(direction: Direction): LexicalNode | null {
  const block = $caretBlock();
  if (block === null || $isLeadNode(block)) return null;
  const question = $isQuestionNode(block) ? $questionAbove(block) : null;
  const moved =
    question === null
      ? $moveUnit($turnBlocks(block), direction)
      : $moveSection($sectionBlocks(question), direction);
  return moved ? block : null;
}

/** Moves a question with its answers past the neighbouring question or heading. */
export function $moveQuestion(id: string, direction: Direction): boolean {
  const question = $questionWithId(id);
  return question !== null && $moveSection($sectionBlocks(question), direction);
}

function $moveSection(section: readonly LexicalNode[], direction: Direction): boolean {
  const before = section[0]?.getPreviousSibling() ?? null;
  const after = section.at(-1)?.getNextSibling() ?? null;
  if (direction === 'up') {
    if (before === null || $isLeadNode(before)) return false;
    $putBefore($questionAbove(before) ?? before, section);
    return true;
  }
  // Any other block here is the closing text, which stays last.
  if ($isQuestionNode(after)) $putAfter($sectionBlocks(after).at(-1) ?? after, section);
  else if ($isHeadingNode(after)) $putAfter(after, section);
  else return false;
  return true;
}

function $moveUnit(unit: readonly LexicalNode[], direction: Direction): boolean {
  const answer = $membershipOf(unit[0] ?? null) !== null;
  const before = unit[0]?.getPreviousSibling() ?? null;
  const after = unit.at(-1)?.getNextSibling() ?? null;
  if (direction === 'up') {
    const target = before === null || $isLeadNode(before) ? null : $turnBlocks(before)[0];
    if (target === null || target === undefined) return false;
    const insertionPoint = answer ? $aboveHeadings(target) : target;
    // An answer cannot come before the first question.
    if (answer && $isQuestionNode(target) && $lastQuestionBefore(insertionPoint) === null) return false;
    $putBefore(insertionPoint, unit);
    return true;
  }
  const target = answer ? $belowHeadings(after) : after;
  if (target === null) return false;
  $putAfter($turnBlocks(target).at(-1) ?? target, unit);
  return true;
}

/** Skips the headings of the question that an answer passes. */
function $aboveHeadings(block: LexicalNode): LexicalNode {
  let firstHeading = block;
  for (
    let before = firstHeading.getPreviousSibling();
    $isHeadingNode(before);
    before = firstHeading.getPreviousSibling()
  )
    firstHeading = before;
  return firstHeading;
}

function $belowHeadings(block: LexicalNode | null): LexicalNode | null {
  let nextBlock = block;
  while ($isHeadingNode(nextBlock)) nextBlock = nextBlock.getNextSibling();
  return nextBlock;
}

function $lastQuestionBefore(block: LexicalNode): LexicalNode | null {
  let node = block.getPreviousSibling();
  while (node !== null && !$isQuestionNode(node)) node = node.getPreviousSibling();
  return node;
}

/**
 * The drop position of a question: beside another question, or beside a heading, counted from 0 among those with words.
 */
export type Drop = Readonly<
  { position: 'before' | 'after' } & ({ kind: 'question'; id: string } | { kind: 'heading'; index: number })
>;

/**
 * Moves a question with its answers to another position. False if it is already there, or the position no longer
 * exists.
 */
export function $dropQuestion(id: string, drop: Drop): boolean {
  const question = $questionWithId(id);
  if (question === null) return false;
  const section = $sectionBlocks(question);
  const target = drop.kind === 'heading' ? $headingAt(drop.index) : $questionWithId(drop.id);
  if (target === null || section.some((block) => block.is(target))) return false;
  if (drop.position === 'before') {
    if (target.getPreviousSibling()?.is(section.at(-1) ?? null) === true) return false;
    $putBefore(target, section);
    return true;
  }
  const last = $isQuestionNode(target) ? ($sectionBlocks(target).at(-1) ?? target) : target;
  if (last.getNextSibling()?.is(question) === true) return false;
  $putAfter(last, section);
  return true;
}
