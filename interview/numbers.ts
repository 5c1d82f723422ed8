/** The numbers of questions, where the post shows them: drawn from the order, never stored in the words. */
import type { Post } from './document.ts';

/** « 3. » for each question by id, for a post in published form that is numbered; empty for another. */
export function questionNumbers(post: Post): ReadonlyMap<string, string> {
  if (post.numbered !== true) return new Map();
  const questions = post.body.filter((block) => block.type === 'question');
  return new Map(questions.map(({ id }, index) => [id, `${index + 1}.`]));
}

/** A number as readers see it before a question, should a blog's editor have taken away what marks it. */
export const NUMBER_BEFORE = /^[\s\u00a0]*\d{1,4}\.[\s\u00a0]*/u;
