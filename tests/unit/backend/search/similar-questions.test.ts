import { expect, test } from 'vitest';
import { similarQuestions } from '#backend/search/similar-questions.ts';
import { anInterview } from '#tests/builders/an-interview.ts';
import { aLibrary } from './a-library.ts';

test('the same question elsewhere: however it is inflected, the nearest first, never in the bin nor in the post itself', () => {
  const library = aLibrary();
  const asked = library.add(
    anInterview()
      .titled('Ici')
      .asking('Quel souvenir gardez-vous de la première écluse ?')
      .answering('Anne Martin', 'Le bruit.')
      .asking('Et vous ?')
      .answering('Anne Martin', 'Moi aussi.').post,
  );
  const near = library.add(
    anInterview()
      .titled('Ailleurs')
      .asking('D’où venez-vous ?')
      .answering('Paul Roy', 'De loin.')
      .asking('Quels souvenirs gardez-vous des premières écluses ?')
      .answering('Paul Roy', 'Le froid.')
      .answering('Inès Caradec', 'La brume.').post,
  );
  library.add(
    anInterview().titled('Autre').asking('Quel outil préférez-vous ?').answering('X', 'La bêche.').post,
  );
  library.add(
    anInterview()
      .titled('Jeté')
      .asking('Quel souvenir gardez-vous de la première écluse ?')
      .answering('Y', 'Aucun.').post,
    { status: 'binned' },
  );
  const ask = (questionId: string) =>
    similarQuestions(library.db, { postId: asked, questionId, limit: 5 }).items;
  expect(ask('q1')).toEqual([
    {
      postId: near,
      title: 'Ailleurs',
      questionId: 'q2',
      question: 'Quels souvenirs gardez-vous des premières écluses ?',
      participants: ['Paul Roy', 'Inès Caradec'],
    },
  ]);
  // Common words alone ask nothing that can be found again.
  expect(ask('q2')).toEqual([]);
  expect(ask('none')).toEqual([]);
  expect(() => similarQuestions(library.db, { postId: 'nobody', questionId: 'q1', limit: 5 })).toThrow(
    'post.not-found',
  );
});
