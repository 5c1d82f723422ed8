/** The notices name everything that is shipped and was written by others, with the terms it is used under. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

type Notices = Readonly<{ noticedPackages(root: string): string[]; writtenNotices(root: string): string }>;
type Bundled = Readonly<{ packageOf(file: string): string | undefined }>;
const importScript = async <Module>(name: string): Promise<Module> =>
  (await import(pathToFileURL(resolve('scripts/building', name)).href)) as Module;

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'notices-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

function write(file: string, content: string | object): void {
  const path = join(root, file);
  mkdirSync(resolve(path, '..'), { recursive: true });
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
}

/** A project that bundles `main`'s packages and ships `dependencies`. */
function project(main: readonly string[], dependencies: Record<string, string> = {}): void {
  write('package.json', { dependencies });
  for (const bundle of ['main', 'preload', 'renderer'])
    write(`.cache/bundled/${bundle}.txt`, bundle === 'main' ? `${main.join('\n')}\n` : '\n');
  mkdirSync(join(root, 'node_modules/@img'), { recursive: true });
  for (const name of [
    '@expo-google-fonts/literata',
    '@fontsource-variable/inter',
    '@fontsource-variable/literata',
    'dictionary-en',
    'dictionary-fr',
  ])
    installPackage(name, { license: 'OFL-1.1' }, 'Of this one.');
}

function installPackage(name: string, more: object, licence?: string): void {
  write(`node_modules/${name}/package.json`, { name, version: '1.0.0', ...more });
  if (licence !== undefined) write(`node_modules/${name}/LICENSE.md`, licence);
}

describe('the licence notices', () => {
  test('contain each bundled package with its text, and what is shipped with its dependencies', async () => {
    const { noticedPackages, writtenNotices } = await importScript<Notices>('notices.mjs');
    project(['lexical', '@lexical/react'], { 'better-sqlite3': '1.0.0' });
    installPackage('lexical', { license: 'MIT' }, 'Copyright of lexical');
    installPackage('@lexical/react', { license: 'MIT' }, 'Copyright of its React part');
    installPackage(
      'better-sqlite3',
      { license: 'MIT', dependencies: { bindings: '1' } },
      'Copyright of the driver',
    );
    installPackage('bindings', { license: 'MIT' }, 'Copyright of what it needs');
    expect(noticedPackages(root)).toEqual(
      expect.arrayContaining(['@lexical/react', 'better-sqlite3', 'bindings', 'dictionary-fr', 'lexical']),
    );
    const text = writtenNotices(root);
    for (const words of [
      'Copyright of its React part',
      'Copyright of what it needs',
      'lexical 1.0.0 (MIT)',
      'SQLite',
    ])
      expect(text).toContain(words);
  });

  test('use the standard text for a package with a named licence and no text, under its author’s name', async () => {
    const { writtenNotices } = await importScript<Notices>('notices.mjs');
    project(['saxes']);
    installPackage('saxes', { license: 'ISC', author: { name: 'Louis' } });
    expect(writtenNotices(root)).toContain('Copyright (c) Louis\n\nPermission to use, copy');
  });

  test.each([undefined, 'UNLICENSED', 'SEE LICENSE IN nowhere'])(
    'fail for a package with unknown terms (%s)',
    async (license) => {
      const { writtenNotices } = await importScript<Notices>('notices.mjs');
      project(['mystery']);
      installPackage('mystery', { license });
      expect(() => writtenNotices(root)).toThrow(/mystery brings no licence/);
    },
  );
});

test('attribute a module’s file to the innermost package', async () => {
  const { packageOf } = await importScript<Bundled>('notices.mjs');
  expect(packageOf('/p/node_modules/react/index.js')).toBe('react');
  expect(packageOf('/p/node_modules/@lexical/react/dist/x.mjs?query')).toBe('@lexical/react');
  expect(packageOf('C:\\p\\node_modules\\a\\node_modules\\@s\\b\\i.js')).toBe('@s/b');
  expect(packageOf('/p/renderer/App.tsx')).toBeUndefined();
});
