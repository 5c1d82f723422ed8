import fs from 'node:fs';
import path from 'node:path';
import { stemmer } from '@orama/stemmers/french';
import { expect, test } from 'vitest';
import { analyseWord, STOP_WORDS } from '#backend/search/analysis/tokenizer.ts';
import { foldWord } from '#interview/search/fold.ts';

/** Words of these sources and their messages, with their stems by libstemmer 2.2 in C (PostgreSQL 15). */
const PAIRS = fs
  .readFileSync(path.resolve('tests/unit/backend/search/analysis/french-stems.txt'), 'utf8')
  .trim()
  .split('\n')
  .map((line) => line.split(' ') as [word: string, stem: string]);

test('agrees with Snowball’s own, word by word', () => {
  expect(PAIRS.length).toBeGreaterThan(1_000);
  expect(PAIRS.map(([word]) => [word, stemmer(word)])).toEqual(PAIRS);
});

test('words with one stem match in the archive, without accents too', () => {
  for (const [word, stem] of PAIRS) {
    if (STOP_WORDS.fr.has(foldWord(word))) continue;
    const { stems } = analyseWord(word, 'fr');
    expect(stems[0]).toBe(`${foldWord(stem)}1`);
    const folded = analyseWord(foldWord(word), 'fr').stems;
    expect({ word, meets: stems.some((key) => folded.includes(key)) }).toEqual({ word, meets: true });
  }
});
