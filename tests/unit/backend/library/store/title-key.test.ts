import { expect, it } from 'vitest';
import { keyBeginnings } from '#backend/library/posts/post-lists.ts';

it.each([
  ['Éclu', ['eclu']],
  [' ', []],
  ['Épisode 1', ['episode 1', 'episode 01', 'episode 001', 'episode 0001']],
  ['Épisode 12 b', ['episode 0012 b']],
  ['2024', ['2024']],
  ['12345', ['12345']],
  ['3.10', ['0003.10', '0003.010', '0003.0010']],
])('sorts titles that begin with « %s »', (text, beginnings) => {
  expect(keyBeginnings(text)).toEqual(beginnings);
});
