/**
 * Edits of the interview's state: Enter, next person, next question, leaving and joining an answer. The first part of a
 * split and the first of a merge keep the id (docs/design/document.md#ids).
 */
import { $handleListInsertParagraph, $isListNode } from '@lexical/list';
import { $createQuoteNode, $isQuoteNode } from '@lexical/rich-text';
import {
  $createParagraphNode,
  $getRoot,
  $getSelection,
  $getState,
  $isDecoratorNode,
  $isElementNode,
  $isParagraphNode,
  $isRangeSelection,
  $setState,
  type ElementNode,
  type LexicalNode,
} from 'lexical';
import { $isTableNode } from '@lexical/table';
import { $isCodeBlockNode } from '../model/nodes/code-block-node.ts';
import { $isTableCaptionNode } from '../model/nodes/table-caption-node.ts';
import { $isQuoteSourceNode } from '../model/nodes/quote-source-node.ts';
import { $enterInSource, $leaveQuoteForSource } from './quote.ts';
import { newId } from '../model/new-id.ts';
import { $isLeadNode } from '../model/nodes/lead-node.ts';
import {
  $createQuestionNode,
  $isQuestionNode,
  $questionOf,
  type QuestionNode,
} from '../model/nodes/question-node.ts';
import { $membershipOf, $setMembership, quoteState, type Membership } from '../model/nodes/state.ts';
import {
  $caretAtEnd,
  $caretAtStart,
  $caretBlock,
  $collapseToStart,
  $isEmptyBlock,
  $isLastOfTurn,
  $isTextBlock,
  $mayBeInAnswer,
  $turnBlocks,
} from './blocks.ts';
import { $allAnswered, $expectedNext, $nameAnswer } from './people.ts';

/** The result of an edit, for the announcement and the name chooser. */
export type Arrival = Readonly<{
  kind: 'answer' | 'question' | 'text';
  block: LexicalNode;
  nameWanted: boolean;
}>;

function $newMembership(after: LexicalNode): Membership {
  const person = $expectedNext(after);
  return { id: newId(), participants: person === undefined ? [] : [person.id], labelShown: true };
}

/** Splits a text block at the caret. Returns the second part, or null if nothing follows the caret. */
export function $restAfterCaret(block: LexicalNode): ElementNode | null {
  const selection = $getSelection();
  if (!$isRangeSelection(selection) || !$isTextBlock(block) || $caretAtEnd(block)) return null;
  const rest = selection.insertParagraph();
  if (rest === null) return null;
  const paragraph = $createParagraphNode();
  paragraph.append(...rest.getChildren());
  rest.replace(paragraph);
  return paragraph;
}

function $arriveAt(kind: Arrival['kind'], block: LexicalNode, nameWanted: boolean): Arrival {
  if ($isElementNode(block)) block.selectStart();
  else block.selectNext();
  return { kind, block, nameWanted };
}

/** Begins an answer with `first` and the blocks that followed in the same answer. */
export function $beginAnswer(
  first: LexicalNode,
  following: readonly LexicalNode[],
  membership: Membership,
): Arrival {
  for (const block of [first, ...following]) $setMembership(block, membership);
  return $arriveAt('answer', first, membership.participants.length === 0);
}

/**
 * « Personne suivante »: begins an answer by the person expected next. Inside an answer, the text after the caret goes
 * to that person; on an empty answer, the name changes instead.
 */
