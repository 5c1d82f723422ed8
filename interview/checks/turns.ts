/** Questions and answers: what is empty, unanswered, or said by nobody. */
import type { Answer, Post, Question } from '../document.ts';
import { outlineOf, type OutlineQuestion } from '../outline.ts';
import { blockToText, paragraphsToText } from '../plain.ts';
import { check, type Check } from './check.ts';

const isBlank = (text: string): boolean => text.trim() === '';

/** Says of each turn what is to be said, the whole post read once. */
export function turnChecks(post: Post): (turn: Question | Answer) => Check[] {
  const names = new Map(post.participants.map(({ id, name }) => [id, name]));
  const outline = new Map(
    outlineOf(post).flatMap((item) => (item.kind === 'question' ? [[item.id, item] as const] : [])),
  );
  return (turn) =>
    turn.type === 'question' ? questionChecks(turn, outline.get(turn.id), names) : answerChecks(turn, names);
}

/** A question that nobody has answered, or not all of those it is put to. */
function questionChecks(
  { id, content }: Question,
  item: OutlineQuestion | undefined,
  names: ReadonlyMap<string, string>,
): Check[] {
  const words = paragraphsToText(content);
  const spot = { questionId: id };
  if (isBlank(words)) return [check('question-empty', { spot })];
  if (item === undefined || item.answers === 0) return [check('question-unanswered', { words, spot })];
  const waiting = item.waiting.map((person) => names.get(person) ?? '').join(', ');
  return waiting === '' ? [] : [check('answer-waiting', { words: waiting, about: words, spot })];
}

function answerChecks(
  { id, participants, blocks, ...rest }: Answer,
  names: ReadonlyMap<string, string>,
): Check[] {
  const spot = { answerId: id };
  const pictured = blocks.some(({ type }) => type !== 'paragraph');
  if (!pictured && isBlank(blockToText({ id, participants, blocks, ...rest })))
    return [
      check('answer-empty', { words: participants.map((one) => names.get(one) ?? '').join(', '), spot }),
    ];
  return participants.length === 0 ? [check('answer-unnamed', { spot })] : [];
}
