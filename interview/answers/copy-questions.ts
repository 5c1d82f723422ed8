/** The questions of an interview for a mail: each with a code and room under it, so that answers find their way back. */
import type { Post } from '../document.ts';
import { paragraphsToText } from '../inlines.ts';
import { escapeText } from '../markup/escape.ts';
import { instructionIn, questionCodes } from './question-codes.ts';

type CopiedQuestions = Readonly<{ text: string; html: string; count: number }>;

/** Title, instruction and questions, as text and as HTML that Word, Outlook and webmails show alike (bold paragraphs, no list, no style). */
export function copyQuestions(post: Post): CopiedQuestions {
  const questions = questionCodes(post).map(
    ({ question, code }) => `${code} ${paragraphsToText(question.content).trim()}`,
  );
  const title = post.title.trim();
  const instruction = instructionIn(post.language);
  const text = [
    ...(title === '' ? [] : [`${title}\n`]),
    `${instruction}\n`,
    ...questions.map((question) => `${question}\n\n\n`),
  ].join('\n');
  const inHtml = (words: string): string => escapeText(words).replaceAll('\n', '<br>');
  const html = [
    ...(title === '' ? [] : [`<p><b>${inHtml(title)}</b></p>`]),
    `<p>${inHtml(instruction)}</p>`,
    ...questions.map((question) => `<p><b>${inHtml(question)}</b></p><p>&nbsp;</p>`),
  ].join('');
  return { text: `${text.trimEnd()}\n`, html, count: questions.length };
}
