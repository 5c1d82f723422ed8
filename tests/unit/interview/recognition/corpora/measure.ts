/**
 * The recognized share of a text’s annotations. Both are compared word by word, so that every markup is measured
 * alike: a word belongs to a question, to an answer, or to neither.
 */
import { foldKey } from '#interview/fold-key.ts';
import type { Recognition } from '#interview/recognition/recognize.ts';
import type { Part, Person, Told } from './annotations.ts';

/** Of an answer, `by` is its speakers and `question` its question; of a question, `by` is null. */
type Word = { question: number | null; by: readonly string[] | null; type: 'question' | 'answer' | 'other' };

/** Counts: `found` by recognition, `true` in the text, `right` in both. */
export type Count = { found: number; true: number; right: number };
export type Score = {
  interviews: Count;
  questions: Count;
  speakers: Count;
  answers: Count;
  confidence: number;
};

const wordsIn = (text: string): string[] => foldKey(text).match(/[\p{L}\p{N}]+/gu) ?? [];
/** The words of a text, in order: equal in its truth and in its blocks, or something was lost or moved. */
export const wordsTold = (parts: readonly Part[]): string[] =>
  parts.flatMap(({ label, text }) => [...wordsIn(label), ...wordsIn(text)]);
export const wordsFound = ({ blocks }: Recognition): string[] => blocks.flatMap(({ text }) => wordsIn(text));

const OTHER: Word = { type: 'other', question: null, by: null };
const wordsAs = (text: string, word: Word): Word[] => wordsIn(text).map(() => word);

/** The parts word by word. A question is a turn: two askers in a row ask one. */
function truth(parts: readonly Part[]): Word[] {
  let question = -1;
  return parts.flatMap(({ kind, label, text, by }, index) => {
    if (kind === 'Q' && parts[index - 1]?.kind !== 'Q') question += 1;
    const to = question < 0 ? null : question;
    const word: Word =
      kind === 'Q'
        ? { type: 'question', question: to, by: null }
        : kind === 'A'
          ? { type: 'answer', question: to, by }
          : OTHER;
    return [...wordsAs(label, OTHER), ...wordsAs(text, word)];
  });
}

/** The blocks word by word. */
const reading = ({ blocks }: Recognition, people: readonly Person[]): Word[] =>
  blocks.flatMap(({ type, text, question = null, participant }) => {
    if (type === 'question') return wordsAs(text, { type, question, by: null });
    if (type !== 'answer') return wordsAs(text, OTHER);
    return wordsAs(text, { type, question, by: namesIn(participant ?? '', people) });
  });

const INITIALS = /^(?:\p{L}[.\s-]*){1,3}$/u;
/** A person found, by the name that the truth has: found whole, or as a label calls them, if it is more than initials. */
const nameOf = (labelFound: string, people: readonly Person[]): string =>
  people.find(({ name, labels }) =>
    labels.some(
      (label) => foldKey(label) === foldKey(labelFound) && (label === name || !INITIALS.test(label)),
    ),
  )?.name ?? labelFound;
function namesIn(participant: string, people: readonly Person[]): string[] {
  if (participant === '') return [];
  const fullName = nameOf(participant, people);
  if (people.some(({ name }) => name === fullName)) return [fullName];
  return participant.split(/, | et | and | & /i).map((one) => nameOf(one, people));
}

/** The range of each question, and its number of words. */
function questionsIn(words: readonly Word[]): string[] {
  const places = new Map<number, [number, number, number]>();
  words.forEach(({ type, question }, at) => {
    if (type !== 'question' || question === null) return;
    const [from, , count] = places.get(question) ?? [at, at, 0];
    places.set(question, [from, at, count + 1]);
  });
  return [...places.values()].map(String);
}

/** For each paragraph of an answer, whether all of it has the right speaker and question. */
function answersRight(
  parts: readonly Part[],
  expected: readonly Word[],
  recognized: readonly Word[],
): boolean[] {
  const heard = new Set<string>();
  expected.forEach(({ type, question }, at) => {
    if (type === 'question' && recognized[at]?.type === 'question')
      heard.add(`${question} ${recognized[at].question}`);
  });
  const same = (one: readonly string[], other: readonly string[]): boolean =>
    one.toSorted().join() === other.toSorted().join();
  let next = 0;
  return parts.flatMap(({ kind, label, text }) => {
    const from = next + wordsIn(label).length;
    next = from + wordsIn(text).length;
    if (kind !== 'A') return [];
    return [
      expected.slice(from, next).every(({ question, by }, index) => {
        const word = recognized[from + index];
        return (
          word?.type === 'answer' &&
          same(word.by ?? [], by ?? []) &&
          (question === null || heard.has(`${question} ${word.question}`))
        );
      }),
    ];
  });
}

function count(recognized: readonly string[], expected: readonly string[]): Count {
  return {
    found: recognized.length,
    true: expected.length,
    right: expected.filter((one) => recognized.includes(one)).length,
  };
}

/**
 * A question is right with the same words, a speaker with the same role (asks, answers). A text that is no interview
 * counts only as that.
 */
export function measure(annotated: Told, parts: readonly Part[], recognition: Recognition): Score {
  const is = Number(annotated.interview);
  const called = Number(recognition.kind === 'interview');
  const interviews = { found: called, true: is, right: is * called };
  const { confidence } = recognition;
  const none = count([], []);
  if (!annotated.interview) return { interviews, questions: none, speakers: none, answers: none, confidence };
  const expected = truth(parts);
  const got = reading(recognition, annotated.people);
  const named = recognition.participants.filter(
    ({ name }) => !annotated.roles.some((role) => foldKey(role) === foldKey(name)),
  );
  const answers = answersRight(parts, expected, got);
  return {
    interviews,
    questions: count(questionsIn(got), questionsIn(expected)),
    speakers: count(
      named.map(({ name, asks = false }) => `${nameOf(name, annotated.people)} ${asks}`),
      annotated.people.map(({ name, asks }) => `${name} ${asks}`),
    ),
    answers: { found: answers.length, true: answers.length, right: answers.filter(Boolean).length },
    confidence,
  };
}
