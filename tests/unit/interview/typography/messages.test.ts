/**
 * Our own French follows our own rules, of one house or the other: menus and dialogs of the system may have fonts without
 * the thin space.
 */
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { correctTypography } from '#interview/typography/correct.ts';

const FOLDER = path.join(import.meta.dirname, '../../../../assets/messages/fr');
/** Rules without a sentence. */
const WITHOUT_SENTENCES = ['elision.ts'];
const files = readdirSync(FOLDER).filter((file) => !WITHOUT_SENTENCES.includes(file));

/** The strings of a source: the text between quotes, with values replaced by a word. */
function sentences(source: string): string[] {
  const code = source.replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '');
  return [...code.matchAll(/'((?:[^'\\\n]|\\.)*)'|`((?:[^`\\]|\\.)*)`/g)]
    .map((match) =>
      (match[1] ?? match[2] ?? '')
        .replace(/\$\{[^}]*\}/g, '\ufffc')
        .replace(/\\u([0-9a-f]{4})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
        .replace(/\\'/g, "'"),
    )
    .filter((sentence) => /\p{L} \p{L}|[?!:;«»]/u.test(sentence));
}

test.each(files)('%s', (file) => {
  const texts = sentences(readFileSync(path.join(FOLDER, file), 'utf8'));
  const wrong = texts.flatMap((sentence) => {
    const houses = (['fine', 'all-nbsp'] as const).map((house) =>
      correctTypography(sentence, { language: 'fr', house }),
    );
    return houses.some(({ changes }) => changes.length === 0)
      ? []
      : [`${sentence} → ${houses.map(({ text }) => JSON.stringify(text)).join(' or ')}`];
  });
  expect(wrong).toEqual([]);
  expect(texts.length).toBeGreaterThan(0);
});
