import { expect, it } from 'vitest';
import { choicesFor } from '#renderer/editor/names/name-choices.ts';

const people = [{ id: 'a', name: 'Dr. Élise Le Bœuf', label: 'Élise' }];

it.each(['elise', 'le boeuf', 'LE BŒUF', 'dr elise', 'Le Boeuf É', 'Dr\u00a0Elise'])(
  '« %s » matches a name ignoring accents, ligatures, case and full stops',
  (typed) => {
    expect(choicesFor(typed, people, [], false)[0]).toMatchObject({ kind: 'known', id: 'known-a' });
  },
);

it('offers no new person for an existing name', () => {
  expect(choicesFor('dr elise le boeuf', people, [], false).map(({ kind }) => kind)).toEqual(['known']);
});

it.each([
  'Comment l’atelier a-t-il commencé ?',
  'Why?',
  'Combien de personnes viennent le samedi et comment les accueille-t-on',
])('offers « %s » as a question, before any person', (typed) => {
  const people = [{ id: 'b', name: typed, label: 'B' }];
  expect(choicesFor(typed, [], [], false)).toEqual([{ kind: 'question', id: 'question', text: typed }]);
  expect(choicesFor(typed, people, [], false).map(({ kind }) => kind)).toEqual(['question', 'known']);
});
