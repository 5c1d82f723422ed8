/** Gives a turn to a person: the selected answers become theirs, or a question is put to them. */
import { $createParagraphNode, $isElementNode, type LexicalNode } from 'lexical';
import type { Participant } from '#interview/document.ts';
import { newId } from '../model/new-id.ts';
import { $isQuestionNode, $questionOf, type QuestionNode } from '../model/nodes/question-node.ts';
import { $membershipOf, $people, $setMembership, $turnId } from '../model/nodes/state.ts';
import { $mayBeInAnswer, $selectedBlocks } from './blocks.ts';
import { $nameAnswer } from './people.ts';
import { $questionAbove, $sectionBlocks, $setQuestionOf } from './sections.ts';

/** `nobody`: the post has no such person. Null: nothing at the selection can be given. */
export type GivenTurn =
  | Readonly<{ kind: 'answer'; block: LexicalNode; person: Participant }>
  | Readonly<{ kind: 'question'; block: LexicalNode; to: readonly Participant[] }>
  | Readonly<{ kind: 'nobody' }>;

/**
 * Gives the turn at the caret, or all selected turns, to the post's n-th person (from 1). If only questions are
 * selected, toggles the person as addressee. Text after a question becomes their answer.
 */
export function $giveTurn(n: number): GivenTurn | null {
  const person = $people()[n - 1];
  if (person === undefined) return { kind: 'nobody' };
  const blocks = $selectedBlocks();
  const answers = blocks.filter((block) => $membershipOf(block) !== null);
  const loose = blocks.filter(
    (block) => $turnId(block) === null && $mayBeInAnswer(block) && $questionAbove(block) !== null,
  );
  if (answers.length + loose.length > 0) {
    for (const block of answers) $nameAnswer(block, [person.id]);
    $makeAnswers(loose, person);
    const [block] = [...answers, ...loose];
    return block === undefined ? null : { kind: 'answer', block, person };
  }
  const questions = blocks.filter($isQuestionNode);
  const [question] = questions;
  if (question === undefined) return null;
  const handledIds = new Set<string>();
  for (const one of questions) {
    const id = $turnId(one);
    if (id !== null && !handledIds.has(id)) $toggleAddressee(one, person.id);
    if (id !== null) handledIds.add(id);
  }
  const to = $questionOf(question)?.to ?? [];
  return { kind: 'question', block: question, to: $people().filter(({ id }) => to.includes(id)) };
}

/** Makes each run of neighbouring blocks one answer. */
function $makeAnswers(blocks: readonly LexicalNode[], person: Participant): void {
  let id = newId();
  let last: LexicalNode | null = null;
  for (const block of blocks) {
    if (last !== null && last.getNextSibling()?.is(block) !== true) id = newId();
    $setMembership(block, { id, participants: [person.id], labelShown: true });
    last = block;
  }
}

/** Adds or removes an addressee, in the order of the post's people. */
function $toggleAddressee(question: QuestionNode, id: string): void {
  const of = $questionOf(question);
  const before = of?.to ?? [];
  const after = before.includes(id) ? before.filter((other) => other !== id) : [...before, id];
  const to = $people().flatMap((person) => (after.includes(person.id) ? [person.id] : []));
  $setQuestionOf(question, { by: of?.by, to });
}

/**
 * Begins a person's answer to a question, after its other answers, or moves to their existing answer. Null for an
 * unknown person.
 */
export function $beginAnswerOf(question: QuestionNode, participant: string): LexicalNode | null {
  if (!$people().some((person) => person.id === participant)) return null;
  const section = $sectionBlocks(question);
  const theirs = section.find((block) => $membershipOf(block)?.participants.includes(participant) === true);
  if (theirs !== undefined) {
    if ($isElementNode(theirs)) theirs.selectStart();
    else theirs.selectNext();
    return theirs;
  }
  const last =
    section.findLast((block) => $membershipOf(block) !== null || $isQuestionNode(block)) ?? question;
  const paragraph = $createParagraphNode();
  last.insertAfter(paragraph);
  $setMembership(paragraph, { id: newId(), participants: [participant], labelShown: true });
  paragraph.selectStart();
  return paragraph;
}
