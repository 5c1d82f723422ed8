/** The oldest WordPress in the tests is the one that documents and the sign-in screen promise. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { en } from '#assets/messages/en.ts';
import { fr } from '#assets/messages/fr.ts';

const { OTHER_VERSIONS } = (await import(pathToFileURL(resolve('scripts/set-up/wordpress.mjs')).href)) as {
  OTHER_VERSIONS: Readonly<Record<string, string>>;
};
const [oldest = ''] = Object.keys(OTHER_VERSIONS);
const read = (path: string): string => readFileSync(resolve(path), 'utf8');

test.each([
  ['the sign-in screen, in French', fr.wordpress.addressHint, `WordPress ${oldest} `],
  ['the sign-in screen, in English', en.wordpress.addressHint, `WordPress ${oldest} `],
  ['the guide, in French', read('docs/guide/fr/connect-wordpress.md'), `WordPress ${oldest} `],
  ['the guide, in English', read('docs/guide/en/connect-wordpress.md'), `WordPress ${oldest} `],
  ['README', read('README.md'), `${oldest}, the oldest that can be connected`],
])('%s names the oldest version in the tests', (_, text, promise) => {
  expect(text).toContain(promise);
});
