/** « Demander les réponses… », filled in by a person. */
import { questionMail } from '#interview/answers/question-mail.ts';
import type { Post } from '#interview/document.ts';
import { buildInterview } from '#tests/builders/interview-builder.ts';

export const plainText = {
  postOf: (questions: readonly string[]): Post =>
    questions.reduce((builder, question) => builder.asking(question), buildInterview().titled('Un entretien'))
      .post,
  /** The copied text with each answer typed in the room under its question. */
  filled(post: Post, answers: readonly (readonly string[])[]): string {
    const parts = questionMail(post).text.split(/\n(?=\[Q\d)/);
    return parts
      .map((part, index) => `${part.trimEnd()}\n${(answers[index - 1] ?? []).join('\n')}\n`)
      .join('\n');
  },
};
