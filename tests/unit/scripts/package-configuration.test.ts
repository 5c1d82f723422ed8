/**
 * electron-builder’s configuration, for the systems that this one cannot package for, as far as it can be checked
 * here. docs/RELEASE.md lists the checks that need a computer of each system.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, onTestFinished, test } from 'vitest';

type Configuration = Record<string, unknown> &
  Readonly<{ productName: string; linux: Targets; win: Targets; mac: Targets }>;
type Targets = Readonly<{ target: string[] }>;
type Runtime = Readonly<{ kind: string; version: string; folder: string }>;
/** electron-builder’s first step: validating a configuration. */
type Builder = Readonly<{
  getConfig(project: string, file: null, options: object): Promise<Configuration>;
  validateConfiguration(configuration: object, log: { isEnabled: boolean }): Promise<void>;
}>;

const builder = createRequire(createRequire(resolve('package.json')).resolve('electron-builder'));
const { getConfig, validateConfiguration } = builder('app-builder-lib/out/util/config/config') as Builder;

const PINNED: Runtime = { kind: 'official', version: '45.4.1', folder: '/nowhere' };
const STAND_IN: Runtime = { kind: 'stand-in', version: '25.1.1', folder: '/nowhere' };

async function configuration(
  runtime: Runtime,
  forTests = false,
  platform: NodeJS.Platform = process.platform,
): Promise<Configuration> {
  const script = (await import(pathToFileURL(resolve('scripts/package.mjs')).href)) as {
    configurationFor(runtime: Runtime, options: { forTests: boolean; platform: NodeJS.Platform }): object;
  };
  return getConfig(resolve('.'), null, script.configurationFor(runtime, { forTests, platform }));
}

describe('the package configuration', () => {
  for (const [name, runtime, forTests] of [
    ['of a release', PINNED, false],
    ['on the stand-in', STAND_IN, false],
    ['of the tests', STAND_IN, true],
  ] as const) {
    test(`${name} is valid for electron-builder, for Linux, Windows and macOS`, async () => {
      const config = await configuration(runtime, forTests);
      await validateConfiguration(config, { isEnabled: false });
      expect(config.linux.target).toEqual(['deb', 'tar.gz', 'zip', 'AppImage', 'rpm']);
      expect(config.win.target).toEqual(['nsis', 'portable']);
      expect(config.mac.target).toEqual(['dmg', 'zip']);
    });
  }

  test('with an unknown key is refused, in each system’s part', async () => {
    const config = await configuration(PINNED);
    for (const part of ['linux', 'deb', 'rpm', 'win', 'nsis', 'portable', 'mac']) {
      const wrong = { ...config, [part]: { ...(config[part] as object), unheardOf: true } };
      await expect(validateConfiguration(wrong, { isEnabled: false })).rejects.toThrow(
        `configuration.${part} should be`,
      );
    }
  });

  test('needs no administrator on Windows, and hardens macOS', async () => {
    expect(await configuration(PINNED)).toMatchObject({
      nsis: { perMachine: false, allowElevation: false, packElevateHelper: false },
      portable: { requestExecutionLevel: 'user' },
      mac: { hardenedRuntime: true },
      electronFuses: {
        runAsNode: false,
        onlyLoadAppFromAsar: true,
        enableNodeCliInspectArguments: false,
        grantFileProtocolExtraPrivileges: false,
      },
    });
  });

  test('requests the macOS entitlements listed here, and no others', async () => {
    const file = 'assets/macos/entitlements.plist';
    expect(await configuration(PINNED, false, 'darwin')).toMatchObject({
      mac: { entitlements: file, entitlementsInherit: file, entitlementsLoginHelper: file },
    });
    const keys = [...readFileSync(resolve(file), 'utf8').matchAll(/<key>([^<]+)<\/key>\s*<true\/>/g)];
    expect(keys.map(([, key]) => key)).toEqual(['com.apple.security.cs.allow-jit']);
  });

  test('lets Electron verify its archive where it can: on Windows and macOS', async () => {
    for (const [platform, checked] of [
      ['win32', true],
      ['darwin', true],
      ['linux', false],
    ] as const) {
      const config = await configuration(PINNED, false, platform);
      expect(config['electronFuses'], platform).toMatchObject({
        enableEmbeddedAsarIntegrityValidation: checked,
      });
      await validateConfiguration(config, { isEnabled: false });
    }
  });

  test('of a package on the substitute Electron cannot be taken for a release', async () => {
    expect((await configuration(PINNED)).productName).toBe('Escale');
    expect(await configuration(STAND_IN)).toMatchObject({
      productName: 'Escale-devruntime',
      extraMetadata: { productName: 'Escale-devruntime', desktopName: 'escale-devruntime.desktop' },
      linux: { executableName: 'escale-devruntime' },
      deb: { packageName: 'escale-devruntime' },
      directories: { output: expect.stringMatching(/devruntime$/) as string },
    });
  });
});

