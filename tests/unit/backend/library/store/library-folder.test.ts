import { describe, expect, it } from 'vitest';
import type { Surroundings } from '#backend/library/store/library-folder.ts';
import {
  libraryFolder,
  mountedType,
  networkShareType,
  refuseNetworkShare,
} from '#backend/library/store/library-folder.ts';

const linux: Surroundings = { env: {}, platform: 'linux', home: '/home/anne', development: false };
const windows: Surroundings = {
  env: { LOCALAPPDATA: 'C:\\Users\\anne\\AppData\\Local', APPDATA: 'C:\\Users\\anne\\AppData\\Roaming' },
  platform: 'win32',
  home: 'C:\\Users\\anne',
  development: false,
};
const mac: Surroundings = { env: {}, platform: 'darwin', home: '/Users/anne', development: false };

describe('libraryFolder', () => {
  it.each([
    ['the XDG default', linux, '/home/anne/.local/share/Escale'],
    ['the XDG data folder', { ...linux, env: { XDG_DATA_HOME: '/data/anne' } }, '/data/anne/Escale'],
    [
      'not a relative XDG folder, which the specification voids',
      { ...linux, env: { XDG_DATA_HOME: 'data' } },
      '/home/anne/.local/share/Escale',
    ],
    ['another folder in development', { ...linux, development: true }, '/home/anne/.local/share/Escale-dev'],
    ['the local, never the roaming, folder of Windows', windows, 'C:\\Users\\anne\\AppData\\Local\\Escale'],
    [
      'the local folder of Windows without its variable',
      { ...windows, env: {} },
      'C:\\Users\\anne\\AppData\\Local\\Escale',
    ],
    ['Application Support', mac, '/Users/anne/Library/Application Support/Escale/Library'],
    [
      '$ESCALE_LIBRARY, before all',
      { ...linux, development: true, env: { ESCALE_LIBRARY: '/srv/lab', XDG_DATA_HOME: '/data' } },
      '/srv/lab',
    ],
    [
      'not an empty $ESCALE_LIBRARY',
      { ...linux, env: { ESCALE_LIBRARY: ' ' } },
      '/home/anne/.local/share/Escale',
    ],
  ])('resolves to %s', (_, surroundings, folder) => {
    expect(libraryFolder(surroundings)).toBe(folder);
  });
});

const MOUNTS = [
  'sysfs /sys sysfs rw 0 0',
  '/dev/sda1 / ext4 rw,relatime 0 0',
  'server:/export /mnt/lab nfs4 rw 0 0',
  '//server/commun /mnt/Partage\\040commun cifs rw 0 0',
  '/dev/sdb1 /mnt/lab/local ext4 rw 0 0',
  'anne@host: /home/anne/distant fuse.sshfs rw 0 0',
].join('\n');

describe('network shares', () => {
  it.each([
    ['/home/anne/Escale', undefined],
    ['/mnt/lab', 'nfs4'],
    ['/mnt/lab/Escale', 'nfs4'],
    ['/mnt/lab/local/Escale', undefined],
    ['/mnt/laboratoire', undefined],
    ['/mnt/Partage commun/x', 'cifs'],
    ['/home/anne/distant/x', 'fuse.sshfs'],
  ])('%s on Linux: %s', (folder, type) => {
    const mountType = mountedType(MOUNTS, folder);
    expect(mountType === 'ext4' ? undefined : mountType).toBe(type);
  });

  it('uses the last mount of a mount point, which hides the first', () => {
    expect(mountedType('a /mnt ext4 rw\nb /mnt nfs rw', '/mnt/x')).toBe('nfs');
  });

  it.each([
    ['\\\\server\\share\\Escale', 'unc'],
    ['//server/share', 'unc'],
    ['\\\\?\\UNC\\server\\share', 'unc'],
    ['\\\\?\\C:\\Users\\anne', undefined],
    ['C:\\Users\\anne', undefined],
  ])('%s on Windows: %s', (folder, type) => {
    expect(networkShareType(folder, 'win32')).toBe(type);
  });

  it('are recognized by the nearest existing folder', () => {
    expect(networkShareType('/nowhere/at/all', 'linux', () => 'server:/ / nfs rw 0 0')).toBe('nfs');
    expect(networkShareType('/nowhere/at/all', 'linux', () => '/dev/sda1 / btrfs rw 0 0')).toBeUndefined();
  });

  it('are refused by their code', () => {
    expect(() => refuseNetworkShare('\\\\server\\share', 'win32')).toThrowError(
      expect.objectContaining({
        code: 'library.network-share',
        params: { folder: '\\\\server\\share', type: 'unc' },
      }),
    );
  });
});
