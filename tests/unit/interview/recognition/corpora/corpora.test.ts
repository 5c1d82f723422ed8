/**
 * The corpora by class and markup: no word is lost or moved, nothing without a question is an interview, and what is found stands in
 * docs/design/recognition-measured.md. UPDATE_GOLDEN=1 writes that page anew; look at the difference.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { isReadAgain } from './read-again.ts';
import { read, render, shown, stylesOf, titleOf } from './markups.ts';
import { measure, wordsFound, wordsTold } from './measure.ts';
import { type Measured, page } from './page.ts';
import { texts } from './annotations.ts';

const PAGE = new URL('../../../../../docs/design/recognition-measured.md', import.meta.url);

const measured: Measured[] = [];

test.each(texts)('$corpus $name: every word is in one block, in order', (told) => {
  for (const style of stylesOf(told)) {
    const parts = shown(told, style);
    const found = read(told, style, render(told, style));
    expect([style.name, ...wordsFound(found)]).toEqual([style.name, ...wordsTold(parts)]);
    expect(found.kind === 'interview' && found.questions.length === 0, style.name).toBe(false);
    measured.push({
      corpus: told.corpus,
      name: told.name,
      interview: told.interview,
      style: style.name,
      again:
        style.name === 'bold' && found.kind === 'interview' && 'pieces' in found
          ? isReadAgain(found, told.language, titleOf(told))
          : null,
      score: measure(told, parts, found),
    });
  }
});

test('the recognition matches the expected page', () => {
  const now = page(measured);
  if (process.env.UPDATE_GOLDEN === '1') writeFileSync(PAGE, now);
  expect(now).toBe(readFileSync(PAGE, 'utf8'));
});
