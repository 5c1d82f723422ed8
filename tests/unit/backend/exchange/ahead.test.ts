/** Texts that are read ahead of a transaction. */
import { expect, test } from 'vitest';
import { createAhead } from '#backend/exchange/reading/ahead.ts';

test('a work may ask for more texts than are kept after it', { timeout: 120_000 }, async () => {
  const ahead = createAhead(undefined, 2);
  const rest = { language: 'fr', ofBlog: true, known: [], elsewhere: false };
  const read = (name: string) => ahead.get('body', name, { html: `<p>${name}</p>`, ...rest });
  const names = ['un', 'deux', 'trois', 'quatre'];
  expect(await ahead.whenRead(() => names.map(read))).toHaveLength(4);
  // Those asked for last are still there, and no more.
  expect(['trois', 'quatre'].map(read)).toHaveLength(2);
  expect(() => read('deux')).toThrow('not read yet');
});
