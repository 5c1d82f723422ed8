/** No source grows past 500 lines without a reason written here. */
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';

const root = path.resolve(import.meta.dirname, '../../..');

/** Longer files, each with its reason. */
const REASONS: Readonly<Record<string, string>> = {};

it('keeps every source under 500 lines, or states why not', () => {
  const sources = execFileSync('git', ['ls-files', '*.ts', '*.tsx', '*.mts', '*.mjs', '*.css'], {
    cwd: root,
    encoding: 'utf8',
  })
    .split('\n')
    .filter((file) => file !== '' && !file.includes('fixtures/') && fs.existsSync(path.join(root, file)));
  const long = sources.filter(
    (file) => fs.readFileSync(path.join(root, file), 'utf8').split('\n').length > 501,
  );
  expect(long.filter((file) => REASONS[file] === undefined)).toEqual([]);
  expect(Object.keys(REASONS).filter((file) => !long.includes(file))).toEqual([]);
});
