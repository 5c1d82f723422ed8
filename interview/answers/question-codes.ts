/**
 * Codes before the questions of a questionnaire: `[Q3-K7M]`. The letters follow from the id of the question, so a question
 * that was reworded or moved meanwhile still receives its answer, and the answer to a deleted one goes to no other. Nothing
 * has to be stored for that. The number is for people, and for those who type `[Q3]` alone.
 */
import type { Post, Question } from '../document.ts';
import { fnvHash } from '../marks.ts';

/** Without I, L, O, 0 and 1, which are easily confused. */
const ALPHABET = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789';

/** Allows the signs of a quoted mail and the asterisks of bold text. */
const CODE =
  /^\s*(?:>\s*)*[*_]{0,2}\[\s*Q\s*(\d{1,3})(?:\s*[-\u2010-\u2015]\s*([A-Z\d]{3}))?\s*\][*_]{0,2}\s*[:.)\u2013\u2014-]?\s*/iu;

export type QuestionCode = Readonly<{
  number: number;
  letters?: string;
  /** Of the code with the blanks around it, in UTF-16 units. */
  length: number;
}>;

/** The code that a line begins with. */
export function codeAt(text: string): QuestionCode | undefined {
  const match = CODE.exec(text);
  if (match === null) return undefined;
  const letters = match[2]?.toUpperCase();
  return { number: Number(match[1]), ...(letters !== undefined && { letters }), length: match[0].length };
}

/** The codes of all questions of a post, in their order. */
export const questionCodes = (post: Post): Array<Readonly<{ question: Question; code: string }>> =>
  post.body
    .filter((block): block is Question => block.type === 'question')
    .map((question, index) => ({ question, code: `[Q${index + 1}-${codeLetters(question.id)}]` }));

/** Three letters of 31 each, from the id of a question. */
export function codeLetters(id: string): string {
  let hash = fnvHash(id);
  let letters = '';
  for (let place = 0; place < 3; place += 1) {
    letters += ALPHABET[hash % ALPHABET.length] ?? '';
    hash = Math.floor(hash / ALPHABET.length);
  }
  return letters;
}

const INSTRUCTIONS: Readonly<Record<string, string>> = {
  fr: 'Répondez sous chaque question, en gardant les codes entre crochets.',
  es: 'Responda debajo de cada pregunta y conserve los códigos entre corchetes.',
  de: 'Antworten Sie unter jeder Frage und lassen Sie die Codes in Klammern stehen.',
  it: 'Risponda sotto ogni domanda e conservi i codici tra parentesi.',
};

/** The instruction above the questions, in the language of the post; English if it is none of these. */
export const instructionIn = (language: string): string =>
  INSTRUCTIONS[language.slice(0, 2).toLowerCase()] ??
  'Answer under each question, and keep the codes in brackets.';

const GREETINGS: Readonly<Record<string, (name: string) => string>> = {
  fr: (name) => `Bonjour ${name},`,
  es: (name) => `Hola, ${name}:`,
  de: (name) => `Guten Tag ${name},`,
  it: (name) => `Buongiorno ${name},`,
};

/** The first line of a mail to a person, in the language of the post; English if it is none of these. */
export const greetingIn = (language: string, name: string): string =>
  GREETINGS[language.slice(0, 2).toLowerCase()]?.(name) ?? `Hello ${name},`;
