/**
 * The corpora by class and markup: no word is lost or moved, nothing without a question is an interview, and the
 * results are in docs/design/recognition-measured.md. UPDATE_GOLDEN=1 rewrites that page; read the difference.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { isReadAgain } from './read-again.ts';
import { read, render, visibleParts, stylesOf, titleOf } from './markups.ts';
import { measure, wordsFound, wordsTold } from './measure.ts';
import { type Measured, page } from './page.ts';
import { texts } from './annotations.ts';

const PAGE = new URL('../../../../../docs/design/recognition-measured.md', import.meta.url);

const measured: Measured[] = [];

test.each(texts)('$corpus $name: every word is in one block, in order', (annotated) => {
  for (const style of stylesOf(annotated)) {
    const parts = visibleParts(annotated, style);
    const recognition = read(annotated, style, render(annotated, style));
    expect([style.name, ...wordsFound(recognition)]).toEqual([style.name, ...wordsTold(parts)]);
    expect(recognition.kind === 'interview' && recognition.questions.length === 0, style.name).toBe(false);
    measured.push({
      corpus: annotated.corpus,
      name: annotated.name,
      interview: annotated.interview,
      style: style.name,
      again:
        style.name === 'bold' && recognition.kind === 'interview' && 'pieces' in recognition
          ? isReadAgain(recognition, annotated.language, titleOf(annotated))
          : null,
      score: measure(annotated, parts, recognition),
    });
  }
});

test('the recognition matches the expected page', () => {
  const now = page(measured);
  if (process.env.UPDATE_GOLDEN === '1') writeFileSync(PAGE, now);
  expect(now).toBe(readFileSync(PAGE, 'utf8'));
});
