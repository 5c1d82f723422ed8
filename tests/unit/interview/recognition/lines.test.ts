/** Words are counted sign by sign, as one expression over the whole line would count them. */
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { countWords } from '#interview/recognition/lines.ts';
import { checkProperty } from '#tests/random/check-property.ts';

const WORD = /[\p{L}\p{N}][\p{L}\p{M}\p{N}'’-]*/gu;
const PIECES = [
  'a',
  'É',
  'e\u0301',
  '1',
  '’',
  "'",
  '-',
  '–',
  ' ',
  '.',
  'œ',
  '\u00ad',
  '\u0301',
  'я',
  '漢',
  '😀',
  '𝐀',
  '\ud83d',
  '²',
];

test.each([
  ['', 0],
  ['Peut-être qu’aujourd’hui, oui.', 3],
  ['« 12 » – l’an 2000', 3],
  ['漢字 と 𝐀', 3],
])('« %s » has %i', (text, count) => {
  expect(countWords(text)).toBe(count);
});

test('for random characters, as many as the regular expression finds', () => {
  checkProperty(
    fc.property(
      fc.oneof(
        fc.array(fc.constantFrom(...PIECES), { maxLength: 30 }).map((pieces) => pieces.join('')),
        fc.string({ unit: 'binary', maxLength: 30 }),
      ),
      (text) => {
        expect(countWords(text)).toBe(text.match(WORD)?.length ?? 0);
      },
    ),
  );
});
