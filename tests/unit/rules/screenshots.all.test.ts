/** The pictures of the documentation are those `npm run screenshots` made, and every sentence in them still exists. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { en } from '#assets/messages/en.ts';
import { fr } from '#assets/messages/fr.ts';
import { fixedTexts, type Made } from '#tools/screenshots/shown-words.ts';

const root = path.join(import.meta.dirname, '../../..');
const folder = path.join(root, 'docs/screenshots');
const read = (file: string): unknown => JSON.parse(readFileSync(path.join(root, file), 'utf8'));
const { pictures } = read('docs/screenshots/made.json') as Made;

it('lists every picture with its hash', () => {
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

it('has no picture with a sentence that the window no longer has', () => {
  const fixed = { fr: fixedTexts(fr), en: fixedTexts(en) };
  expect(
    Object.entries(pictures).flatMap(([name, { language, words }]) =>
      words.filter((text) => !fixed[language].has(text)).map((text) => `${name}: ${text}`),
    ),
  ).toEqual([]);
});

it('shows pictures of the window in the language of the guide', () => {
  for (const language of ['fr', 'en'] as const) {
    const guide = path.join(root, 'docs/guide', language);
    const guidePictures = readdirSync(guide).flatMap((page) =>
      [...readFileSync(path.join(guide, page), 'utf8').matchAll(/screenshots\/([a-z-]+)\.png/g)].map(
        ([, name = '']) => name,
      ),
    );
    expect(guidePictures.filter((name) => pictures[name]?.language !== language)).toEqual([]);
  }
});
