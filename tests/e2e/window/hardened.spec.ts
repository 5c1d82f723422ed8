/** A package as released: it cannot be started as Node or debugged by Node’s debugger, and works. */
import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import { chromium } from '@playwright/test';
import { expect, test } from '../support/stage/fixtures.ts';
import { fusesOf, withoutFuse } from '../support/outside/fuses.ts';
import { Escale } from '../support/stage/launch.ts';

test.use({ alone: true });

const packagedExecutable = (): string => process.env.ESCALE_PACKAGED ?? '';

/** The test package with the one fuse set, as scripts/package.mjs makes a release. */
async function copyHardened(folder: string): Promise<string> {
  await promisify(execFile)('cp', ['-al', dirname(packagedExecutable()), folder]);
  const executable = join(folder, basename(packagedExecutable()));
  // The copy shares its files with the package: this one is replaced.
  rmSync(executable);
  withoutFuse(packagedExecutable(), executable, 'nodeCliInspect');
  return executable;
}

/** The first line of a process’s output that matches, such as the address of Chromium’s debugging tools. */
async function line(child: ChildProcess, pattern: RegExp): Promise<string> {
  if (child.stderr === null) throw new Error('its words are not read');
  for await (const words of createInterface({ input: child.stderr })) {
    const value = pattern.exec(words)?.[1];
    if (value !== undefined) return value;
  }
  throw new Error(`nothing like ${pattern} was said`);
}

test('every fuse has its intended value', () => {
  expect(fusesOf(packagedExecutable())).toMatchObject({
    runAsNode: false,
    cookieEncryption: true,
    nodeOptions: false,
    // Playwright drives the window by it.
    nodeCliInspect: true,
    onlyLoadAppFromAsar: true,
  });
  // An Electron before 29 has no such fuse.
  expect(fusesOf(packagedExecutable()).fileProtocolPrivileges ?? false).toBe(false);
});

test('opens with every fuse set, and starts neither as Node nor with its debugger', async ({
  display,
}, testInfo) => {
  const executable = await copyHardened(testInfo.outputPath('hardened'));
  expect(fusesOf(executable).nodeCliInspect).toBe(false);
  const app = spawn(
    executable,
    [
      '--no-sandbox',
      '--disable-gpu',
      '--lang=fr',
      '--remote-debugging-port=0',
      '--inspect=0',
      `--user-data-dir=${testInfo.outputPath('profile')}`,
    ],
    {
      env: {
        ...process.env,
        DISPLAY: display,
        LC_ALL: 'C.UTF-8',
        ESCALE_LIBRARY: testInfo.outputPath('library'),
        ELECTRON_RUN_AS_NODE: '1',
        NODE_OPTIONS: '--inspect=0',
      },
      stdio: ['ignore', 'ignore', 'pipe'],
    },
  );
  const stderr: string[] = [];
  app.stderr.on('data', (bytes: Buffer) => stderr.push(bytes.toString('utf8')));
  try {
    const browser = await chromium.connectOverCDP(await line(app, /DevTools listening on (ws:\S+)/), {
      noDefaults: true,
    });
    await expect.poll(() => browser.contexts()[0]?.pages().length ?? 0).toBeGreaterThan(0);
    const page = browser.contexts()[0]?.pages()[0];
    if (page === undefined) throw new Error('no window');
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    expect(await page.evaluate(() => [typeof Reflect.get(window, 'require'), location.origin])).toEqual([
      'undefined',
      'app://escale',
    ]);
    await browser.close();
    expect(stderr.join('')).not.toMatch(/Debugger listening/);
  } finally {
    app.kill();
    await once(app, 'exit');
  }
});

test('reports a changed file beside the app archive and keeps the window open', async ({
  display,
}, testInfo) => {
  const folder = testInfo.outputPath('changed');
  await promisify(execFile)('cp', ['-al', dirname(packagedExecutable()), folder]);
  const file = join(folder, 'resources/app.asar.unpacked/out/main/cli.cjs');
  const text = readFileSync(file);
  // The copy shares its files with the package: this one is replaced.
  rmSync(file);
  writeFileSync(file, Buffer.concat([text, Buffer.from('//')]));
  const escale = new Escale({
    display,
    language: 'fr',
    env: {},
    folder: testInfo.outputPath('escale'),
    executable: join(folder, basename(packagedExecutable())),
  });
  await escale.start();
  try {
    await escale.app.evaluate(({ dialog }) => {
      dialog.showMessageBox = (...args: unknown[]) => {
        Object.assign(globalThis, { dialogOptions: args.at(-1) });
        return Promise.resolve({ response: 1, checkboxChecked: false });
      };
    });
    await expect
      .poll(
        () =>
          escale.app.evaluate(
            () => (Reflect.get(globalThis, 'dialogOptions') as { message?: string } | undefined)?.message,
          ),
        { timeout: 60_000 },
      )
      .toBe('Des fichiers d’Escale ont changé depuis l’installation');
    expect(escale.log()).toContain('out/main/cli.cjs');
    await expect(escale.page.getByRole('heading', { level: 1 })).toBeVisible();
  } finally {
    await escale.end();
  }
});
