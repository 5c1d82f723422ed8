import fc from 'fast-check';
import { expect, it } from 'vitest';
import { showTheSame } from '#interview/html/shown-words.ts';
import { withoutWhiteSpace } from '#interview/inlines.ts';
import { checkProperty } from '#tests/random/check-property.ts';

const SIGNS = [
  'a',
  'é',
  '’',
  ' ',
  '\u00a0',
  '\u202f',
  '\u2028',
  '\u3000',
  '\ufeff',
  '\u0085',
  '\n',
  '©',
  '\u0007',
  '🎉',
];
const text = fc.string({
  unit: fc.oneof(fc.constantFrom(...SIGNS), fc.string({ unit: 'binary', minLength: 1, maxLength: 1 })),
});

it('two texts are equal when they differ only by white space or a copyright sign', () => {
  const plain = (one: string): string => withoutWhiteSpace(one).replaceAll('©', '');
  checkProperty(
    fc.property(text, text, (one, other) => {
      expect(showTheSame(one, other)).toBe(plain(one) === plain(other));
      expect(showTheSame(one, [...plain(one)].join(' \u202f©\n'))).toBe(true);
      expect(showTheSame(one, `${one}b`)).toBe(false);
    }),
  );
});
