/** A language of the window enters each process by one table, and is named in one list. */
import fs from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { importsOf, root, sources } from './imports.ts';

const SOURCES = sources('interview', 'preload', 'main', 'renderer');

it('reads English words by one table in each process', () => {
  const importers = SOURCES.flatMap(importsOf)
    .filter(({ to }) => /^assets\/messages\/en[./]/.test(to))
    .map(({ from }) => from);
  expect([...new Set(importers)].toSorted()).toEqual([
    'main/backend/core/words.ts',
    'main/command-line/words.ts',
    'main/shell/window/words.ts',
    'renderer/bridge/languages.ts',
  ]);
});

/** Languages of posts, with rules of their own: separate from the window’s languages. */
const OF_POSTS = [
  'interview/checks/check-post.ts',
  'interview/checks/passages.ts',
  'interview/proofreading.ts',
  'interview/speakers.ts',
  'interview/spelling.ts',
  'interview/typography/correct.ts',
  'main/backend/exchange/sources/guess-language.ts',
  'main/backend/search/analysis/tokenizer.ts',
];

it('has no other list of the window’s languages', () => {
  const lists = SOURCES.filter((file) =>
    /'fr' \| 'en'|\['fr', 'en'\]|=== '(?:fr|en)' \?/.test(fs.readFileSync(path.join(root, file), 'utf8')),
  );
  expect(lists.toSorted()).toEqual(OF_POSTS);
});
