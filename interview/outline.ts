/** The questions of a post at a glance: their numbers, who has answered, who has not; the headings between them. */
import type { Participant, Post, TopBlock } from './document.ts';
import { inlinesToText, paragraphsToText } from './inlines.ts';

// Who has not answered a question yet.

/** The people who ask questions in a post: nobody waits for their answer. */
export function interviewersOf(questions: Iterable<{ by?: readonly string[] | undefined }>): Set<string> {
  const asking = new Set<string>();
  for (const { by } of questions) for (const id of by ?? []) asking.add(id);
  return asking;
}

/**
 * Whose answer a question calls for, in the post's order: those it is put to; when that is not said, everyone who asks
 * no question (everyone, when all do).
 */
export function expectedPeople(
  to: readonly string[] | undefined,
  people: readonly Participant[],
  interviewers: ReadonlySet<string>,
): readonly Participant[] {
  const addressed = people.filter((person) => to?.includes(person.id) === true);
  if (addressed.length > 0) return addressed;
  const answering = people.filter((person) => !interviewers.has(person.id));
  return answering.length > 0 ? answering : people;
}

export type OutlineQuestion = Readonly<{
  kind: 'question';
  id: string;
  /** From 1, by the order of the text. */
  number: number;
  /** Its first words, on one line; '' while it is not written. */
  words: string;
  answers: number;
  /** Ids of those whose answer is expected and missing. */
  waiting: readonly string[];
}>;
/** `index`: among the headings of the body, from 0. */
type OutlineHeading = Readonly<{ kind: 'heading'; index: number; level: 2 | 3 | 4; words: string }>;
export type OutlineItem = OutlineQuestion | OutlineHeading;

const LONGEST = 120;

/** Enough of a text for a line; cut between signs, never in the middle of one. */
function firstWords(text: string): string {
  const line = text.replace(/\s+/gu, ' ').trim();
  const signs = Array.from(line.slice(0, 4 * LONGEST));
  return signs.length > LONGEST ? `${signs.slice(0, LONGEST).join('').trimEnd()}…` : line;
}

/**
 * Under which question each block stands, as its number and its first words; a question itself, and what stands under none,
 * is not there.
 */
export function questionsOver(body: Post['body']): ReadonlyMap<TopBlock, string> {
  const over = new Map<TopBlock, string>();
  let number = 0;
  let question: string | undefined;
  for (const block of body) {
    if (block.type === 'question') {
      number += 1;
      question = `${number}. ${firstWords(paragraphsToText(block.content))}`;
    } else if (block.type === 'heading') question = undefined;
    else if (question !== undefined) over.set(block, question);
  }
  return over;
}

/**
 * Questions and headings in the order of the text. A heading closes the question before it: an answer after it answers
 * none (as in passages.ts). Nobody is waited for where the post has no people.
 */
export function outlineOf(post: Post): readonly OutlineItem[] {
  const interviewers = interviewersOf(post.body.filter((block) => block.type === 'question'));
  const items: OutlineItem[] = [];
  let headings = 0;
  let questions = 0;
  let asked:
    | { expected: readonly string[]; answered: Set<string>; answers: number; place: number }
    | undefined;
  const close = (): void => {
    const item = asked === undefined ? undefined : items[asked.place];
    if (asked !== undefined && item?.kind === 'question') {
      const { answered, answers, expected, place } = asked;
      items[place] = { ...item, answers, waiting: expected.filter((id) => !answered.has(id)) };
    }
    asked = undefined;
  };
  for (const block of post.body) {
    if (block.type === 'heading') {
      close();
      items.push({
        kind: 'heading',
        index: headings,
        level: block.level,
        words: firstWords(inlinesToText(block.content)),
      });
      headings += 1;
    } else if (block.type === 'question') {
      close();
      questions += 1;
      const expected = expectedPeople(block.to, post.participants, interviewers).map((person) => person.id);
      asked = { expected, answered: new Set(), answers: 0, place: items.length };
      const words = firstWords(paragraphsToText(block.content));
      items.push({ kind: 'question', id: block.id, number: questions, words, answers: 0, waiting: [] });
    } else if (block.type === 'answer' && asked !== undefined) {
      asked.answers += 1;
      for (const id of block.participants) asked.answered.add(id);
    }
  }
  close();
  return items;
}