/** A runtime as $ELECTRON_EXEC_PATH names one: a program, and the file next to it with its version. */
function writeRuntime(says: string, claims: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'a-runtime-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  writeFileSync(join(folder, 'version'), claims);
  const program = join(folder, 'electron');
  writeFileSync(program, `#!/bin/sh\necho ${says}\n`, { mode: 0o755 });
  return program;
}

describe('npm run package', () => {
  const packaged = (program: string): { status: number | null; stderr: string } =>
    spawnSync(process.execPath, [resolve('scripts/package.mjs')], {
      encoding: 'utf8',
      env: { ...process.env, ELECTRON_EXEC_PATH: program, ESCALE_SET_UP: '1' },
    });

  test.each([
    ['another Electron version', '46.0.0', '46.0.0', 'this one is 46.0.0'],
    [
      'a version that only the file next to it calls the pinned one',
      '25.1.1',
      PINNED.version,
      'this one is 25.1.1',
    ],
    ['a runtime without a version', '', PINNED.version, 'this one is unknown'],
  ])('stops on %s', (_what, says, claims, message) => {
    const { status, stderr } = packaged(writeRuntime(says, claims));
    expect({ status, stderr }).toEqual({ status: 1, stderr: expect.stringContaining(message) as unknown });
    expect(stderr).toContain('--development');
  });

  test('names a package on another Electron than the pinned one accordingly', async () => {
    expect(await configuration({ ...STAND_IN, kind: 'named' })).toMatchObject({
      productName: 'Escale-devruntime',
      deb: { packageName: 'escale-devruntime' },
    });
    expect((await configuration({ ...PINNED, kind: 'named' })).productName).toBe('Escale');
  });
});

test('native files exist for every system that is packaged', () => {
  const lock = JSON.parse(readFileSync(resolve('package-lock.json'), 'utf8')) as {
    packages: Record<string, unknown>;
  };
  for (const system of ['linux-x64', 'linux-arm64', 'win32-x64', 'darwin-x64', 'darwin-arm64']) {
    expect(existsSync(resolve(`node_modules/better-sqlite3/prebuilds/${system}.node`)), system).toBe(true);
    // npm installs the one of the system that it runs on.
    expect(lock.packages).toHaveProperty([`node_modules/@img/sharp-${system}`]);
  }
});

test.each([
  ['linux', 'out/escale'],
  ['win32', 'out/Escale.exe'],
  ['darwin', 'out/Escale.app/Contents/MacOS/Escale'],
] as const)('the program of an unpacked package on %s is %s', async (platform, program) => {
  const script = (await import(pathToFileURL(resolve('scripts/package.mjs')).href)) as {
    executableOf(
      folder: string,
      platform: NodeJS.Platform,
      names: { product: string; linux: string },
    ): string;
  };
  expect(script.executableOf('out', platform, { product: 'Escale', linux: 'escale' })).toBe(program);
});
