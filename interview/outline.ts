/** The outline of a post: its questions with numbers and missing answers, and the headings between them. */
import type { Participant, Post, TopBlock } from './document.ts';
import { inlinesToText, paragraphsToText } from './inlines.ts';

// Missing answers.

/** The people who ask questions in a post, and so need not answer. */
export function interviewersOf(questions: Iterable<{ by?: readonly string[] | undefined }>): Set<string> {
  const asking = new Set<string>();
  for (const { by } of questions) for (const id of by ?? []) asking.add(id);
  return asking;
}

/**
 * The people whose answer a question expects, in the post's order: its addressees, or else everyone who asks no
 * question (everyone, if all ask).
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
  /** Starts at 1, in text order. */
  number: number;
  /** Its first words, on one line; '' if empty. */
  words: string;
  answers: number;
  /** Ids of the people whose answer is missing. */
  waiting: readonly string[];
}>;
/** `index`: among the headings of the body, from 0. */
type OutlineHeading = Readonly<{ kind: 'heading'; index: number; level: 2 | 3 | 4; words: string }>;
export type OutlineItem = OutlineQuestion | OutlineHeading;

const LONGEST = 120;

/** The first words for one line, cut between characters. */
function firstWords(text: string): string {
  const line = text.replace(/\s+/gu, ' ').trim();
  const signs = Array.from(line.slice(0, 4 * LONGEST));
  return signs.length > LONGEST ? `${signs.slice(0, LONGEST).join('').trimEnd()}…` : line;
}

/**
 * Maps each block under a question to the question's number and first words; questions and blocks under none are
 * absent.
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
 * Questions and headings in text order. A heading ends the question before it: later answers belong to none (as in
 * passages.ts). In a post without people no answer is expected.
 */
export function outlineOf(post: Post): readonly OutlineItem[] {
  const interviewers = interviewersOf(post.body.filter((block) => block.type === 'question'));
  const items: OutlineItem[] = [];
  let headings = 0;
  let questions = 0;
  let current:
    | { expected: readonly string[]; answered: Set<string>; answers: number; itemIndex: number }
    | undefined;
  const close = (): void => {
    const item = current === undefined ? undefined : items[current.itemIndex];
    if (current !== undefined && item?.kind === 'question') {
      const { answered, answers, expected, itemIndex: place } = current;
      items[place] = { ...item, answers, waiting: expected.filter((id) => !answered.has(id)) };
    }
    current = undefined;
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
      current = { expected, answered: new Set(), answers: 0, itemIndex: items.length };
      const words = firstWords(paragraphsToText(block.content));
      items.push({ kind: 'question', id: block.id, number: questions, words, answers: 0, waiting: [] });
    } else if (block.type === 'answer' && current !== undefined) {
      current.answers += 1;
      for (const id of block.participants) current.answered.add(id);
    }
  }
  close();
  return items;
}
