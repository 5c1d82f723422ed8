/**
 * A theme changes only colours, and a language only words, so that window tests of contrasts and names need not
 * combine them all.
 */
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';

const renderer = path.resolve(import.meta.dirname, '../../../../renderer');
const filesWith = (pattern: RegExp, glob: string): string[] =>
  globSync(glob, { cwd: renderer })
    .filter((file) => pattern.test(readFileSync(path.join(renderer, file), 'utf8')))
    .map((file) => file.replaceAll(path.sep, '/'))
    .toSorted();

const ALL_STYLES = '**/*.css';
const ALL_CODE = '**/*.{ts,tsx}';
/** A selector, or a query, of the theme. */
const THEME = /data-theme|dataset\['theme'\]|prefers-color-scheme/;

it('no style depends on the language', () => {
  expect(globSync(ALL_STYLES, { cwd: renderer }).length).toBeGreaterThan(20);
  expect(filesWith(/:lang\(|\[lang/, ALL_STYLES)).toEqual([]);
});

it('the theme is chosen in two style sheets, which change colours only', () => {
  const sheets = filesWith(THEME, ALL_STYLES);
  expect(sheets).toEqual(['styles/highlights.css', 'styles/tokens.css']);
  const declarations = sheets.flatMap((file) =>
    [
      ...readFileSync(path.join(renderer, file), 'utf8').matchAll(
        /:root\[data-theme='dark'\][^{]*\{([^}]*)\}/g,
      ),
    ].flatMap(([, block = '']) =>
      block
        .replaceAll(/\/\*[^]*?\*\//g, '')
        .split(';')
        .map((line) => line.trim())
        .filter((line) => line !== ''),
    ),
  );
  expect(declarations.length).toBeGreaterThan(20);
  const COLOUR = /^(?:--[\w-]+|color-scheme|color|background-color|text-decoration):/;
  expect(declarations.filter((line) => !COLOUR.test(line))).toEqual([]);
});

it('no component depends on the theme: only the settings’ gate and its choice know it', () => {
  expect(filesWith(THEME, ALL_CODE)).toEqual(['app/SettingsGate.tsx']);
  expect(filesWith(/settings\??\.theme\b/, ALL_CODE)).toEqual([
    'app/SettingsGate.tsx',
    'settings/GeneralSettings.tsx',
    // The words of the settings, not the setting.
    'settings/settings-pages.ts',
  ]);
});
