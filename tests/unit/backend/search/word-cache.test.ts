import { expect, test } from 'vitest';
import { WordCache } from '#backend/search/analysis/tokenizer.ts';

test('keeps what is requested again, within its bytes, whatever is added in between', () => {
  const cache = new WordCache<number>();
  cache.set('toujours', 1);
  let most = 0;
  for (let number = 0; number < 200_000; number += 1) {
    cache.set(`mot${number}`, number);
    expect(cache.get('toujours')).toBe(1);
    most = Math.max(most, cache.size);
  }
  expect(cache.get('mot199999')).toBe(199_999);
  expect(cache.get('mot0')).toBeUndefined();
  // Two halves of four megabytes, three hundred bytes a word at least.
  expect(most).toBeLessThan(30_000);
});

test('keeps fewer long words', () => {
  const cache = new WordCache<number>();
  for (let number = 0; number < 50_000; number += 1) cache.set(`${number}${'x'.repeat(1_000)}`, number);
  expect(cache.size).toBeLessThan(2_100);
});

test('keeps more while it is larger, and drops that at its former size', () => {
  const cache = new WordCache<number>();
  const fill = (): number => {
    for (let number = 0; number < 60_000; number += 1) cache.set(`mot${number}`, number);
    return cache.size;
  };
  cache.resize(32 * 1024 * 1024);
  expect(fill()).toBe(60_000);
  cache.resize(2 * 1024 * 1024);
  expect(cache.size).toBe(0);
  expect(fill()).toBeLessThan(30_000);
});
