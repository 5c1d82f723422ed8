/** Reading only the words that may be wanted finds what reading every word finds. */
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { tokenize } from '../../../../main/backend/search/analysis.ts';
import { termFinder } from '../../../../main/backend/search/find-terms.ts';
import { stemsOf } from '../../../../main/backend/search/match.ts';
import { parseQuery, type Term } from '../../../../main/backend/search/query.ts';

const WORDS = [
  'École',
  'ecoles',
  'ÉCOLES',
  'œuvre',
  'Œuvres',
  'oeuvrer',
  'l’',
  'd’',
  'aujourd’hui',
  'İstanbul',
  'ﬁn',
  '𝒜rt',
];
const piece = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom(...WORDS) },
  fc.constantFrom(' ', ', ', '\u00a0', '🙂', '\u0301', '\u037a'),
  fc.string({ unit: 'binary', maxLength: 4 }),
);
const text = fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join(' '));

/** As [start, end] of each place where a term stands, by reading every word. */
function everyPlace(of: string, term: Term): [number, number][] {
  const tokens = tokenize(of, 'fr');
  if (term.kind === 'word') {
    const stems = stemsOf(term.word);
    return tokens
      .filter(
        ({ exact, stems: own }) =>
          exact === term.word.exact ||
          (term.prefix && exact.startsWith(term.word.exact)) ||
          own.some((stem) => stems.includes(stem)),
      )
      .map(({ start, end }) => [start, end]);
  }
  return tokens.flatMap(({ start }, at): [number, number][] => {
    const holds = term.words.every(({ exact }, place) => {
      const found = tokens[at + place]?.exact;
      const last = place === term.words.length - 1;
      return term.prefix && last ? found?.startsWith(exact) === true : found === exact;
    });
    return holds ? [[start, tokens[at + term.words.length - 1]?.end ?? start]] : [];
  });
}

test.each([
  'ecole ',
  'eco',
  'œuvres',
  '"école œuvre"',
  '"aujourd’hui eco',
  'istanbul fin',
  'art ',
  'aujourd’hui ',
])('%s', (query) => {
  const { terms } = parseQuery(query);
  const find = termFinder(terms, false);
  fc.assert(
    fc.property(text, (of) => {
      const marks = find(of, 'fr');
      terms.forEach((term, index) => {
        const own = marks.filter((mark) => mark.term === index).map(({ start, end }) => [start, end]);
        expect(own).toEqual(everyPlace(of, term));
      });
    }),
    { numRuns: 300 },
  );
});
