import { expect, test } from 'vitest';
import { createRecentCache } from '#interview/html/content-fingerprint.ts';

test('keeps the most recently used results only', () => {
  const made: string[] = [];
  const lately = createRecentCache<string>(2);
  const ask = (key: string): string => lately(key, () => (made.push(key), key.toUpperCase()));
  expect(['a', 'b', 'a', 'c', 'a', 'b'].map(ask)).toEqual(['A', 'B', 'A', 'C', 'A', 'B']);
  // c evicted b, as a had been used since.
  expect(made).toEqual(['a', 'b', 'c', 'b']);
});

test('keeps no failed result', () => {
  const lately = createRecentCache<number>(2);
  expect(() =>
    lately('a', () => {
      throw new Error('too long');
    }),
  ).toThrow('too long');
  expect(lately('a', () => 1)).toBe(1);
});
