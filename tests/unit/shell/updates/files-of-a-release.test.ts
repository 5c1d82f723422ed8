/** The package that replaces another, the order of versions, and the path of a policy. */
import { describe, expect, test } from 'vitest';
import { channelOf, fileFor, type Release } from '#shell/updates/channel-file.ts';
import { packageKind } from '#shell/updates/package-kind.ts';
import { policyPath } from '#shell/policy.ts';
import { isAllowedAddress } from '#shell/updates/web.ts';
import { compareVersions, isLater } from '#contract/updates.ts';

const release = (...names: string[]): Release => ({
  version: '0.2.0',
  releaseNotes: undefined,
  files: names.map((url) => ({ url, sha512: '', size: 1 })),
  escale: { app: 'fr.escale.app', channel: 'latest', expires: '2027-03-27' },
});

describe('files of a release', () => {
  test('are the AppImage, the installer and the zip for this processor, never the portable program', () => {
    const linux = release('Escale-0.2.0-linux-amd64.deb', 'Escale-0.2.0-linux-x86_64.AppImage');
    expect(fileFor(linux, 'appimage', 'x64')?.url).toBe('Escale-0.2.0-linux-x86_64.AppImage');
    expect(fileFor(linux, 'appimage', 'arm64')).toBeUndefined();
    const windows = release('Escale-0.2.0-portable-x64.exe', 'Escale-0.2.0-setup-x64.exe');
    expect(fileFor(windows, 'nsis', 'x64')?.url).toBe('Escale-0.2.0-setup-x64.exe');
    const mac = release('Escale-0.2.0-mac-arm64.zip', 'Escale-0.2.0-mac-x64.zip', 'Escale-0.2.0-mac-x64.dmg');
    expect(fileFor(mac, 'mac', 'arm64')?.url).toBe('Escale-0.2.0-mac-arm64.zip');
    expect(fileFor(release('Escale-0.2.0.zip'), 'mac', 'arm64')?.url).toBe('Escale-0.2.0.zip');
  });

  test('have a channel for each system', () => {
    expect(channelOf('win32', 'x64')).toBe('latest');
    expect(channelOf('darwin', 'arm64')).toBe('latest-mac');
    expect(channelOf('linux', 'x64')).toBe('latest-linux');
    expect(channelOf('linux', 'arm64')).toBe('latest-linux-arm64');
  });
});

test('orders versions by semver 2.0, point 11', () => {
  const ordered = [
    '0.9.9',
    '1.0.0-alpha',
    '1.0.0-alpha.1',
    '1.0.0-alpha.beta',
    '1.0.0-beta',
    '1.0.0-beta.2',
    '1.0.0-beta.11',
    '1.0.0-rc.1',
    '1.0.0',
    '1.0.10',
    '1.2.0',
    '10.0.0',
  ];
  for (const [left, one] of ordered.entries())
    for (const [right, other] of ordered.entries())
      expect(Math.sign(compareVersions(one, other)), `${one} and ${other}`).toBe(Math.sign(left - right));
  expect(isLater('not a version', '1.0.0')).toBe(false);
});

describe('self-replacement', () => {
  const kind = (env: Record<string, string>, executable = '/mount/escale'): string =>
    packageKind({ platform: 'linux', executable, packaged: true, env });

  test('is possible for a running AppImage, not for a system package started from another AppImage', () => {
    const image = import.meta.filename;
    expect(kind({ APPIMAGE: image, APPDIR: '/mount' })).toBe('appimage');
    expect(kind({ APPIMAGE: image, APPDIR: '/mount' }, '/opt/Escale/escale')).toBe('managed');
    expect(kind({ APPIMAGE: image })).toBe('managed');
    expect(kind({ APPIMAGE: '/gone/Escale.AppImage', APPDIR: '/mount' })).toBe('managed');
    expect(kind({})).toBe('managed');
  });

  test('is not possible on Windows and macOS for a run from the sources or a portable program', () => {
    const env = { LOCALAPPDATA: '/home', PORTABLE_EXECUTABLE_FILE: '/home/Escale.exe' };
    for (const platform of ['win32', 'darwin'] as const)
      expect(packageKind({ platform, executable: '/home/escale', packaged: false, env })).toBe('managed');
    expect(packageKind({ platform: 'win32', executable: '/home/escale', packaged: true, env })).toBe(
      'managed',
    );
  });
});

test('a policy is in a folder that administrators write', () => {
  expect(policyPath('linux', {})).toBe('/etc/escale/policy.json');
  expect(policyPath('darwin', {})).toBe('/Library/Application Support/Escale/policy.json');
  expect(policyPath('win32', { ProgramData: 'D:\\ProgramData' })).toBe(
    'D:\\ProgramData\\Escale\\policy.json',
  );
});

test('accepts valid feed addresses only', () => {
  const isAllowed = (address: string, loopback: boolean): boolean =>
    isAllowedAddress(new URL(address), loopback);
  expect(isAllowed('https://releases.example/escale/', false)).toBe(true);
  for (const address of [
    'http://releases.example/',
    'http://127.0.0.1:8080/',
    'ftp://releases.example/',
    'https://a:b@c.example/',
  ])
    expect(isAllowed(address, false)).toBe(false);
  expect(isAllowed('http://127.0.0.1:8080/', true)).toBe(true);
  expect(isAllowed('http://127.0.0.1.example/', true)).toBe(false);
});
