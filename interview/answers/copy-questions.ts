/** The questions of an interview for a mail: numbered, with room under each, so that what comes back is matched again. */
import type { Post, Question } from '../document.ts';
import { paragraphsToText } from '../inlines.ts';
import { escapeText } from '../markup/escape.ts';

type CopiedQuestions = Readonly<{ text: string; html: string; count: number }>;

/** Title and numbered questions, as text and as HTML that Word, Outlook and webmails show alike (bold paragraphs, no list, no style). */
export function copyQuestions(post: Post): CopiedQuestions {
  const questions = post.body
    .filter((block): block is Question => block.type === 'question')
    .map((question) => paragraphsToText(question.content).trim());
  const title = post.title.trim();
  const text = [
    ...(title === '' ? [] : [`${title}\n`]),
    ...questions.map((question, index) => `${index + 1}. ${question}\n\n\n`),
  ].join('\n');
  const inHtml = (words: string): string => escapeText(words).replaceAll('\n', '<br>');
  const html = [
    ...(title === '' ? [] : [`<p><b>${inHtml(title)}</b></p>`]),
    ...questions.map((question, index) => `<p><b>${index + 1}. ${inHtml(question)}</b></p><p>&nbsp;</p>`),
  ].join('');
  return { text: `${text.trimEnd()}\n`, html, count: questions.length };
}
