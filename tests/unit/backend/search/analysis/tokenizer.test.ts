import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { analyseWord, foldPassages, stemmedLanguage, tokenize } from '#backend/search/analysis/tokenizer.ts';
import { foldWord } from '#interview/search/fold.ts';
import { checkProperty } from '#tests/random/check-property.ts';

const forms = (text: string): string[] => tokenize(text, 'fr').map((token) => token.exact);

describe('words of a text', () => {
  test.each([
    ['L’école', ['ecole']],
    ["l'école", ['ecole']],
    ['D’où venez-vous\u00a0?', ['ou', 'venez', 'vous']],
    ['lorsqu’il puisqu’elle jusqu’ici qu’on', ['il', 'elle', 'ici', 'on']],
    ['aujourd’hui', ['aujourdhui']],
    ['Œuvres, cœur et ÆTHER', ['oeuvres', 'coeur', 'et', 'aether']],
    ['NUMÉRIQUE', ['numerique']],
    ['nume\u0301rique', ['numerique']],
    ['inno\u00advation', ['innovation']],
    ['un\u00a0mot\u202f!', ['un', 'mot']],
    ['mot🙂mot', ['mot', 'mot']],
    ['🙂', []],
    ['2016, 3,5', ['2016', '3', '5']],
    ['Straße', ['strasse']],
    ['Привет мир', ['привет', 'мир']],
    ['𝒜𝒷 fin', ['ab', 'fin']],
    ['', []],
    ['l’', []],
    ['\u0000', []],
  ])('%s', (text, expected) => {
    expect(forms(text)).toEqual(expected);
  });

  test('have offsets in the displayed text', () => {
    const text = '🙂 L’école, «\u00a0cœur\u00a0»';
    expect(tokenize(text, 'fr').map(({ start, end }) => text.slice(start, end))).toEqual(['école', 'cœur']);
  });

  test('have ordered offsets inside the text, over the indexed characters', () => {
    checkProperty(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        let last = 0;
        for (const { start, end, exact } of tokenize(text, null)) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(text.length);
          expect(foldWord(text.slice(start, end)).slice(0, 60)).toBe(exact);
          last = end;
        }
      }),
    );
  });
});

describe('stems', () => {
  const meet = (one: string, two: string, language: 'fr' | 'en' = 'fr'): boolean =>
    analyseWord(one, language).stems.some((stem) => analyseWord(two, language).stems.includes(stem));

  test.each([
    ['innovation', 'innovations'],
    ['écologique', 'écologiques'],
    ['numerique', 'numériques'],
    ['citoyenne', 'citoyen'],
    ['ecoles', 'école'],
    ['égalites', 'égalité'],
  ])('%s matches %s', (one, two) => {
    expect(meet(one, two)).toBe(true);
  });

  test('of English words are English and match no French one', () => {
    expect(meet('libraries', 'library', 'en')).toBe(true);
    expect(analyseWord('table', 'fr').stems).not.toEqual(analyseWord('table', 'en').stems);
  });

  test('are missing for stop words, and for words of a language without rules', () => {
    expect(analyseWord('les', 'fr')).toEqual({ exact: 'les', stop: true, stems: [] });
    expect(analyseWord('Häuser', null)).toEqual({ exact: 'hauser', stop: false, stems: [] });
  });

  test.each([
    ['fr', 'fr'],
    ['fr-CA', 'fr'],
    ['EN-gb', 'en'],
    ['frp', null],
    ['de', null],
    ['', null],
  ])('the rules of %s: %s', (tag, rules) => {
    expect(stemmedLanguage(tag)).toBe(rules);
  });
});

test('separates passages so that no phrase crosses their border', () => {
  const words: string[] = [];
  const folded = foldPassages(
    [
      { text: 'fin du jour', language: 'fr' },
      { text: 'début', language: 'fr' },
    ],
    ({ exact }) => words.push(exact),
  );
  expect(words).toEqual(['fin', 'du', 'jour', 'debut']);
  expect(folded.trim().split(' ')).toEqual(['fin', 'du', 'jour', '¶', 'debut', '¶']);
});
