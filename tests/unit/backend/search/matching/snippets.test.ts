/** Reading only candidate words finds the same as reading every word. */
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { tokenize } from '#backend/search/analysis/tokenizer.ts';
import { expandQuery, type Clause } from '#backend/search/words/expand.ts';
import { createClauseFinder } from '#backend/search/matching/snippets.ts';
import { parseQuery } from '#backend/search/analysis/query.ts';
import { buildDictionary } from '../test-dictionary.ts';
import { checkProperty } from '#tests/random/check-property.ts';

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

/** Every match of a clause as [start, end], by reading every word. */
function everyPlace(of: string, clause: Clause): [number, number][] {
  const tokens = tokenize(of, 'fr');
  if (clause.kind === 'word') {
    const forms = new Set(clause.forms.map((form) => form.word));
    const { prefix } = clause;
    return tokens
      .filter(({ exact }) => forms.has(exact) || (prefix !== null && exact.startsWith(prefix)))
      .map(({ start, end }) => [start, end]);
  }
  if (clause.kind === 'either') return [];
  const { words, prefix } = clause;
  return tokens.flatMap(({ start }, at): [number, number][] => {
    const holds = words.every((exact, offset) => {
      const tokenExact = tokens[at + offset]?.exact;
      const last = offset === words.length - 1;
      return prefix && last ? tokenExact?.startsWith(exact) === true : tokenExact === exact;
    });
    return holds ? [[start, tokens[at + words.length - 1]?.end ?? start]] : [];
  });
}

const vocabulary = buildDictionary(WORDS.join(' '));

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
  const { clauses } = expandQuery(parseQuery(query), vocabulary);
  const find = createClauseFinder(clauses);
  checkProperty(
    fc.property(text, (of) => {
      const marks = find(of);
      clauses.forEach((clause, index) => {
        const own = marks.filter((mark) => mark.term === index).map(({ start, end }) => [start, end]);
        expect(own).toEqual(everyPlace(of, clause));
      });
    }),
  );
});
