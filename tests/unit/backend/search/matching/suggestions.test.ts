import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { distanceWithin } from '#interview/similarity.ts';
import { nearest } from '#backend/search/matching/suggestions.ts';
import { buildDictionary } from '../test-dictionary.ts';
import { checkProperty } from '#tests/random/check-property.ts';

const WORDS =
  'écluse écluses batelière brume bio sourcé médiathèque médiation numérique passerelle potager 2016';
const { dictionary } = buildDictionary(WORDS);
const frequency = (word: string): number => (dictionary.has(word) ? 1 : 0);

describe('the nearest word', () => {
  test.each([
    ['eclsue', ['ecluse']],
    ['brmue', ['brume']],
    ['batelierre', ['bateliere']],
    ['mediatheqe', ['mediatheque']],
    ['pasrelle', ['passerelle']],
    ['biosource', ['bio', 'source']],
    ['numerik', null],
    ['zzzzzz', null],
    ['bri', null],
    ['', null],
    ['2106', null],
  ])('%s: %j', (form, words) => {
    expect(nearest(form, dictionary, frequency)).toEqual(words);
  });

  test('of two equally near, the one with the same beginning, then the more frequent one', () => {
    const { dictionary: own } = buildDictionary('canal banal canot');
    expect(nearest('canax', own, () => 1)).toEqual(['canal']);
    const { dictionary: other } = buildDictionary('canots canons');
    expect(nearest('canoxs', other, (word) => (word === 'canons' ? 9 : 2))).toEqual(['canons']);
  });

  test('is not a word that no post has any more', () => {
    expect(nearest('eclsue', dictionary, () => 0)).toBe(null);
  });

  test('can be a word added since', () => {
    const { dictionary: own } = buildDictionary('canal');
    const holding = (word: string): number => (own.has(word) ? 1 : 0);
    expect(nearest('girouete', own, holding)).toBe(null);
    own.add({ exact: 'girouette', stems: [] });
    expect(nearest('girouete', own, holding)).toEqual(['girouette']);
  });
});

test('the quick filters by letters and lengths never miss a near word', () => {
  const letter = fc.constantFrom(...'abcdé'.split(''));
  const word = fc.array(letter, { minLength: 4, maxLength: 9 }).map((letters) => letters.join(''));
  checkProperty(
    fc.property(word, fc.array(word, { maxLength: 12 }), (form, words) => {
      const { dictionary: own } = buildDictionary(words.join(' '));
      const exact = form.replaceAll('é', 'e');
      const allowed = exact.length < 6 ? 1 : 2;
      const near = [...own.words()].filter((one) => {
        const away = distanceWithin(exact, one, allowed) + (one[0] === exact[0] ? 0 : 0.5);
        return away <= allowed;
      });
      const suggestion = nearest(exact, own, (one) => (own.has(one) ? 1 : 0));
      expect(suggestion?.length === 1).toBe(near.length > 0);
    }),
  );
});
