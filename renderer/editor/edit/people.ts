/** Who answers: the people of the post, who is expected next, whose name an answer carries. */
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

/** As foldKey, full stops and apostrophes apart too: how names are compared. */
export const foldName = (name: string): string =>
  foldKey(name)
    .replace(/[ .']+/g, ' ')
    .trim();

/** The participants of the answers to the question this block stands under, in order. */
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

/** Whose answer the question above this block calls for. */
function $expectedPeople(block: LexicalNode): readonly Participant[] {
  const questions = $getRoot().getChildren().filter($isQuestionNode);
  const interviewers = interviewersOf(questions.map((question) => $questionOf(question) ?? {}));
  let above: LexicalNode | null = block;
  while (above !== null && !$isQuestionNode(above)) above = above.getPreviousSibling();
  return expectedPeople(above === null ? undefined : $questionOf(above)?.to, $people(), interviewers);
}

/**
 * Who is expected to answer after this block: the first of those the question is put to who has not answered it; when
 * all have, the one after who spoke here. Undefined when the name is to be asked: nobody is known, or this is the first
 * question and one person has just answered it.
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

/** Whether every person the question above is put to has answered it. */
export function $allAnswered(block: LexicalNode): boolean {
  const answered = new Set($answerersAround(block).names.flat());
  return $expectedPeople(block).every((person) => answered.has(person.id));
}

/** Puts a person among the post's people; one known by id keeps their entry. */
export function $addPerson(person: Participant): void {
  const people = $people();
  if (!people.some((known) => known.id === person.id)) $setPeople([...people, person]);
}

/** Replaces a person's entry. */
export function $updatePerson(person: Participant): void {
  $setPeople($people().map((known) => (known.id === person.id ? person : known)));
}

/** Takes a person out of the post: their answers stay, without a name. */
export function $removePerson(id: string): void {
  $setPeople($people().filter((person) => person.id !== id));
  for (const block of $getRoot().getChildren()) {
    const of = $isQuestionNode(block) ? $questionOf(block) : null;
    if (of !== null && [...(of.by ?? []), ...(of.to ?? [])].includes(id)) $forget(block, of, id);
    const membership = $membershipOf(block);
    if (membership !== null && membership.participants.includes(id))
      $setMembership(block, {
        ...membership,
        participants: membership.participants.filter((other) => other !== id),
      });
  }
}

/** A question that a person who goes asked, or was put to. */
function $forget(block: LexicalNode, { by, to, ...rest }: QuestionOf, id: string): void {
  const asking = by?.filter((other) => other !== id) ?? [];
  const asked = to?.filter((other) => other !== id) ?? [];
  $setState(block, questionState, {
    ...rest,
    ...(asking.length > 0 ? { by: asking } : {}),
    ...(asked.length > 0 ? { to: asked } : {}),
  });
}

/** Gives an answer (all its blocks) these participants; an answer that had nobody's name shows it before its first words. */
export function $nameAnswer(block: LexicalNode, participants: readonly string[]): void {
  for (const part of $turnBlocks(block)) {
    const membership = $membershipOf(part);
    if (membership === null) continue;
    const labelShown = membership.labelShown || membership.participants.length === 0;
    $setMembership(part, { ...membership, participants: [...participants], labelShown });
  }
}

/** Shows the names before an answer's first words, or leaves them out. */
export function $showLabel(block: LexicalNode, labelShown: boolean): void {
  for (const part of $turnBlocks(block)) {
    const membership = $membershipOf(part);
    if (membership !== null) $setMembership(part, { ...membership, labelShown });
  }
}

/** A person of the post whose name or label is this, however it is written. */
export function $personNamed(name: string): Participant | undefined {
  const folded = foldName(name);
  return $people().find((person) => foldName(person.label) === folded || foldName(person.name) === folded);
}
