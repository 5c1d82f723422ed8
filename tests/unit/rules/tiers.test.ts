/** Every browser test belongs to a form of `npm test`: it is in one of the two folders of the full form. */
import fs from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import {
  ALSO_IN_ELECTRON,
  ON_THE_PACKAGE,
  QUICK_PAGE,
  QUICK_TAG,
  QUICK_WINDOW,
  specFile,
  TAGGED,
} from '../../e2e/tiers.ts';

const TESTS = path.resolve(import.meta.dirname, '../..');
const FOLDER = path.join(TESTS, 'e2e');

const specs = ['page', 'window'].flatMap((folder) =>
  fs.readdirSync(path.join(FOLDER, folder)).map((name) => `${folder}/${name}`),
);

it('has only specs in the folders that are run', () => {
  expect(specs.filter((name) => !name.endsWith('.spec.ts'))).toEqual([]);
});

it.each([
  ['the quick form, page', [...QUICK_PAGE, ...TAGGED], /^page\//],
  ['the quick form, Electron', QUICK_WINDOW, /^(?:page|window)\//],
  ['the page in Electron', ALSO_IN_ELECTRON, /^page\//],
  ['the package', ON_THE_PACKAGE, /^(?:page|window)\//],
])('names specs that exist, each once: %s', (_list, names, folder) => {
  expect(names.filter((name) => !specs.includes(specFile(name)) || !folder.test(name))).toEqual([]);
  expect(new Set(names).size).toBe(names.length);
});

it('leaves no test outside the runners’ folders', () => {
  const loose = fs
    .readdirSync(TESTS, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(?:spec|test)\.\w+$/.test(name) && !name.includes('node_modules'))
    .filter((name) => !/^unit\/.*\.test\.tsx?$/.test(name) && !/^e2e\/(?:page|window)\/[^/]+$/.test(name));
  expect(loose).toEqual([]);
});

it('has a tagged test in each tagged spec, and a tag in no other', () => {
  const tagged = specs.filter((name) =>
    /\bQUICK_TAG\b|@quick/.test(fs.readFileSync(path.join(FOLDER, name), 'utf8')),
  );
  expect(tagged.toSorted()).toEqual(TAGGED.map(specFile).toSorted());
  expect(QUICK_TAG).toMatch(/^@\w+$/);
});
