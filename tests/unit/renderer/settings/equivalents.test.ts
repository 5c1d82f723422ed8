import { expect, it } from 'vitest';
import { namesText, readNames } from '#renderer/settings/EquivalentSettings.tsx';

const OTHERS = [['ANPE', 'Pôle emploi']];

it.each([
  ['Mairie = Hôtel de ville', { names: ['Mairie', 'Hôtel de ville'] }],
  [' RSA,  revenu de\nsolidarité ; ', { names: ['RSA', 'revenu de', 'solidarité'] }],
  ['Mairie', { names: ['Mairie'], problem: 'too-few' }],
  ['', { names: [], problem: 'too-few' }],
  ['Mairie = MAIRIE', { names: ['Mairie', 'MAIRIE'], problem: 'repeated' }],
  [
    'France Travail = pole emploi',
    { names: ['France Travail', 'pole emploi'], problem: { elsewhere: 'pole emploi' } },
  ],
  [`a = ${'b'.repeat(101)}`, { names: ['a', 'b'.repeat(101)], problem: 'too-long' }],
])('reads « %s »', (text, expected) => {
  expect(readNames(text, OTHERS)).toEqual(expected);
});

it('writes what it read unchanged', () => {
  const names = ['Pôle emploi', 'France Travail', 'ANPE'];
  expect(readNames(namesText(names), [])).toEqual({ names });
  expect(readNames(Array.from({ length: 21 }, (_, at) => `n${at}`).join('='), []).problem).toBe('too-many');
});
