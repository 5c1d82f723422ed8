/** French, rule by rule, with the expected result. Cases are written with ~ for U+00A0 and ^ for U+202F. */
import { describe, expect, test } from 'vitest';
import { applyChanges, correctTypography } from '#interview/typography/correct.ts';
import { CASES, PROPOSED } from './french-cases.ts';
import { SIGNS } from './french-signs.ts';
import { WORDS } from './french-words.ts';
import { toSpaces, toSigns } from './space-signs.ts';

const correct = (text: string): string => toSigns(correctTypography(toSpaces(text), { language: 'fr' }).text);

describe.each([...Object.entries(SIGNS), ...Object.entries(WORDS), ...Object.entries(CASES)])(
  '%s',
  (_, cases) => {
    test.each(cases)('%s → %s', (input, expected) => {
      expect(correct(input)).toBe(expected);
      expect(correct(expected), 'corrected once more').toBe(expected);
    });
  },
);

test.each([
  ['Pourquoi ?', 'Pourquoi~?'],
  ['Voici : 1 000', 'Voici~: 1~000'],
  ['Un^; deux', 'Un~; deux'],
])('with full no-break spaces only: %s → %s', (input, expected) => {
  expect(toSigns(correctTypography(toSpaces(input), { language: 'fr', house: 'all-nbsp' }).text)).toBe(
    expected,
  );
});

test.each(PROPOSED)('only proposes: %s → %s', (input, expected) => {
  const { changes, suggestions } = correctTypography(input, { language: 'fr' });
  const all = [...changes, ...suggestions].toSorted((a, b) => a.at - b.at);
  expect(toSigns(applyChanges(input, all))).toBe(expected);
  expect(applyChanges(input, changes)).not.toBe(applyChanges(input, all));
});

test.each([
  ['Pourquoi ?', 'Pourquoi?'],
  ['Bravo~!', 'Bravo!'],
  ['Un ; deux', 'Un; deux'],
  ['Quoi ?!', 'Quoi?!'],
  ['Voici: un mot', 'Voici~: un mot'],
  ['«mot» !', '«~mot~»!'],
  ['12 000 $', '12~000~$'],
  ['5%', '5~%'],
])('Canadian: %s → %s', (input, expected) => {
  for (const options of [{ language: 'fr', house: 'canadian' as const }, { language: 'fr-CA' }])
    expect(toSigns(correctTypography(toSpaces(input), options).text)).toBe(expected);
  expect(correctTypography(toSpaces(expected), { language: 'fr-CA' }).changes).toEqual([]);
});

test.each([
  ['Etat', ['État']],
  ['ETAT', ['ÉTAT']],
  ['Etats membres', ['États']],
  ['Ecole', ['École']],
  ['Eglise', ['Église']],
  ['Evaluation', ['Évaluation']],
  ['Etre ou ne pas être', ['Être']],
  ['ELEVE', ['ÉLÈVE']],
  ['Elève', ['Élève']],
  ['Ile', ['Île']],
  ['A partir de là', ['À']],
  ['Fin. A Paris', ['À']],
  ['Ca va', ['Ça']],
  ['1914-1918', ['1914–1918']],
  ['A-t-il', []],
  ['Elle', []],
  ['Eau', []],
  ['Emmanuel', []],
  ['Le plan A est là', []],
  ['etat', []],
  ['1918-1914', []],
  ['2024-05-12', []],
] as const)('suggests without changing: %s', (input, expected) => {
  const { text, changes, suggestions } = correctTypography(input, { language: 'fr' });
  expect({ text, changes }).toEqual({ text: input, changes: [] });
  const meant = suggestions.map((suggestion) => {
    const end = suggestion.at + suggestion.before.length;
    const words = input.slice(0, suggestion.at).split(/[\s]/).at(-1) ?? '';
    return words + suggestion.after + (input.slice(end).split(/[\s]/)[0] ?? '');
  });
  expect(meant).toEqual(expected);
});
