/** French elides « de » before a name with an initial vowel sound. */
import { expect, it } from 'vitest';
import { de } from '#assets/messages/fr/elision.ts';
import { editor } from '#assets/messages/fr/editor.ts';

it.each([
  ['Édouard', 'd’Édouard'],
  ['Anne et Karim', 'd’Anne et Karim'],
  ['Œnone', 'd’Œnone'],
  ['Hélène', 'd’Hélène'],
  ['Yves', 'd’Yves'],
  ['Karim', 'de Karim'],
  ['Hassan', 'de Hassan'],
  ['Hugo', 'de Hugo'],
  ['Yann', 'de Yann'],
  ['', 'de '],
])('%s', (name, after) => {
  expect(de(name)).toBe(after);
});

it('names an elided person in the sentence about an answer', () => {
  expect(editor.answerBy('Édouard')).toBe('Réponse d’Édouard');
});
