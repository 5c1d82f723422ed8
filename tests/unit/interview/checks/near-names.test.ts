/** Names of a post against the directory: slips of the fingers, not other people. */
import { expect, it } from 'vitest';
import { isNearName, matchNames } from '#interview/checks/near-names.ts';

it.each([
  ['Anne Martn', 'Anne Martin'],
  ['Anne Matrin', 'Anne Martin'],
  ['Anne Marttin', 'Anne Martin'],
  ['Anne Marin-Duval', 'Anne Martin-Duval'],
  ['anne martin', 'Anne Martin'],
  ['ANNE MARTIN', 'Anne Martin'],
  ['Martin Anne', 'Anne Martin'],
  ['Helene Le Goff', 'Hélène Le Goff'],
  ['Jean Pierre Le Bihan', 'Jean-Pierre Le Bihan'],
  ['Maelle Quiniou', 'Maëlle Quiniou'],
  ['Maëlle Quinou', 'Maëlle Quiniou'],
  ['Karim Bennali', 'Karim Benali'],
  ['Kathleen O’Connor', 'Kathleen O’Conor'],
])('« %s » is near « %s »', (one, other) => {
  expect(isNearName(one, other)).toBe(true);
  expect(isNearName(other, one)).toBe(true);
});

it.each([
  ['Anne Martin', 'Anne Martin'],
  ['Anne Martin', 'Anna Martin-Duval'],
  ['Daniel Martin', 'Danielle Martin'],
  ['André Martin', 'Andrée Martin'],
  ['Jean Martin', 'Jeanne Martin'],
  ['Michel Dupond', 'Michèle Dupond'],
  ['Paul Martin', 'Paule Martin'],
  ['Anne Martin', 'Anne Morvan'],
  ['A. Martin', 'Anne Martin'],
  ['Léo Ray', 'Léa Ray'],
  ['Martin', 'Martn'],
  ['Luc Roy', 'Luc Roi'],
  ['Anne Martin', 'Karim Benali'],
  ['', 'Anne Martin'],
])('« %s » and « %s » are not near', (one, other) => {
  expect(isNearName(one, other)).toBe(false);
  expect(isNearName(other, one)).toBe(false);
});

it('returns each person’s own entry, and similar names of people outside the post', () => {
  const people = [
    { id: 'p1', name: 'Anne Martn', label: 'Anne' },
    { id: 'p2', name: 'Karim Benali', label: 'Karim' },
  ];
  const directory = [
    { id: 'p1', name: 'Anne Martn' },
    { id: 'p9', name: 'Anne Martin', role: 'géographe' },
    { id: 'p2', name: 'Karim Benali' },
  ];
  expect(
    matchNames(people, directory).map(({ participant, self, person }) => [participant, self, person.id]),
  ).toEqual([
    ['p1', true, 'p1'],
    ['p1', false, 'p9'],
    ['p2', true, 'p2'],
  ]);
});
