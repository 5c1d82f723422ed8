/** « Anne Martin : », « Réponse : » before an answer: who speaks, told apart from what is said. */
import type { Participant } from '../document.ts';
import { foldKey } from '../fold-key.ts';
import { readLabel } from '../recognition/label-line.ts';
import { mayMean } from '../recognition/people.ts';

export type AnswerLabel = Readonly<{
  /** As written, without the colon. */
  label: string;
  /** How much of the line it takes, white space after it included, in UTF-16 units. */
  length: number;
  /** Who it names; undefined for « Réponse : » and for a name that nobody of the post has. */
  person?: Participant;
  /** « Réponse : » and the like: a word for the answer, not a name. */
  bare: boolean;
}>;

const ANSWER_WORDS =
  /^(?:r|a|rep|reponse|votre reponse|ma reponse|answer|your answer)\s*(?:n?\s*°?\s*\d{1,3})?$/;

/** What stands before the colon at the head of a line, when it may name who answers. */
export function answerLabel(text: string, people: readonly Participant[]): AnswerLabel | null {
  const start = text.length - text.trimStart().length;
  const colon = text.slice(0, 140).search(/[:：]/);
  if (colon > 0 && ANSWER_WORDS.test(foldKey(text.slice(0, colon).replace(/[*_]/g, '')))) {
    return { label: text.slice(0, colon).trim(), length: lengthOf(text, colon + 1), bare: true };
  }
  const found = readLabel(text.trimStart());
  if (found === null || found.shape === 'asks' || found.shape === 'lower') return null;
  const fitting = people.filter((person) => means(found.name, person));
  const [person] = fitting;
  return {
    label: found.label,
    length: lengthOf(text, start + found.written.length),
    bare: false,
    ...(person !== undefined && fitting.length === 1 && { person }),
  };
}

/** Whether a name as written may be that of the person: their name, their label, or a short form of it. */
export function means(name: string, person: Pick<Participant, 'name' | 'label'>): boolean {
  const key = foldKey(name);
  return key === foldKey(person.name) || key === foldKey(person.label) || mayMean(name, person.name);
}

const lengthOf = (text: string, end: number): number =>
  end + (/^\s*/u.exec(text.slice(end))?.[0].length ?? 0);
