/** The plugins of the build: their generated modules, and unchanged ones. */
import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { createElement } from 'react';
import { I18nProvider } from 'react-aria-components';
import { useLocalizedStringFormatter } from 'react-aria/useLocalizedStringFormatter';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { backendNames, shellNames } from '#shell/request-names.ts';

const root = path.resolve(import.meta.dirname, '../../..');
const packages = path.join(root, 'node_modules');
const SPOKEN = ['fr-FR', 'en-US'];
const { requestNames, isUnspoken, ownLanguages } = (await import(
  pathToFileURL(path.join(root, 'scripts/building/plugins.mjs')).href
)) as {
  requestNames: () => { load: { filter: { id: RegExp }; handler: (id: string) => Promise<string> } };
  isUnspoken: (file: string, spoken: readonly string[]) => boolean;
  ownLanguages: (spoken: readonly string[]) => {
    transform: { filter: { id: RegExp }; handler: (code: string) => { code: string } };
  };
};
const MODULE = path.join(root, 'main/shell/request-names.ts');

it('writes the contract’s names, without their schemas', async () => {
  const { load } = requestNames();
  expect(load.filter.id.test(MODULE)).toBe(true);
  expect(load.filter.id.test(path.join(root, 'main/shell/backend-process/backend-start.ts'))).toBe(false);
  const code = await load.handler(MODULE);
  expect(code.split('\n')).toEqual([
    `export const backendNames = ${JSON.stringify(backendNames)};`,
    `export const shellNames = ${JSON.stringify(shellNames)};`,
  ]);
  expect(backendNames).toContain('posts.save');
  expect(shellNames).toContain('app.about');
});

it.each(['react-aria', 'react-stately', 'react-aria-components'])(
  'the words of %s are bundled in French and in English only',
  (name) => {
    const folder = path.join(packages, name, 'dist/private/intl');
    const files = fs
      .readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.mjs'))
      .map((file) => path.join(folder, file));
    const names = files
      .filter((file) => !isUnspoken(file, SPOKEN))
      .map((file) => path.basename(file, '.mjs'));
    expect([...new Set(names)].toSorted()).toEqual(
      ['en-US', 'fr-FR', 'intlStrings'].filter((one) => names.includes(one)),
    );
    expect(names).toContain('fr-FR');
    expect(names.length).toBeLessThan(files.length / 5);
    // Paths as on Windows.
    expect(
      isUnspoken(
        ['C:', 'app', 'node_modules', name, 'dist', 'private', 'intl', 'menu', 'de-DE.mjs'].join('\\'),
        SPOKEN,
      ),
    ).toBe(true);
  },
);

describe('the French words about the options of a list', () => {
  const file = path.join(packages, 'react-aria/dist/private/intl/combobox/fr-FR.mjs');
  const { filter, handler } = ownLanguages(SPOKEN).transform;

  type Words = Parameters<typeof useLocalizedStringFormatter>[0];
  type Values = Readonly<Record<string, string | number | boolean>>;
  const formatted = async (key: string, values: Values): Promise<string> => {
    const { code } = handler(fs.readFileSync(file, 'utf8').replace(/^\/\/#.*$/m, ''));
    const { default: french } = (await import(`data:text/javascript,${encodeURIComponent(code)}`)) as {
      default: Words[string];
    };
    const words: Words = { 'fr-FR': french };
    const Sentence = (): string => useLocalizedStringFormatter(words).format(key, { ...values });
    const inFrench = { locale: 'fr-FR', children: createElement(Sentence) };
    return renderToStaticMarkup(createElement(I18nProvider, inFrench));
  };

  it.each([
    [0, '0 option disponible.'],
    [1, '1 option disponible.'],
    [3, '3 options disponibles.'],
  ])('agree with their number: %i', async (optionCount, sentence) => {
    expect(filter.id.test(file)).toBe(true);
    expect(await formatted('countAnnouncement', { optionCount })).toBe(sentence);
  });

  it('name the chosen one without a plural', async () => {
    const chosen = { isGroupChange: false, isSelected: true, optionText: 'Karim Benali' };
    expect(await formatted('focusAnnouncement', chosen)).toBe('Karim Benali, sélectionné');
  });

  it('fail the build once react-aria changes its words', () => {
    expect(() => handler('export default {};')).toThrow(/no longer says/);
  });
});

it('leaves other files unchanged', () => {
  expect(isUnspoken(path.join(packages, 'react-aria/dist/private/menu/useMenu.mjs'), SPOKEN)).toBe(false);
  expect(isUnspoken('/app/assets/messages/fr/menu.ts', SPOKEN)).toBe(false);
});
