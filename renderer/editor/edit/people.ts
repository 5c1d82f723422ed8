/** Who answers: the people of the post, who is expected next, whose name an answer carries. */
import { $getRoot, type LexicalNode } from 'lexical';
import type { Participant } from '../../../interview/document.ts';
import { $isQuestionNode } from '../nodes/question-node.ts';
import { $membershipOf, $people, $setMembership, $setPeople, $startsTurn } from '../nodes/state.ts';
import { $turnBlocks } from './blocks.ts';

/** Case, accents, white space and full stops apart: how names are compared. */
export function foldName(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[\s\u00a0.’']+/gu, ' ')
    .trim()
    .toLowerCase();
}

/** The participants of the answers between the questions before and after this block, in order. */
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

/**
 * Who is expected to answer after this block: the first of the post's people who has not answered this question; when
 * all have, the one after who spoke here. Undefined when the name is to be asked: nobody is known, or this is the first
 * question and one person has just answered it.
 */
export function $expectedNext(block: LexicalNode): Participant | undefined {
  const people = $people();
  const { names, last, firstSection } = $answerersAround(block);
  const answered = new Set(names.flat());
  const waiting = people.find((person) => !answered.has(person.id));
  if (waiting !== undefined) return waiting;
  if (people.length === 0 || (firstSection && answered.size < 2)) return undefined;
  return people[(people.findIndex((person) => person.id === last) + 1) % people.length];
}

/** Whether every person of the post has answered the question above. */
export function $allAnswered(block: LexicalNode): boolean {
  const answered = new Set($answerersAround(block).names.flat());
  return $people().every((person) => answered.has(person.id));
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
    const membership = $membershipOf(block);
    if (membership !== null && membership.participants.includes(id))
      $setMembership(block, {
        ...membership,
        participants: membership.participants.filter((other) => other !== id),
      });
  }
}

/** Gives an answer (all its blocks) these participants, shown before its first words. */
export function $nameAnswer(block: LexicalNode, participants: readonly string[]): void {
  for (const part of $turnBlocks(block)) {
    const membership = $membershipOf(part);
    if (membership !== null)
      $setMembership(part, { ...membership, participants: [...participants], labelShown: true });
  }
}

/** A person of the post whose name or label is this, however it is written. */
export function $personNamed(name: string): Participant | undefined {
  const folded = foldName(name);
  return $people().find((person) => foldName(person.label) === folded || foldName(person.name) === folded);
}
