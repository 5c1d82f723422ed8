/** The messages and the guide say the words of docs/design/vocabulary.md, and none that it refuses. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { en } from '#assets/messages/en.ts';
import { fr } from '#assets/messages/fr.ts';

const PAGE = readFileSync('docs/design/vocabulary.md', 'utf8');
const LANGUAGES = { French: 'fr', English: 'en' } as const;
type Language = keyof typeof LANGUAGES;

/** The rows of the tables whose first cell is `head`, without the head. */
const rowsUnder = (head: string): string[][] =>
  PAGE.split('\n\n')
    .filter((part) => part.startsWith(`| ${head} |`))
    .flatMap((table) => table.trim().split('\n').slice(2))
    .map((row) =>
      row
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );

/** Of all messages, that one: `window.screens.drafts`. */
const messageAt = (messages: unknown, at: string): unknown =>
  at
    .split('.')
    .reduce<unknown>(
      (part, key) =>
        typeof part === 'object' && part !== null
          ? (part as Readonly<Record<string, unknown>>)[key]
          : undefined,
      messages,
    );

const NAMED = rowsUnder('French').map(([french = '', english = '', at = '']) => ({
  at: at.replaceAll('`', ''),
  french,
  english,
}));

it('names words that the window says', () => {
  expect(NAMED.length).toBeGreaterThan(12);
});
it.each(NAMED)('$at', ({ at, french, english }) => {
  expect({ fr: messageAt(fr, at), en: messageAt(en, at) }).toEqual({ fr: french, en: english });
});

/** What a file says to its readers: of a source its literals, without comments and keys. */
function saidIn(path: string): string {
  const text = readFileSync(path, 'utf8');
  if (!path.endsWith('.ts')) return text.replaceAll(/\]\([^)]*\)|`[^`]*`/gu, '');
  const bare = text.replaceAll(/Messages\['\w+'\]|\/\*[\s\S]*?\*\/|^\s*\/\/.*$|^import .*$/gmu, '');
  return [...bare.matchAll(/'(?:[^'\\\n]|\\.)*'(?!:| ?\))|`(?:[^`\\]|\\.)*`/gu)]
    .map(([literal]) => literal.replaceAll(/\$\{[^}]*\}/gu, ' '))
    .join('\n');
}

const filesOf = (folder: string): string[] => readdirSync(folder).map((name) => join(folder, name));
const REFUSED = rowsUnder('language').flatMap(([language = '', words = '']) =>
  words.split(', ').map((word) => ({ language: LANGUAGES[language as Language], word })),
);

/** Whole words, in any case; of several, the spaces may be of any kind. */
const saying = (word: string): RegExp =>
  new RegExp(
    String.raw`(?<!\p{L})${word.replaceAll('.', String.raw`\.`).replaceAll(' ', String.raw`\s`)}(?!\p{L})`,
    'iu',
  );

describe('not said', () => {
  it.each(REFUSED)('$language: $word', ({ language, word }) => {
    const files = [...filesOf(`assets/messages/${language}`), ...filesOf(`docs/guide/${language}`)];
    expect(files.length).toBeGreaterThan(20);
    const said = files.filter((file) => saying(word).test(saidIn(file)));
    expect(said).toEqual([]);
  });

  it('is found in a sentence, and in no name of a message', () => {
    expect(saying('review').test('Send for review…')).toBe(true);
    expect(saying('review').test('Preview')).toBe(false);
    expect(saidIn('assets/messages/fr/review.ts')).not.toContain('named-answers');
  });
});
