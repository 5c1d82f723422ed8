/** The mail that puts the questions of an interview to a person: each with a code and room under it, so that answers find their way back. */
import type { Post, Question } from '../document.ts';
import { paragraphsToText } from '../inlines.ts';
import { escapeText } from '../markup/escape.ts';
import { greetingIn, instructionIn, questionCodes } from './question-codes.ts';

export type QuestionMail = Readonly<{ subject: string; text: string; html: string; count: number }>;

/** Whom the questions are put to; without an id, somebody who takes no part in the post yet. */
export type Addressee = Readonly<{ id?: string | undefined; name: string }>;

/** Whether a question is for everybody, or for this person among others. */
const isPutTo = ({ to = [] }: Question, { id }: Addressee): boolean =>
  to.length === 0 || (id !== undefined && to.includes(id));

/**
 * Greeting, title, instruction and questions, as text and as HTML that Word, Outlook and webmails show alike (bold
 * paragraphs, no list, no style). With a person, only the questions put to them; their numbers stay those of the post.
 */
export function questionMail(post: Post, person?: Addressee): QuestionMail {
  const questions = questionCodes(post)
    .filter(({ question }) => person === undefined || isPutTo(question, person))
    .map(({ question, code }) => `${code} ${paragraphsToText(question.content).trim()}`);
  const subject = post.title.replace(/\s+/gu, ' ').trim();
  const title = post.title.trim();
  const greeting = person === undefined ? '' : greetingIn(post.language, person.name);
  const instruction = instructionIn(post.language);
  const text = [
    ...[greeting, title, instruction].filter((line) => line !== '').map((line) => `${line}\n`),
    ...questions.map((question) => `${question}\n\n\n`),
  ].join('\n');
  const inHtml = (words: string): string => escapeText(words).replaceAll('\n', '<br>');
  const html = [
    ...(greeting === '' ? [] : [`<p>${inHtml(greeting)}</p>`]),
    ...(title === '' ? [] : [`<p><b>${inHtml(title)}</b></p>`]),
    `<p>${inHtml(instruction)}</p>`,
    ...questions.map((question) => `<p><b>${inHtml(question)}</b></p><p>&nbsp;</p>`),
  ].join('');
  return { subject, text: `${text.trimEnd()}\n`, html, count: questions.length };
}
