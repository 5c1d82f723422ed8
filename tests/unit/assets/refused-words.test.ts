/** Words that the messages and the guide avoid because the window has another word for the same thing. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

/** Each word with its replacement. A space matches a space of any kind. */
const REFUSED = {
  fr: [
    ['relecture', 'validation'],
    ['relire', 'valider'],
    ['relit', 'valide'],
    ['relu', 'validé'],
    ['relue', 'validée'],
    ['révision', 'version'],
    ['révisions', 'versions'],
    ['Modif.', 'à mettre à jour'],
    ['Vérifications', 'Contrôles'],
    ['abîmé', 'endommagé'],
    ['abîmée', 'endommagée'],
    ['abîmés', 'endommagés'],
    ['clef', 'clé'],
    ['clefs', 'clés'],
    ['relier', 'connecter'],
    ['relié', 'connecté'],
    ['reliée', 'connectée'],
    ['reliés', 'connectés'],
  ],
  en: [
    ['revision', 'version'],
    ['revisions', 'versions'],
    ['review', 'approval'],
    ['reviewed', 'approved'],
    ['reviewing', 'approving'],
    ['read back', 'checked'],
    ['second place', 'second location'],
    ['IT service', 'IT department'],
    ['key store', 'keychain'],
    ['outgoing', 'Outbox'],
  ],
} as const;

/** The visible text of a file: the literals of a source, or a guide page without links and code. */
function visibleText(path: string): string {
  const text = readFileSync(path, 'utf8');
  if (!path.endsWith('.ts')) return text.replaceAll(/\]\([^)]*\)|`[^`]*`/gu, '');
  const code = text.replaceAll(/Messages\['\w+'\]|\/\*[\s\S]*?\*\/|^\s*\/\/.*$|^import .*$/gmu, '');
  return [...code.matchAll(/'(?:[^'\\\n]|\\.)*'(?!:| ?\))|`(?:[^`\\]|\\.)*`/gu)]
    .map(([literal]) => literal.replaceAll(/\$\{[^}]*\}/gu, ' '))
    .join('\n');
}

const filesIn = (folder: string): string[] => readdirSync(folder).map((name) => join(folder, name));

/** Matches the whole word in any case. */
const wholeWordPattern = (word: string): RegExp =>
  new RegExp(
    String.raw`(?<!\p{L})${word.replaceAll('.', String.raw`\.`).replaceAll(' ', String.raw`\s`)}(?!\p{L})`,
    'iu',
  );

it.each(['fr', 'en'] as const)('uses no refused word in the messages and the guide (%s)', (language) => {
  const files = [...filesIn(`assets/messages/${language}`), ...filesIn(`docs/guide/${language}`)];
  expect(files.length).toBeGreaterThan(20);
  const texts = files.map((file) => [file, visibleText(file)] as const);
  const uses = REFUSED[language].flatMap(([word, replacement]) =>
    texts
      .filter(([, text]) => wholeWordPattern(word).test(text))
      .map(([file]) => `${file}: "${word}", use "${replacement}"`),
  );
  expect(uses).toEqual([]);
});

it('matches a word inside a sentence, but not in longer words or message keys', () => {
  expect(wholeWordPattern('review').test('Send for review…')).toBe(true);
  expect(wholeWordPattern('review').test('Preview')).toBe(false);
  expect(visibleText('assets/messages/fr/proposals.ts')).not.toContain('named-answers');
});