export function $nextPerson(): Arrival | null {
  $collapseToStart();
  const block = $caretBlock() ?? $getRoot().getLastChild();
  if (block === null) return null;
  const membership = $membershipOf(block);
  const turn = $turnBlocks(block);
  if (membership !== null && turn.length === 1 && $isEmptyBlock(block))
    return $nameNextPerson(block, membership);
  const next = $newMembership(block);
  if (membership === null && $isEmptyBlock(block) && !$isLeadNode(block)) {
    const paragraph = $createParagraphNode();
    block.replace(paragraph);
    return $beginAnswer(paragraph, [], next);
  }
  if (membership !== null && $caretAtStart(block) && turn[0]?.is(block) === true)
    return $arriveAt('answer', block, true);
  const following = membership === null ? [] : turn.slice(turn.findIndex((part) => part.is(block)) + 1);
  const rest = $restAfterCaret(block);
  if (rest !== null) return $beginAnswer(rest, following, next);
  if (following.length > 0 && following[0] !== undefined)
    return $beginAnswer(following[0], following.slice(1), next);
  const after = $isQuestionNode(block)
    ? (turn.at(-1) ?? block)
    : $isLeadNode(block)
      ? $lastLead(block)
      : block;
  const paragraph = $createParagraphNode();
  after.insertAfter(paragraph);
  return $beginAnswer(paragraph, [], next);
}

function $lastLead(lead: LexicalNode): LexicalNode {
  const next = lead.getNextSibling();
  return next !== null && $isLeadNode(next) ? $lastLead(next) : lead;
}

/** On an empty answer, offers the expected person first, then each of the post's people. */
function $nameNextPerson(block: LexicalNode, membership: Membership): Arrival {
  const next = $expectedNext(block);
  const participants = next === undefined || membership.participants.includes(next.id) ? [] : [next.id];
  $nameAnswer(block, participants);
  return $arriveAt('answer', block, participants.length === 0);
}

/**
 * « Question suivante »: adds a question after the turn, or makes one of the text after the caret in a question or in
 * plain text.
 */
export function $nextQuestion(): Arrival | null {
  $collapseToStart();
  const block = $caretBlock() ?? $getRoot().getLastChild();
  if (block === null) return null;
  const question = $createQuestionNode({ id: newId() });
  if ($isEmptyBlock(block) && !$isLeadNode(block) && $turnBlocks(block).length === 1) {
    block.replace(question);
    return $arriveAt('question', question, false);
  }
  const rest =
    $isQuestionNode(block) || ($membershipOf(block) === null && !$isLeadNode(block))
      ? $restAfterCaret(block)
      : null;
  if (rest !== null) {
    question.append(...rest.getChildren());
    rest.replace(question);
  } else {
    const last = $isLeadNode(block) ? $lastLead(block) : ($turnBlocks(block).at(-1) ?? block);
    const empty = $isEmptyBlock(block) && !$isLeadNode(block) && $turnBlocks(block).length > 1 ? block : null;
    last.insertAfter(question);
    empty?.remove();
  }
  return $arriveAt('question', question, false);
}

/** Takes a block out of its answer; the following blocks become an answer of their own (ids are repaired later). */
export function $leaveAnswer(block: LexicalNode): void {
  $setMembership(block, null);
}

/** Puts a block into the answer before it. False if there is none, or the answer cannot contain it. */
export function $joinAnswer(block: LexicalNode): boolean {
  const before = block.getPreviousSibling();
  const membership = $membershipOf(before);
  if (membership === null || $membershipOf(block) !== null || !$mayBeInAnswer(block)) return false;
  $setMembership(block, membership);
  return true;
}

/** Handles Enter by the kind of block. Null if the editor's own Enter applies. */
export function $enter(): Arrival | 'done' | null {
  const selection = $getSelection();
  if (!$isRangeSelection(selection)) return null;
  if (!selection.isCollapsed()) selection.removeText();
  const block = $caretBlock();
  if (block === null || $isDecoratorNode(block) || $isTableNode(block) || $isCodeBlockNode(block))
    return null;
  if ($isLeadNode(block)) return $enterInLead(block);
  if ($isQuestionNode(block)) return $enterInQuestion(block);
  const membership = $membershipOf(block);
  if ($isListNode(block)) return $enterInList(membership);
  if ($isQuoteNode(block)) return $enterInQuote(block, membership);
  if ($isTableCaptionNode(block)) {
    // A caption is not split: Enter moves to the first cell.
    block.selectNext();
    return 'done';
  }
  if ($isQuoteSourceNode(block)) {
    $enterInSource(block);
    return 'done';
  }
  if (membership === null) return null;
  if ($isElementNode(block) && $isEmptyBlock(block) && $isLastOfTurn(block))
    return $enterAtEndOfAnswer(block);
  const next = selection.insertParagraph();
  if (next !== null) $setMembership(next, membership);
  return 'done';
}

