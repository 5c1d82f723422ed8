/** The people of the post: who answers, who is expected next, the names of an answer. */
import { $getRoot, $setState, type LexicalNode } from 'lexical';
import type { Participant } from '#interview/document.ts';
import { foldKey } from '#interview/fold-key.ts';
import { expectedPeople, interviewersOf } from '#interview/outline.ts';
import { $isQuestionNode, $questionOf } from '../model/nodes/question-node.ts';
import {
  $membershipOf,
  $people,
  $setMembership,
  $setPeople,
  $startsTurn,
  questionState,
  type QuestionOf,
} from '../model/nodes/state.ts';
import { $turnBlocks } from './blocks.ts';

/** A key for comparing names: `foldKey` without full stops and apostrophes. */
export const foldName = (name: string): string =>
  foldKey(name)
    .replace(/[ .']+/g, ' ')
    .trim();

/** The participants of each answer to the question above this block, in order. */
function $answerersAround(block: LexicalNode): {
  names: string[][];
  last: string | undefined;
  firstSection: boolean;
} {
  const names: string[][] = [];
  const take = (node: LexicalNode): void => {
    const membership = $membershipOf(node);
    if (membership !== null && $startsTurn(node)) names.push([...membership.participants]);
  };
  let firstSection = true;
  const before: LexicalNode[] = [];
  for (let node: LexicalNode | null = block; node !== null; node = node.getPreviousSibling()) {
    if ($isQuestionNode(node)) {
      let earlier = node.getPreviousSibling();
      while (earlier !== null && firstSection) {
        if ($membershipOf(earlier) !== null) firstSection = false;
        earlier = earlier.getPreviousSibling();
      }
      break;
    }
    before.unshift(node);
  }
  before.forEach(take);
  const last = names.at(-1)?.at(-1);
  for (
    let node = block.getNextSibling();
    node !== null && !$isQuestionNode(node);
    node = node.getNextSibling()
  )
    take(node);
  return { names, last, firstSection };
}

/** The people whose answer the question above this block calls for. */
function $expectedPeople(block: LexicalNode): readonly Participant[] {
  const questions = $getRoot().getChildren().filter($isQuestionNode);
  const interviewers = interviewersOf(questions.map((question) => $questionOf(question) ?? {}));
  let above: LexicalNode | null = block;
  while (above !== null && !$isQuestionNode(above)) above = above.getPreviousSibling();
  return expectedPeople(above === null ? undefined : $questionOf(above)?.to, $people(), interviewers);
}

/**
 * The person expected to answer after this block: the first addressee of the question who has not answered it, or, when
 * all have, the person after the one who spoke here. Undefined if the name must be asked: there is no person, or one
 * has just answered the first question.
 */
export function $expectedNext(block: LexicalNode): Participant | undefined {
  const people = $expectedPeople(block);
  const { names, last, firstSection } = $answerersAround(block);
  const answered = new Set(names.flat());
  const waiting = people.find((person) => !answered.has(person.id));
  if (waiting !== undefined) return waiting;
  if (people.length === 0 || (firstSection && answered.size < 2)) return undefined;
  return people[(people.findIndex((person) => person.id === last) + 1) % people.length];
}

/** Whether every addressee of the question above has answered it. */
export function $allAnswered(block: LexicalNode): boolean {
  const answered = new Set($answerersAround(block).names.flat());
  return $expectedPeople(block).every((person) => answered.has(person.id));
}

/** Adds a person to the post, unless their id is there already. */
export function $addPerson(person: Participant): void {
  const people = $people();
  if (!people.some((other) => other.id === person.id)) $setPeople([...people, person]);
}

/** Replaces a person's entry. */
export function $updatePerson(person: Participant): void {
  $setPeople($people().map((entry) => (entry.id === person.id ? person : entry)));
}

/** Removes a person from the post; their answers stay without a name. */
export function $removePerson(id: string): void {
  $setPeople($people().filter((person) => person.id !== id));
  for (const block of $getRoot().getChildren()) {
    const of = $isQuestionNode(block) ? $questionOf(block) : null;
    if (of !== null && [...(of.by ?? []), ...(of.to ?? [])].includes(id)) $removeFromQuestion(block, of, id);
    const membership = $membershipOf(block);
    if (membership !== null && membership.participants.includes(id))
      $setMembership(block, {
        ...membership,
        participants: membership.participants.filter((other) => other !== id),
      });
  }
}

/** Removes a person from the askers and addressees of a question. */
function $removeFromQuestion(block: LexicalNode, { by, to, ...rest }: QuestionOf, id: string): void {
  const askers = by?.filter((other) => other !== id) ?? [];
  const addressees = to?.filter((other) => other !== id) ?? [];
  $setState(block, questionState, {
    ...rest,
    ...(askers.length > 0 ? { by: askers } : {}),
    ...(addressees.length > 0 ? { to: addressees } : {}),
  });
}

/** Gives all blocks of an answer these participants. The name label is shown on an answer that had none. */
export function $nameAnswer(block: LexicalNode, participants: readonly string[]): void {
  for (const part of $turnBlocks(block)) {
    const membership = $membershipOf(part);
    if (membership === null) continue;
    const labelShown = membership.labelShown || membership.participants.length === 0;
    $setMembership(part, { ...membership, participants: [...participants], labelShown });
  }
}

/** Shows or hides the names of an answer. */
export function $showLabel(block: LexicalNode, labelShown: boolean): void {
  for (const part of $turnBlocks(block)) {
    const membership = $membershipOf(part);
    if (membership !== null) $setMembership(part, { ...membership, labelShown });
  }
}

/** The person of the post with this name or label, ignoring case, accents and punctuation. */
export function $personNamed(name: string): Participant | undefined {
  const folded = foldName(name);
  return $people().find((person) => foldName(person.label) === folded || foldName(person.name) === folded);
}
