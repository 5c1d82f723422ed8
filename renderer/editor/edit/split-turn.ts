/** Splitting a turn at the caret, and merging it with the turn before (docs/design/document.md#ids). */
import { $isListItemNode, $isListNode, $createListNode, type ListNode } from '@lexical/list';
import {
  $findMatchingParent,
  $getRoot,
  $getSelection,
  $isElementNode,
  $isRangeSelection,
  $setSelection,
  $setState,
  type LexicalNode,
} from 'lexical';
import { newId } from '../model/new-id.ts';
import { $isQuoteSourceNode } from '../model/nodes/quote-source-node.ts';
import { $isTableCaptionNode } from '../model/nodes/table-caption-node.ts';
import { $createQuestionNode, $isQuestionNode, $questionOf } from '../model/nodes/question-node.ts';
import {
  $membershipOf,
  $setMembership,
  $turnId,
  questionState,
  type Membership,
} from '../model/nodes/state.ts';
import {
  $caretAtEnd,
  $caretAtStart,
  $caretBlock,
  $collapseToStart,
  $isEmptyBlock,
  $turnBlocks,
} from './blocks.ts';
import { $expectedNext } from './people.ts';
import { $questionAbove } from './sections.ts';
import { $beginAnswer, $restAfterCaret, type Arrival } from './turns.ts';

/**
 * Splits the question or the answer at the caret. The second part of an answer goes to the person expected next, whose
 * name is asked for; that of a question is put to the same people. Null if there is nothing to split.
 */
export function $splitTurn(): Arrival | null {
  $collapseToStart();
  const block = $caretBlock();
  if (block === null || $turnId(block) === null) return null;
  const turn = $turnBlocks(block);
  // A caption belongs to its table.
  const first = turn.find((part) => !$isTableCaptionNode(part) || part.is(block))?.is(block) === true;
  const following = turn.slice(turn.findIndex((part) => part.is(block)) + 1);
  const membership = $membershipOf(block);
  if (first && !$isListNode(block) && $caretBeforeBlock(block)) return null;
  if (membership === null) return $splitQuestion(block, following);
  const next = $expectedNext(block);
  const second: Membership = {
    id: newId(),
    participants: next === undefined ? [] : [next.id],
    labelShown: membership.labelShown,
    ...(membership.language === undefined ? {} : { language: membership.language }),
  };
  const rest = $partAfterCaret(block, first);
  // The source stays under its quote.
  const after = $isQuoteSourceNode(following[0]) ? following.slice(1) : following;
  const [begins, ...others] = rest === null ? after : [rest, ...following];
  if (begins === undefined) return null;
  return { ...$beginAnswer(begins, others, second), nameWanted: true };
}

function $splitQuestion(block: LexicalNode, following: readonly LexicalNode[]): Arrival | null {
  const of = $isQuestionNode(block) ? $questionOf(block) : null;
  if (of === null || !$isQuestionNode(block)) return null;
  const { origin: _origin, copiedFrom: _copiedFrom, ...kept } = of;
  const second = { ...kept, id: newId() };
  const parts = $caretAtStart(block) ? [block, ...following] : [...following];
  const selection = $getSelection();
  if (!$caretAtStart(block) && !$caretAtEnd(block) && $isRangeSelection(selection)) {
    const rest = selection.insertParagraph();
    if (rest !== null) {
      const part = $createQuestionNode(second);
      part.append(...rest.getChildren());
      rest.replace(part);
      parts.unshift(part);
    }
  }
  const [begins] = parts;
  if (begins === undefined) return null;
  for (const part of parts) $setState(part, questionState, second);
  $getRoot().markDirty();
  if ($isElementNode(begins)) begins.selectStart();
  return { kind: 'question', block: begins, nameWanted: false };
}

/** The part of a block after the caret: the whole block if the caret is at its start; null if nothing follows. */
function $partAfterCaret(block: LexicalNode, first: boolean): LexicalNode | null {
  if ($isListNode(block)) return $listAfterCaret(block, first);
  if (!$isElementNode(block)) return first ? null : block;
  return $caretBeforeBlock(block) ? block : $restAfterCaret(block);
}

/** Whether the caret is before the whole block. A caption is not split from its table. */
const $caretBeforeBlock = (block: LexicalNode): boolean => $isTableCaptionNode(block) || $caretAtStart(block);

/** The list lines after the caret's line, or from that line on if the caret is at its start. */
function $listAfterCaret(list: ListNode, first: boolean): LexicalNode | null {
  const selection = $getSelection();
  if (!$isRangeSelection(selection)) return null;
  const item = $findMatchingParent(
    selection.anchor.getNode(),
    (node) => $isListItemNode(node) && node.getParent()?.is(list) === true,
  );
  if (item === null) return null;
  const lines = [...($caretAtStart(item) ? [item] : []), ...item.getNextSiblings()];
  if (lines.length === 0) return null;
  if (lines.length === list.getChildrenSize()) return first ? null : list;
  const rest = $createListNode(list.getListType(), list.getStart());
  rest.append(...lines);
  list.insertAfter(rest);
  return rest;
}

/** The result of a merge: the people named on the turn, and those no longer named. */
export type MergeResult = Readonly<{
  kind: 'question' | 'answer';
  block: LexicalNode;
  dropped: readonly string[];
}>;

/**
 * Merges the turn at the caret with the one before of the same kind. Answers must be neighbours; a question joins the
 * one above across its answers, which then answer both. Null if there is none.
 */
export function $mergeTurn(): MergeResult | null {
  const block = $caretBlock();
  if (block === null) return null;
  const turn = $turnBlocks(block);
  const before = turn[0]?.getPreviousSibling() ?? null;
  if (before === null) return null;
  const membership = $membershipOf(block);
  if (membership !== null) {
    const earlier = $membershipOf(before);
    if (earlier === null) return null;
    const dropped = membership.participants.filter((id) => !earlier.participants.includes(id));
    $dropEmpty(turn, before);
    for (const part of turn) if (part.isAttached()) $setMembership(part, earlier);
    return { kind: 'answer', block: before, dropped };
  }
  if (!$isQuestionNode(block)) return null;
  const above = $questionAbove(before);
  const of = above === null ? null : $questionOf(above);
  if (above === null || of === null) return null;
  let last = $turnBlocks(above).at(-1) ?? above;
  const selection = $getSelection()?.clone() ?? null;
  for (const part of turn) {
    $setState(part, questionState, of);
    last.insertAfter(part);
    last = part;
  }
  $setSelection(selection);
  $getRoot().markDirty();
  return { kind: 'question', block: above, dropped: [] };
}

/** Drops the empty paragraph of an answer that was only begun. */
function $dropEmpty(turn: readonly LexicalNode[], before: LexicalNode): void {
  const [only] = turn;
  if (turn.length !== 1 || only === undefined || !$isEmptyBlock(only) || !$isElementNode(before)) return;
  only.remove();
  before.selectEnd();
}
