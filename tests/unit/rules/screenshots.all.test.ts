/** The pictures of the documentation show this build: renewed by `npm run screenshots`, and by nothing else. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { en } from '#assets/messages/en.ts';
import { fr } from '#assets/messages/fr.ts';
import { fixedTexts, type Made } from '#tests/builders/shown-words.ts';

const root = path.join(import.meta.dirname, '../../..');
const folder = path.join(root, 'docs/screenshots');
const read = (file: string): unknown => JSON.parse(readFileSync(path.join(root, file), 'utf8'));
const { version, pictures } = read('docs/screenshots/made.json') as Made;

it('knows every picture, as it was made', () => {
  const files = readdirSync(folder).filter((name) => name.endsWith('.png'));
  const hashes = files.map((name) => [
    name.slice(0, -'.png'.length),
    createHash('sha256')
      .update(readFileSync(path.join(folder, name)))
      .digest('hex'),
  ]);
  expect(Object.fromEntries(hashes)).toEqual(
    Object.fromEntries(Object.entries(pictures).map(([name, { sha256 }]) => [name, sha256])),
  );
});

it('was made by this version', () =>
  expect(version).toBe((read('package.json') as { version: string }).version));

it('shows no sentence that the window has no more', () => {
  const fixed = { fr: fixedTexts(fr), en: fixedTexts(en) };
  expect(
    Object.entries(pictures).flatMap(([name, { language, words }]) =>
      words.filter((text) => !fixed[language].has(text)).map((text) => `${name}: ${text}`),
    ),
  ).toEqual([]);
});

it('shows the window in English in the English guide, and in French in the French one', () => {
  for (const language of ['fr', 'en'] as const) {
    const guide = path.join(root, 'docs/guide', language);
    const shown = readdirSync(guide).flatMap((page) =>
      [...readFileSync(path.join(guide, page), 'utf8').matchAll(/screenshots\/([a-z-]+)\.png/g)].map(
        ([, name = '']) => name,
      ),
    );
    expect(shown.filter((name) => pictures[name]?.language !== language)).toEqual([]);
  }
});
