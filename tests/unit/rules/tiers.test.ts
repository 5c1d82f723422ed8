/** Every window test belongs to a form of `npm test`: what the quick one leaves out is in the full one. */
import fs from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { FULL_ONLY, ON_THE_PACKAGE, QUICK, QUICK_TAG, specFile, SPLIT } from '../../e2e/tiers.ts';

const folder = path.resolve(import.meta.dirname, '../../e2e');

it('lists every spec once, and no spec that is not there', () => {
  const specs = fs.readdirSync(folder).filter((name) => name.endsWith('.spec.ts'));
  expect([...QUICK, ...SPLIT, ...FULL_ONLY].map(specFile).toSorted()).toEqual(specs.toSorted());
});

it('names only specs that are there for the package', () => {
  const all: readonly string[] = [...QUICK, ...SPLIT, ...FULL_ONLY];
  expect(ON_THE_PACKAGE.filter((name) => !all.includes(name))).toEqual([]);
});

it('leaves no test to a runner that looks elsewhere', () => {
  const tests = path.join(folder, '..');
  const loose = fs
    .readdirSync(tests, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(?:spec|test)\.\w+$/.test(name) && !name.includes('node_modules'))
    .filter((name) => !/^unit\/.*\.test\.tsx?$/.test(name) && !/^e2e\/[^/]+\.spec\.ts$/.test(name));
  expect(loose).toEqual([]);
});

it('has a tagged test in each split spec, and a tag in no other', () => {
  const tagged = [...QUICK, ...SPLIT, ...FULL_ONLY].filter((name) =>
    /\bQUICK_TAG\b|@quick/.test(fs.readFileSync(path.join(folder, specFile(name)), 'utf8')),
  );
  expect(tagged.toSorted()).toEqual([...SPLIT].toSorted());
  expect(QUICK_TAG).toMatch(/^@\w+$/);
});
