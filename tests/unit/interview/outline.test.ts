import { expect, it } from 'vitest';
import { expectedPeople, interviewersOf, outlineOf } from '#interview/outline.ts';
import { anne, answer, heading, karim, post, question, text, zoe } from '../renderer/editor/turn-editor.ts';

it('lists questions and headings, with those who answered and those who have not', () => {
  expect(
    outlineOf(
      post(
        [anne, karim, zoe],
        question('q1', 'Un\u00a0?', { by: ['zoe'] }),
        answer('a1', 'anne+karim', 'Oui.'),
        question('q2', '  Deux\n ?  '),
        answer('a2', 'karim', 'Oui.'),
        answer('a3', 'karim', 'Encore.'),
        answer('a4', '', 'Sans nom.'),
        heading('Partie'),
        answer('a5', 'anne', 'Ne répond à rien.'),
        question('q3', '', { to: ['zoe', 'anne'] }),
        text('Merci.'),
      ),
    ),
  ).toEqual([
    { kind: 'question', id: 'q1', number: 1, words: 'Un ?', answers: 1, waiting: [] },
    { kind: 'question', id: 'q2', number: 2, words: 'Deux ?', answers: 3, waiting: ['anne'] },
    { kind: 'heading', index: 0, level: 2, words: 'Partie' },
    { kind: 'question', id: 'q3', number: 3, words: '', answers: 0, waiting: ['anne', 'zoe'] },
  ]);
});

it('expects all people when everyone is asked, and no one in a post without people', () => {
  const asking = interviewersOf([{ by: ['anne'] }, {}, { by: ['karim'] }]);
  expect(expectedPeople(undefined, [anne, karim], asking)).toEqual([anne, karim]);
  expect(expectedPeople(undefined, [anne, karim, zoe], asking)).toEqual([zoe]);
  expect(expectedPeople(['anne'], [anne, karim, zoe], asking)).toEqual([anne]);
  expect(expectedPeople(['gone'], [karim], new Set())).toEqual([karim]);
  expect(outlineOf(post([], question('q1', 'Un ?')))).toMatchObject([{ waiting: [] }]);
});

it('truncates long words between characters', () => {
  const [item] = outlineOf(post([], question('q1', '🙂'.repeat(400))));
  expect(item?.words).toBe(`${'🙂'.repeat(120)}…`);
});
