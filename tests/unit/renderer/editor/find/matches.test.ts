import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findMatches } from '#renderer/editor/find/find-in-editor.ts';
import { foldForFind } from '#renderer/editor/model/fold.ts';
import { checkProperty } from '#tests/random/check-property.ts';

const matchedTexts = (text: string, query: string, options = {}): string[] =>
  findMatches(text, query, options).map(([from, to]) => text.slice(from, to));

describe('finding words in a run of text', () => {
  it.each([
    ['ignores case and accents', 'Été, ETE, été', 'ete', {}, ['Été', 'ETE', 'été']],
    ['a typed accent matches text without it', 'cote et côté', 'côté', {}, ['cote', 'côté']],
    ['respects accents on request', 'cote et côté', 'côté', { accents: true }, ['côté']],
    ['respects case on request', 'Lab, lab', 'Lab', { capitals: true }, ['Lab']],
    ['ligatures', 'L’œuvre, Œuvre, oeuvre', 'oeuvre', {}, ['œuvre', 'Œuvre', 'oeuvre']],
    ['respects ligatures on request', 'L’œuvre, oeuvre', 'oeuvre', { accents: true }, ['oeuvre']],
    ['does not match half a ligature', 'œuvre', 'euvre', {}, []],
    [
      'ignores the kind of spaces and apostrophes',
      'l’enquête : ici',
      "l'enquête : ici",
      {},
      ['l’enquête : ici'],
    ],
    ['combined accents', 'e\u0301te\u0301 et été', 'été', {}, ['e\u0301te\u0301', 'été']],
    [
      'respects combined accents on request',
      'e\u0301te\u0301',
      'été',
      { accents: true },
      ['e\u0301te\u0301'],
    ],
    ['whole words only', 'art, article, part, art.', 'art', { wholeWords: true }, ['art', 'art']],
    ['whole words beside an emoji', '🌱art🌱', 'art', { wholeWords: true }, ['art']],
    ['does not overlap matches', 'aaaa', 'aa', {}, ['aa', 'aa']],
    ['punctuation', 'Quoi ? Oui.', ' ?', {}, [' ?']],
    ['takes characters of regular expressions literally', 'a.c abc (x)', '(x)', {}, ['(x)']],
    ['returns nothing for an empty query', 'abc', '', {}, []],
  ] as const)('%s', (_, text, query, options, expected) => {
    expect(matchedTexts(text, query, options)).toEqual(expected);
  });

  it('finds only what folds to the query, from left to right', () => {
    const some = fc.string({
      unit: fc.constantFrom('a', 'é', 'e', 'œ', 'o', 'e\u0301', ' ', '\u00a0', '’', '🌱'),
    });
    checkProperty(
      fc.property(some, some, fc.boolean(), (text, query, accents) => {
        let last = 0;
        for (const [from, to] of findMatches(text, query, { accents })) {
          expect(from).toBeGreaterThanOrEqual(last);
          expect(foldForFind(text.slice(from, to), { accents }).text).toBe(
            foldForFind(query, { accents }).text,
          );
          last = to;
        }
      }),
    );
  });
});
