/** Every document that a reader returns can be saved by the page, and has all of the text. */
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { LIMITS } from '#interview/document.ts';
import { checkProperty } from '#tests/random/check-property.ts';
import { saveFaults, LETTERS, READERS, wordsOf } from './all-readers.ts';

/** Around the limits of a line and of a run, a surrogate pair across them. */
const arbitraryWords = fc
  .tuple(fc.constantFrom(20, LIMITS.line, LIMITS.text), fc.integer({ min: -3, max: 40 }), fc.nat(1_000))
  .map(([length, more, from]) => {
    const end = from + Math.max(1, length + more - 10);
    return `${LETTERS.slice(from, end)}😀${LETTERS.slice(end, end + 12)}`;
  });

/** Texts by position number, as positions differ by reader. */
const arbitraryParts = fc.array(fc.record({ at: fc.nat(1_000), text: arbitraryWords }), {
  minLength: 1,
  maxLength: 4,
});

test('returns savable documents with all of the text', async () => {
  await checkProperty(
    fc.asyncProperty(arbitraryParts, async (numbered) => {
      for (const [name, { writer, read }] of Object.entries(READERS)) {
        const places = Object.keys(writer);
        const parts = numbered.map(({ at, text }) => ({ place: places[at % places.length] ?? '', text }));
        const post = await read(parts);
        expect(saveFaults(post)).toEqual([]);
        const words = wordsOf(post);
        const lost = parts.filter(({ text }) => !words.includes(text)).map(({ place: at }) => at);
        expect([name, ...lost]).toEqual([name]);
      }
    }),
    { parts: 1, endOnFailure: true },
  );
});
