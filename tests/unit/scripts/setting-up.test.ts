/** The set-up scripts fail with one sentence, and unpack nothing unknown. */
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const root = path.resolve(import.meta.dirname, '../../..');

const script = async (name: string): Promise<unknown> =>
  import(pathToFileURL(path.join(root, 'scripts', name)).href);
const { npmOn } = (await script('set-up/project.mjs')) as {
  npmOn: (platform: NodeJS.Platform) => { command: string; shell: boolean };
};
const { electronIn } = (await script('set-up/runtime.mjs')) as {
  electronIn: (folder: string, platform: NodeJS.Platform) => string;
};
const { browserPlaces } = (await script('set-up/browser.mjs')) as {
  browserPlaces: (
    platform: NodeJS.Platform,
    env: Readonly<Record<string, string | undefined>>,
  ) => readonly string[];
};
const { packagedProgram } = (await script('start-packaged.mjs')) as {
  packagedProgram: (files: readonly string[], platform: NodeJS.Platform) => string | undefined;
};

let folder = '';
beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'escale-scripts-'));
  fs.cpSync(path.join(root, 'scripts'), path.join(folder, 'scripts'), { recursive: true });
  fs.copyFileSync(path.join(root, 'package.json'), path.join(folder, 'package.json'));
  fs.mkdirSync(path.join(folder, 'bin'));
});
afterEach(() => fs.rmSync(folder, { recursive: true, force: true }));

/** A command of this name, first on the PATH. */
function plant(command: string, script: string): void {
  fs.writeFileSync(path.join(folder, 'bin', command), `#!/bin/sh\n${script}\n`, { mode: 0o755 });
}

function evaluate(code: string, PATH = `${path.join(folder, 'bin')}:${process.env['PATH'] ?? ''}`) {
  return spawnSync(process.execPath, ['--input-type=module', '--eval', code], {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, PATH },
  });
}

describe('the runtime', () => {
  it('refuses a package with another sha512, and unpacks nothing', () => {
    plant('npm', 'printf forged > "$5/forged.tgz"; echo forged.tgz');
    const result = evaluate(
      "import { ensureStandInTypes } from './scripts/set-up/runtime.mjs'; ensureStandInTypes();",
    );
    expect(result.stderr).toMatch(
      /the package electron@25\.1\.1 is not the one this project knows .* nothing was unpacked/,
    );
    expect(result.status).toBe(1);
    expect(fs.existsSync(path.join(folder, '.cache/electron-25-types'))).toBe(false);
  });

  it('names the package that could not be fetched', () => {
    plant('npm', 'echo "ENOTFOUND" >&2; exit 1');
    const result = evaluate(
      "import { ensureStandInTypes } from './scripts/set-up/runtime.mjs'; ensureStandInTypes();",
    );
    expect(result.stderr).toContain('the package electron@25.1.1 could not be fetched from the npm registry');
    expect(result.status).toBe(1);
  });

  it('reports that ELECTRON_EXEC_PATH names no file', () => {
    const result = evaluate(
      "process.env.ELECTRON_EXEC_PATH = '/nowhere/electron'; const { ensureRuntime } = await import('./scripts/set-up/runtime.mjs'); await ensureRuntime();",
    );
    expect(result.stderr).toContain('ELECTRON_EXEC_PATH names /nowhere/electron, which does not exist');
    expect(result.status).toBe(1);
  });
});

describe('the system', () => {
  const only = () => {
    const bin = path.join(folder, 'only');
    fs.mkdirSync(bin);
    for (const command of ['sh', 'ldd', 'bash']) {
      const program = ['/bin', '/usr/bin']
        .map((folder) => path.join(folder, command))
        .find((file) => fs.existsSync(file));
      if (program !== undefined) fs.symlinkSync(program, path.join(bin, command));
    }
    return bin;
  };

  it('names the missing packages in one sentence when they cannot be installed', () => {
    const result = evaluate(
      "process.getuid = () => 1000; const { ensureSystem } = await import('./scripts/set-up/system.mjs'); ensureSystem('/bin/true', { display: true });",
      only(),
    );
    expect(result.stderr).toMatch(
      /missing and may not be installed from here: xvfb.*apt-get install --no-install-recommends xvfb/,
    );
    expect(result.status).toBe(1);
  });

  it('requests nothing when nothing is missing', () => {
    const result = evaluate(
      "const { ensureSystem } = await import('./scripts/set-up/system.mjs'); ensureSystem('/bin/true', { display: false });",
    );
    expect(result.stderr).toBe('');
    expect(result.status).toBe(0);
  });
});

it('reports that the page cannot be tested in a browser', () => {
  const result = evaluate(
    "process.env.ESCALE_BROWSER = '/nowhere/chromium'; const { ensureBrowser } = await import('./scripts/set-up/browser.mjs'); ensureBrowser();",
  );
  expect(result.stderr).toMatch(/no browser to test the page in: none of \/nowhere\/chromium is there/);
  expect(result.status).toBe(1);
});

describe('on another system', () => {
  it.each([
    ['linux', '/usr/bin/chromium-headless-shell'],
    ['darwin', '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'],
    ['win32', String.raw`C:\Program Files\Google\Chrome\Application\chrome.exe`],
  ] as const)('looks for a browser on %s', (platform, expected) => {
    expect(browserPlaces(platform, { ProgramFiles: String.raw`C:\Program Files` })[0]).toBe(expected);
    expect(browserPlaces(platform, { ESCALE_BROWSER: '/opt/chromium' })).toEqual(['/opt/chromium']);
  });

  it.each([
    ['linux', { command: 'npm', shell: false }],
    ['darwin', { command: 'npm', shell: false }],
    ['win32', { command: 'npm.cmd', shell: true }],
  ] as const)('calls npm as %s needs it', (platform, call) => {
    expect(npmOn(platform)).toEqual(call);
  });

  it.each([
    ['linux', 'dist/electron'],
    ['darwin', 'dist/Electron.app/Contents/MacOS/Electron'],
    ['win32', 'dist/electron.exe'],
  ] as const)('finds the program of Electron on %s', (platform, program) => {
    expect(electronIn('dist', platform)).toBe(path.join(program));
  });

  it.each([
    ['linux', 'linux-unpacked/escale'],
    ['darwin', 'mac-arm64/Escale.app/Contents/MacOS/Escale'],
    ['win32', 'win-unpacked/Escale.exe'],
  ] as const)('finds the program of a package on %s', (platform, program) => {
    const others = ['builder-debug.yml', 'linux-unpacked/escale.txt', 'win-unpacked/resources/elevate.exe'];
    expect(packagedProgram([...others, program], platform)).toBe(program);
    expect(packagedProgram(others, platform)).toBeUndefined();
  });
});
