import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { wordChanges } from '#interview/compare/runs.ts';
import { arbitraryWords } from '#tests/builders/arbitrary-text.ts';
import { checkProperty } from '#tests/random/check-property.ts';

test.each([
  ['', '', []],
  ['un quai', 'un quai', [['same', 'un quai']]],
  ['', 'un quai', [['added', 'un quai']]],
  ['un quai', '', [['removed', 'un quai']]],
  [
    'un matin de mars',
    'un soir de mars',
    [
      ['same', 'un '],
      ['removed', 'matin'],
      ['added', 'soir'],
      ['same', ' de mars'],
    ],
  ],
] as const)('compares %j and %j', (before, after, runs) =>
  expect(wordChanges(before, after).map(({ kind, text }) => [kind, text])).toEqual(runs),
);

test('loses no word of texts of any length', () => {
  const text = fc.oneof(
    { weight: 8, arbitrary: fc.array(arbitraryWords, { maxLength: 30 }).map((words) => words.join(' ')) },
    fc.nat({ max: 20_000 }).map((length) => 'mot '.repeat(length)),
  );
  checkProperty(
    fc.property(text, text, (before, after) => {
      const runs = wordChanges(before, after);
      const without = (kind: string) =>
        runs
          .filter((run) => run.kind !== kind)
          .map((run) => run.text)
          .join('');
      expect(without('added')).toBe(before);
      expect(without('removed')).toBe(after);
    }),
  );
});
