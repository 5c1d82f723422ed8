import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { temporaryFolder } from '#tests/builders/test-backend.ts';

const SOURCE = pathToFileURL(
  path.resolve(import.meta.dirname, '../../../../main/backend/core/compiled-code.ts'),
).href;
let base: string;
beforeEach(() => {
  base = temporaryFolder('compiled');
});
afterEach(() => fs.rmSync(base, { recursive: true, force: true }));

/** A process that caches the compiled code of one module, and ends. */
function start(profile: string | undefined): string {
  const loaded = path.join(base, 'loaded.cjs');
  fs.writeFileSync(loaded, 'module.exports = () => 1;\n');
  const script = `
    import { createRequire } from 'node:module';
    import { keepCompiledCode } from ${JSON.stringify(SOURCE)};
    keepCompiledCode(${JSON.stringify(profile)});
    process.stdout.write(String(createRequire(import.meta.url)(${JSON.stringify(loaded)})()));`;
  return execFileSync(process.execPath, ['--input-type=module', '--no-warnings', '-e', script], {
    encoding: 'utf8',
    // The tests’ own cache folder would be used.
    env: { ...process.env, NODE_COMPILE_CACHE: undefined },
  });
}

const filesIn = (folder: string): string[] =>
  fs.existsSync(folder)
    ? fs
        .readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map(({ name }) => name)
    : [];

it('stores compiled code in the profile, and starts without it where nothing can be stored', () => {
  expect(start(base)).toBe('1');
  const files = filesIn(path.join(base, 'Compiled'));
  expect(files.length).toBeGreaterThan(0);
  expect(start(base)).toBe('1');
  expect(filesIn(path.join(base, 'Compiled'))).toEqual(files);
  expect(start(undefined)).toBe('1');
  const file = path.join(base, 'no-folder');
  fs.writeFileSync(file, '');
  expect(start(file)).toBe('1');
});

it('stores the compiled code of a thread too', () => {
  const thread = path.join(base, 'thread.cjs');
  fs.writeFileSync(thread, 'module.exports = () => 2;\n');
  const script = `
    import { once } from 'node:events';
    import { Worker } from 'node:worker_threads';
    import { keepCompiledCode, threadEnvironment } from ${JSON.stringify(SOURCE)};
    keepCompiledCode(${JSON.stringify(base)});
    await once(new Worker(${JSON.stringify(thread)}, { env: threadEnvironment() }), 'exit');`;
  const run = (): string[] => {
    execFileSync(process.execPath, ['--input-type=module', '--no-warnings', '-e', script], {
      env: { ...process.env, NODE_COMPILE_CACHE: undefined },
    });
    return filesIn(path.join(base, 'Compiled'));
  };
  start(base);
  const before = filesIn(path.join(base, 'Compiled'));
  const after = run();
  expect(after.length).toBeGreaterThan(before.length);
  expect(run()).toEqual(after);
});

it('deletes the compiled code of many older releases', () => {
  const folder = path.join(base, 'Compiled', 'of-an-earlier-node');
  fs.mkdirSync(folder, { recursive: true });
  for (let at = 0; at < 400; at += 1) fs.writeFileSync(path.join(folder, `left-${at}`), '');
  start(base);
  expect(filesIn(path.join(base, 'Compiled')).filter((name) => name.startsWith('left'))).toEqual([]);
  expect(filesIn(path.join(base, 'Compiled')).length).toBeGreaterThan(0);
});
