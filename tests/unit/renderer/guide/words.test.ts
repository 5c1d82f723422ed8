/** The guide names buttons, menus and keys by the words that the window has today, in the same language. */
import { expect, it, describe } from 'vitest';
import { en } from '#assets/messages/en.ts';
import { menu as englishMenu } from '#assets/messages/en/menu.ts';
import { fr } from '#assets/messages/fr.ts';
import { menu as frenchMenu } from '#assets/messages/fr/menu.ts';
import { NO_BREAK, WORD } from '#interview/typography/characters.ts';
import { correctTypography } from '#interview/typography/correct.ts';
import { parseQuery } from '#backend/search/analysis/query.ts';
import { COMMANDS } from '#contract/commands.ts';
import { keysOf } from '#renderer/ui/window/shortcuts.ts';
import { blocksToText, inlinesToText } from '#renderer/guide/markdown.ts';
import { readMarkdown } from '#renderer/guide/read-markdown.ts';
import { SUBJECTS } from '#renderer/guide/subjects.ts';
import { inlinesOf, LANGUAGES, pages, pageText, type Language } from './guide-pages.ts';

/** Quoted words that are not the window’s: of Blogger, Google, a query, a person’s text. */
const OTHERS: Readonly<Record<Language, readonly string[]>> = {
  fr: [
    'Paramètres',
    'Gérer le blog',
    'Sauvegarder le contenu',
    'Libellés',
    'mairie',
    'France Travail',
    'Pôle emploi',
  ],
  en: ['Settings', 'Manage blog', 'Back up content', 'Labels', 'council', 'France Travail', 'Pôle emploi'],
};
/** Keys handled by the editor and the lists themselves. */
const OTHER_KEYS = [
  'Entrée',
  'Échap',
  'Espace',
  'Enter',
  'Esc',
  'Space',
  'Ctrl+A',
  '↓',
  '/',
  'A',
  'R',
  'S',
  'Maj+Tab',
  'Shift+Tab',
  'Maj+F10',
  'Shift+F10',
];

const plain = (text: string): string => text.replace(/[\s\u00a0\u202f]+/g, ' ').trim();

/** Sample arguments of messages: words of any kind, and the causes of two failures. */
const SAMPLES: readonly (readonly unknown[])[] = [
  ['…', '…', '…'],
  [{ reason: 'access_denied' }],
  [{ testMode: 1 }],
];

/** Every message, in each form of the samples. */
function messages(value: unknown): string[] {
  if (typeof value === 'string') return [plain(value)];
  if (typeof value === 'function')
    return SAMPLES.flatMap((sample) => {
      try {
        const text = (value as (...args: readonly unknown[]) => unknown)(...sample);
        return typeof text === 'string' ? [plain(text)] : [];
      } catch (error) {
        // An argument of another kind.
        if (error instanceof TypeError || error instanceof RangeError) return [];
        throw error;
      }
    });
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(messages) : [];
}

const SAID: Readonly<Record<Language, ReadonlySet<string>>> = {
  fr: new Set(messages([fr, frenchMenu])),
  en: new Set(messages([en, englishMenu])),
};

/** Whether the words are a message, or its beginning: a failure continues with advice. */
const isSaid = (language: Language, words: string): boolean =>
  SAID[language].has(words) ||
  (words.length > 20 &&
    [...SAID[language]].some(
      (message) => message.startsWith(words) && /^[\s.,;:]/.test(message.slice(words.length)),
    ));

it('gives queries that the search parses, alike in both languages', () => {
  const linesFor = (language: Language) =>
    inlinesOf(readMarkdown(pageText(language, 'search'))).flatMap((inline) => {
      if (inline.type !== 'code' || !/[a-z]+:.|^"|\s-/.test(inline.text)) return [];
      const { terms, excluded, labels, people, years, statuses, parts } = parseQuery(inline.text);
      const sizes = [excluded, labels, people, years, statuses, parts].map(({ length }) => length);
      return [[...terms.map(({ kind }) => kind), ...sizes].join(' ')];
    });
  expect(linesFor('fr')).toEqual([
    'phrase 0 0 0 0 0 0',
    'word 1 0 0 0 0 0',
    'word 0 0 1 0 0 0',
    'word 0 0 0 0 0 1',
    '0 1 0 1 1 0',
  ]);
  expect(linesFor('en')).toEqual(linesFor('fr'));
});

describe.each(LANGUAGES)('%s', (language) => {
  it.each(pages(language))('$subject: uses the names of buttons, menus and fields', ({ blocks }) => {
    const named = inlinesOf(blocks).flatMap((inline) =>
      inline.type === 'words' ? [plain(inlinesToText(inline.content))] : [],
    );
    expect(named.filter((words) => !isSaid(language, words))).toEqual([]);
  });

  it.each(pages(language))(
    '$subject: quotes only words of the window, or names listed here',
    ({ blocks }) => {
      const own = inlinesOf(blocks).flatMap((inline) =>
        inline.type === 'words' ? inlinesToText(inline.content) : [],
      );
      const text = own.reduce((left, words) => left.replaceAll(words, ''), blocksToText(blocks));
      const quoted = [...text.matchAll(/«([^«»\n]+)»|“([^“”\n]+)”/g)].map(([, one, other]) =>
        plain(one ?? other ?? ''),
      );
      const unknown = quoted.filter((words) => !isSaid(language, words) && !OTHERS[language].includes(words));
      expect(unknown).toEqual([]);
    },
  );

  it.each(pages(language))('$subject: names keys that Escale has', ({ blocks }) => {
    const { accessKeys } = language === 'fr' ? frenchMenu : englishMenu;
    const keyNames = new Set([
      ...COMMANDS.flatMap((command) => keysOf(command, language) ?? []),
      ...Object.values(accessKeys).map((letter) => `Alt+${letter}`),
      ...OTHER_KEYS,
    ]);
    const pressed = inlinesOf(blocks).flatMap((inline) =>
      inline.type === 'code' && /^(?:(?:Ctrl|Alt|Maj|Shift)\+\S+|F\d{1,2})$/.test(inline.text)
        ? [inline.text]
        : [],
    );
    expect(pressed.filter((keys) => !keyNames.has(keys))).toEqual([]);
  });

  it.each(SUBJECTS)('%s: has correct typography by Escale’s own rules', (subject) => {
    const withoutCode = pageText(language, subject).replace(/`[^`\n]+`/g, WORD);
    const texts = blocksToText(readMarkdown(withoutCode)).split('\n');
    const corrections = texts.flatMap((text) => {
      const { changes } = correctTypography(text, { language, house: 'all-nbsp' });
      return changes.length === 0 ? [] : [{ text, changes }];
    });
    expect(corrections).toEqual([]);
    // Nothing to correct is no proof: a French page has many no-break spaces.
    expect(texts.some((text) => text.includes(NO_BREAK)) || language === 'en').toBe(true);
  });
});
