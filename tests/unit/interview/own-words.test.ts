/** The quotation on a person’s page. */
import { expect, it } from 'vitest';
import { ownWords } from '#interview/quotation/own-words.ts';
import { buildInterview, picture } from '../../builders/interview-builder.ts';

it('counts a person’s words, and quotes the longest paragraph of that person alone', () => {
  const { post } = buildInterview()
    .asking('Où donc ?')
    .answering(['Anne', 'Karim'], 'Ensemble, nous en disons bien davantage que seuls, et plus longtemps.')
    .asking('Et vous ?')
    .answering('Anne', 'Court.', 'Un peu plus long, M. Roux le sait. Fin.', picture('a', 'caché', 'légende'))
    .answering('Karim', 'Celui-ci ne compte pas, il est de Karim.');
  expect(ownWords(post, ['p1'])).toEqual({
    answers: 2,
    words: 21,
    excerpt: {
      questionId: 'q2',
      question: 'Et vous ?',
      answerId: 'a2',
      text: 'Un peu plus long, M. Roux le sait. Fin.',
    },
  });
});

it('takes whole sentences up to the limit, and cuts a longer one between words', () => {
  const sentence = 'Voici une phrase de soixante-dix signes environ, qui se tient toute seule.';
  const quoted = (words: string) =>
    ownWords(buildInterview().asking('?').answering('Anne', words).post, ['p1']).excerpt?.text;
  expect(quoted(Array.from({ length: 9 }, () => sentence).join(' '))).toBe(
    `${sentence} ${sentence} ${sentence}`,
  );
  const long = quoted(`${'mot '.repeat(200)}fin.`) ?? '';
  expect(long).toMatch(/ mot …$/);
  expect(long.length).toBeLessThan(250);
});

it('gives no quotation of people who only ask, or answer by a picture', () => {
  const { post } = buildInterview().asking('?').answering('Anne', picture('a', 'le port'));
  expect(ownWords(post, ['p1'])).toEqual({ answers: 1, words: 0 });
  expect(ownWords(post, ['nobody'])).toEqual({ answers: 0, words: 0 });
});