function $enterInLead(lead: ElementNode): Arrival | 'done' | null {
  if (!$isEmptyBlock(lead)) return null;
  const body = $lastLead(lead).getNextSibling();
  if (lead.getPreviousSibling() !== null) lead.remove();
  if (body === null) return 'done';
  return $arriveAt(
    $isQuestionNode(body) ? 'question' : $membershipOf(body) === null ? 'text' : 'answer',
    body,
    false,
  );
}

function $enterInQuestion(block: QuestionNode): Arrival | 'done' {
  if ($isEmptyBlock(block)) {
    const paragraph = $createParagraphNode();
    block.replace(paragraph);
    $getRoot().markDirty();
    return $arriveAt('text', paragraph, false);
  }
  if (!$isLastOfTurn(block)) {
    const of = $questionOf(block);
    const selection = $getSelection();
    const rest = $isRangeSelection(selection) ? selection.insertParagraph() : null;
    if (rest !== null && of !== null) {
      const part = $createQuestionNode(of);
      part.append(...rest.getChildren());
      rest.replace(part);
      part.selectStart();
    }
    return 'done';
  }
  const rest = $restAfterCaret(block);
  if (rest !== null) return $beginAnswer(rest, [], $newMembership(block));
  const following = block.getNextSibling();
  const membership = $membershipOf(following);
  if (following !== null && membership !== null && $isEmptyBlock(following))
    return $arriveAt('answer', following, membership.participants.length === 0);
  const paragraph = $createParagraphNode();
  const membershipOfNew = $newMembership(block);
  block.insertAfter(paragraph);
  return $beginAnswer(paragraph, [], membershipOfNew);
}

/** Enter on an empty last paragraph: the next person who has not answered, else the next question. */
function $enterAtEndOfAnswer(block: ElementNode): Arrival {
  const before = block.getPreviousSibling();
  const alone = $turnBlocks(block).length === 1;
  if (alone || before === null || $allAnswered(block)) {
    const question = $createQuestionNode({ id: newId() });
    block.replace(question);
    return $arriveAt('question', question, false);
  }
  const membership = $newMembership(before);
  return $beginAnswer(block, [], membership);
}

/** Lists and quotes keep their own Enter; the paragraph that leaves them stays in the answer. */
function $enterInList(membership: Membership | null): 'done' | null {
  if (!$handleListInsertParagraph()) return null;
  const block = $caretBlock();
  if (block !== null && membership !== null && $membershipOf(block) === null)
    $setMembership(block, membership);
  // The paragraph after a list does not inherit the format of the last item.
  const selection = $getSelection();
  if ($isParagraphNode(block) && $isRangeSelection(selection)) {
    block.setTextFormat(0);
    selection.setFormat(0);
  }
  return 'done';
}

function $enterInQuote(block: ElementNode, membership: Membership | null): 'done' {
  if ($isEmptyBlock(block)) {
    if ($leaveQuoteForSource(block)) return 'done';
    const paragraph = $createParagraphNode();
    block.replace(paragraph);
    $setMembership(paragraph, membership);
    paragraph.selectStart();
    return 'done';
  }
  const selection = $getSelection();
  const rest = $isRangeSelection(selection) ? selection.insertParagraph() : null;
  if (rest === null) return 'done';
  const quote = $setState($createQuoteNode(), quoteState, $getState(block, quoteState));
  quote.append(...rest.getChildren());
  rest.replace(quote);
  $setMembership(quote, membership);
  quote.selectStart();
  return 'done';
}
