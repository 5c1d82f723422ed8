import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { expectLibrary, noteLibrary } from '#backend/library/keeping/known-libraries.ts';
import { locateLibrary, rememberFolder, syncingService } from '#backend/library/store/library-folder.ts';
import { openLibrary } from '#backend/library/keeping/open-library.ts';
import { silentLog } from '#backend/core/log.ts';
import { temporaryFolder } from '#tests/builders/test-backend.ts';

let folder: string;
beforeEach(() => {
  folder = temporaryFolder('place');
});
afterEach(() => fs.rmSync(folder, { recursive: true, force: true }));

const locateWith = (env: Record<string, string> = {}) =>
  locateLibrary({
    env: { XDG_DATA_HOME: folder, ...env },
    platform: 'linux',
    home: '/home/anne',
    development: false,
  });

describe('the folder of the library', () => {
  it('is the default until the author chooses another, and again after that choice is removed', () => {
    const usual = path.join(folder, 'Escale');
    expect(locateWith()).toEqual({ folder: usual, by: 'usual', usual });
    rememberFolder(locateWith(), '/mnt/disque/Escale');
    expect(locateWith()).toEqual({ folder: '/mnt/disque/Escale', by: 'chosen', usual });
    rememberFolder(locateWith(), usual);
    expect(locateWith()).toEqual({ folder: usual, by: 'usual', usual });
  });

  it('is $ESCALE_LIBRARY when set, before any choice', () => {
    rememberFolder(locateWith(), '/mnt/disque/Escale');
    expect(locateWith({ ESCALE_LIBRARY: '/srv/bibliotheque' })).toMatchObject({
      folder: '/srv/bibliotheque',
      by: 'set',
    });
    expect(locateWith({ ESCALE_LIBRARY: path.join(folder, 'Escale') })).toMatchObject({ by: 'set' });
  });

  it.each(['{"folder":', '{"folder":"disque/Escale"}', 'null', ''])(
    'is the default when the choice cannot be read, and no new library is created there (%j)',
    (text) => {
      rememberFolder(locateWith(), '/mnt/disque/Escale');
      fs.writeFileSync(path.join(folder, 'Escale', 'library.elsewhere.json'), text);
      const { usual } = locateWith();
      expect(locateWith()).toEqual({ folder: usual, by: 'chosen', usual });
      expect(() => expectLibrary(locateWith(), undefined)).toThrow(
        expect.objectContaining({ code: 'library.not-found' }),
      );
      rememberFolder(locateWith(), usual);
      expect(locateWith().by).toBe('usual');
    },
  );
});

describe('a folder that should hold a library', () => {
  const profile = (): string => path.join(folder, 'profil');
  const library = (): string => path.join(folder, 'bibliotheque');

  it('is never initialized as a new one after the app had a library there', async () => {
    const location = { folder: library(), by: 'usual' } as const;
    expect(() => expectLibrary(location, profile())).not.toThrow();
    (await openLibrary({ folder: library(), log: silentLog })).close();
    noteLibrary(library(), profile(), silentLog);
    expect(() => expectLibrary(location, profile())).not.toThrow();
    fs.renameSync(library(), `${library()}-partie`);
    expect(() => expectLibrary(location, profile())).toThrow(
      expect.objectContaining({ code: 'library.not-found' }),
    );
    // Another computer’s profile is no evidence of folders here.
    const noted = path.join(profile(), 'libraries.json');
    fs.writeFileSync(noted, fs.readFileSync(noted, 'utf8').replaceAll(os.hostname(), 'un-autre'));
    expect(() => expectLibrary(location, profile())).not.toThrow();
  });

  it('is waited for when the author chose it, or when the disk of $ESCALE_LIBRARY is missing', () => {
    expect(() => expectLibrary({ folder: library(), by: 'chosen' }, undefined)).toThrow(
      expect.objectContaining({ code: 'library.not-found' }),
    );
    expect(() => expectLibrary({ folder: library(), by: 'set' }, undefined)).not.toThrow();
    expect(() => expectLibrary({ folder: '/nulle-part/cle/Escale', by: 'set' }, undefined)).toThrow(
      expect.objectContaining({ code: 'library.not-found' }),
    );
  });
});

describe('a folder that a cloud service synchronises', () => {
  it.each([
    ['/home/anne/Dropbox/Escale', 'Dropbox'],
    ['/home/anne/Dropbox (Mairie)/Escale', 'Dropbox'],
    ['/home/anne/OneDrive - Mairie de Montrivière/Escale', 'OneDrive'],
    ['/Users/anne/Library/Mobile Documents/com~apple~CloudDocs/Escale', 'iCloud'],
    ['/home/anne/Nextcloud/Escale', 'Nextcloud'],
    ['/home/anne/kDrive/Escale', 'kDrive'],
    ['/home/anne/Google Drive/Mon Drive', 'Google Drive'],
    ['/home/anne/.local/share/Escale', undefined],
    ['/home/anne/Dropboxes/Escale', undefined],
  ])('%s: %s', (folder, service) => expect(syncingService(folder, {})).toBe(service));

  it('is recognized by the service’s files and by its registration in the system', () => {
    const deep = path.join(folder, 'un', 'deux');
    fs.mkdirSync(deep, { recursive: true });
    expect(syncingService(deep, {})).toBeUndefined();
    fs.writeFileSync(path.join(folder, 'un', '.sync_0a1b2c3d.db'), '');
    expect(syncingService(deep, {})).toBe('Nextcloud');
    fs.rmSync(path.join(folder, 'un', '.sync_0a1b2c3d.db'));
    fs.mkdirSync(path.join(folder, '.stfolder'));
    expect(syncingService(deep, {})).toBe('Syncthing');
    expect(syncingService('/srv/docs/Escale', { OneDriveCommercial: '/srv/docs' })).toBe('OneDrive');
  });
});
