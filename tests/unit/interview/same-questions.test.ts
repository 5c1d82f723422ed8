import fc from 'fast-check';
import { expect, it } from 'vitest';
import { postSchema } from '#interview/document.ts';
import { sameQuestions } from '#interview/same-questions.ts';
import { arbitraryPost } from '../../builders/arbitrary-post.ts';
import { buildInterview } from '../../builders/interview-builder.ts';
import { checkProperty } from '#tests/random/check-property.ts';

const counter = (): (() => string) => {
  let count = 0;
  return () => `new-${(count += 1)}`;
};

it('keeps questions, lead and labels, and no answer', () => {
  const { post } = buildInterview()
    .titled('Trois questions')
    .asking('Qui êtes-vous ?')
    .answering('Anne Martin', 'Jardinière.')
    .asking('Et ensuite ?');
  const [question] = post.body;
  if (question?.type !== 'question') throw new Error('no question');
  const interview = {
    ...post,
    numbered: true,
    lead: [[{ type: 'text' as const, text: 'Chapô' }]],
    labels: ['jardin'],
    participants: [...post.participants, { id: 'lou', name: 'Lou', label: 'Lou' }],
    body: [{ ...question, by: ['lou'], to: ['p1'], source: '<h2>Qui ?</h2>' }, ...post.body.slice(1)],
  };
  expect(sameQuestions(interview, 'post-1', counter())).toEqual({
    version: 2,
    kind: 'interview',
    language: 'fr',
    title: '',
    labels: ['jardin'],
    participants: [{ id: 'lou', name: 'Lou', label: 'Lou' }],
    lead: [[{ type: 'text', text: 'Chapô' }]],
    numbered: true,
    copiedFrom: 'post-1',
    body: [
      { type: 'question', id: 'new-1', by: ['lou'], copiedFrom: 'q1', content: question.content },
      {
        type: 'question',
        id: 'new-2',
        copiedFrom: 'q2',
        content: [[{ type: 'text', text: 'Et ensuite ?' }]],
      },
    ],
  });
});

it('gives a valid document for any post', () => {
  checkProperty(
    fc.property(arbitraryPost, (post) => {
      const copy = sameQuestions(post, 'post-1', counter());
      expect(postSchema.safeParse(copy).error).toBeUndefined();
      const questions = post.body.flatMap((block) => (block.type === 'question' ? [block.content] : []));
      expect(copy.body.flatMap((block) => (block.type === 'question' ? [block.content] : []))).toEqual(
        questions,
      );
    }),
  );
});
