/** The search cache of an archive is numbers in arrays: with a hundred thousand posts each byte counts. */
import { expect, it } from 'vitest';
import { temporaryFolder } from '#tests/builders/test-backend.ts';
import { printed, startChild } from '../child-process.ts';

it.each([
  // Both as texts of 32 bytes, with the key’s index in a map; the rest is numbers.
  ['words', 'a word and its key', 200],
  ['rows', 'a row and its part of a post', 40],
])('of %s: %s take %i bytes at most', async (what, _, most) => {
  const child = startChild('tests/unit/backend/search/children/cached-rows.ts', [
    what,
    temporaryFolder('kept'),
  ]);
  const bytesEach = Number.parseFloat(await printed(child, (output) => output.includes('\n')));
  expect(bytesEach).toBeGreaterThan(0);
  expect(bytesEach).toBeLessThan(most);
});
