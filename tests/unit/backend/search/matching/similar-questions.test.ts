import { expect, test } from 'vitest';
import { similarQuestions } from '#backend/search/matching/similar-questions.ts';
import { buildInterview } from '#tests/builders/interview-builder.ts';
import { openTestLibrary } from '../test-library.ts';

test('finds the same question in other posts: inflected too, the nearest first, never in the bin or the post itself', () => {
  const library = openTestLibrary();
  const postId = library.add(
    buildInterview()
      .titled('Ici')
      .asking('Quel souvenir gardez-vous de la première écluse ?')
      .answering('Anne Martin', 'Le bruit.')
      .asking('Et vous ?')
      .answering('Anne Martin', 'Moi aussi.').post,
  );
  const near = library.add(
    buildInterview()
      .titled('Ailleurs')
      .asking('D’où venez-vous ?')
      .answering('Paul Roy', 'De loin.')
      .asking('Quels souvenirs gardez-vous des premières écluses ?')
      .answering('Paul Roy', 'Le froid.')
      .answering('Inès Caradec', 'La brume.').post,
  );
  library.add(
    buildInterview().titled('Autre').asking('Quel outil préférez-vous ?').answering('X', 'La bêche.').post,
  );
  library.add(
    buildInterview()
      .titled('Jeté')
      .asking('Quel souvenir gardez-vous de la première écluse ?')
      .answering('Y', 'Aucun.').post,
    { status: 'binned' },
  );
  const ask = (questionId: string) =>
    similarQuestions(library.db, { postId: postId, questionId, limit: 5 }).items;
  expect(ask('q1')).toEqual([
    {
      postId: near,
      title: 'Ailleurs',
      questionId: 'q2',
      question: 'Quels souvenirs gardez-vous des premières écluses ?',
      participants: ['Paul Roy', 'Inès Caradec'],
    },
  ]);
  // Common words alone cannot identify a question.
  expect(ask('q2')).toEqual([]);
  expect(ask('none')).toEqual([]);
  expect(() => similarQuestions(library.db, { postId: 'nobody', questionId: 'q1', limit: 5 })).toThrow(
    'post.not-found',
  );
});
