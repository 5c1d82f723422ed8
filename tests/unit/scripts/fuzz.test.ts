/** How often a fuzzed property is tried: as often as the command line says, else as often as its kind is usually tried. */
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';

let folder = '';
beforeEach(() => {
  // A project of its own, whose Vitest says what it was started for.
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'escale-fuzz-'));
  fs.cpSync('scripts', path.join(folder, 'scripts'), { recursive: true });
  fs.mkdirSync(path.join(folder, 'node_modules/vitest'), { recursive: true });
  for (const lock of ['package-lock.json', 'node_modules/.package-lock.json'])
    fs.writeFileSync(path.join(folder, lock), '{"packages":{}}');
  fs.writeFileSync(
    path.join(folder, 'node_modules/vitest/vitest.mjs'),
    'console.log(process.env.ESCALE_QUERIES ?? process.env.ESCALE_PLANS, process.argv.at(-1))',
  );
});
afterEach(() => fs.rmSync(folder, { recursive: true, force: true }));

function fuzz(...words: string[]) {
  const { ESCALE_QUERIES: _queries, ESCALE_PLANS: _plans, ...env } = process.env;
  const { status, stdout } = spawnSync(process.execPath, [path.join(folder, 'scripts/fuzz.mjs'), ...words], {
    env,
    encoding: 'utf8',
  });
  return { status, said: stdout.trim() };
}

it('tries as often as it is told, and unless told as often as usual', () => {
  expect(fuzz('plans', '7')).toEqual({ status: 0, said: '7 random plans' });
  expect(fuzz('plans')).toEqual({ status: 0, said: '2000 random plans' });
  expect(fuzz('search')).toEqual({ status: 0, said: '100000 of any kind' });
});

it('refuses a kind that it does not know, and a number that is none', () => {
  for (const words of [[], ['words'], ['search', 'often'], ['search', '0']])
    expect(fuzz(...words)).toEqual({ status: 2, said: '' });
});
