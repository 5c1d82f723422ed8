import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { logLine, openLog } from '#shell/log.ts';
import { menuTemplate } from '#shell/window/menu.ts';
import { boundsOnScreens, readWindowState, writeWindowState } from '#shell/window/window-state.ts';
import { describeRuntime } from '#shell/runtime.ts';
import { createSecrets } from '#shell/secrets.ts';
import { languageOf, wordsIn } from '#shell/window/words.ts';
import { COMMANDS } from '#contract/commands.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'escale-profile-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('stored secrets', () => {
  const silent = { file: '', info: () => undefined, warn: () => undefined, error: () => undefined };
  const reversed = (text: string): string => [...text].toReversed().join('');
  const keyStore = (available: boolean) => ({
    isEncryptionAvailable: () => available,
    encryptString: (text: string) => Buffer.from(reversed(text)),
    decryptString: (bytes: Buffer) => reversed(bytes.toString()),
  });
  const secrets = (available: boolean) =>
    createSecrets({ file: join(folder, 'secrets.json'), keyStore: keyStore(available), log: silent });

  test('are encrypted, for this user only, and removed', () => {
    expect(secrets(true).store('google:1', 'refresh-token')).toEqual({ kept: true });
    expect(readFileSync(join(folder, 'secrets.json'), 'utf8')).not.toContain('refresh-token');
    expect(statSync(join(folder, 'secrets.json')).mode & 0o777).toBe(0o600);
    expect(secrets(true).load('google:1')).toEqual({ value: 'refresh-token' });
    secrets(true).remove('google:1');
    expect(secrets(true).load('google:1')).toEqual({});
    expect(secrets(true).load('__proto__')).toEqual({});
  });

  test('without a key store last as long as the app, and never reach the disk', () => {
    const session = secrets(false);
    expect(session.canKeep()).toBe(false);
    expect(session.store('google:1', 'refresh-token')).toEqual({ kept: false });
    expect(session.load('google:1')).toEqual({ value: 'refresh-token' });
    expect(secrets(false).load('google:1')).toEqual({});
    expect(statSync(join(folder, 'secrets.json'), { throwIfNoEntry: false })).toBeUndefined();
  });

  test('unreadable while the key store is locked: reported, and read once it is open', () => {
    secrets(true).store('google:1', 'refresh-token');
    const locked = secrets(false);
    expect(locked.load('google:1')).toEqual({ locked: true });
    expect(locked.load('google:2')).toEqual({});
    locked.store('google:1', 'another');
    expect(locked.load('google:1')).toEqual({ value: 'another' });
    expect(secrets(true).load('google:1')).toEqual({ value: 'refresh-token' });
  });

  test('in a damaged file are set aside, not overwritten', () => {
    writeFileSync(join(folder, 'secrets.json'), '{"version":1,');
    expect(secrets(true).load('google:1')).toEqual({});
    expect(readFileSync(join(folder, 'secrets.json.damaged'), 'utf8')).toBe('{"version":1,');
  });
});

describe('the log', () => {
  test('has one line an event, for any input', () => {
    expect(logLine(new Date(0), 'warn', 'a\nb', { name: 'x\r\ny' })).toBe(
      '1970-01-01T00:00:00.000Z warn a | b name="x\\r\\ny"',
    );
  });

  test('rotates by size and keeps three old files', () => {
    const log = openLog(folder, { limit: 200 });
    for (let index = 0; index < 40; index += 1) log.info(`event ${index}`);
    expect(readFileSync(log.file, 'utf8')).toContain('event 39');
    expect(
      [1, 2, 3, 4].map(
        (index) => statSync(join(folder, `escale.${index}.log`), { throwIfNoEntry: false }) !== undefined,
      ),
    ).toEqual([true, true, true, false]);
  });

  test('continues when an old file cannot be moved, as another program may hold it', () => {
    const log = openLog(folder, { limit: 200 });
    mkdirSync(join(folder, 'escale.3.log/held'), { recursive: true });
    for (let index = 0; index < 40; index += 1) log.info(`event ${index}`);
    rmSync(join(folder, 'escale.3.log'), { recursive: true });
    for (let index = 40; index < 60; index += 1) log.info(`event ${index}`);
    const written = ['escale.3.log', 'escale.2.log', 'escale.1.log', 'escale.log']
      .flatMap((name) => {
        const file = join(folder, name);
        return existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n') : [];
      })
      .map((line) => line.split(' ').at(-1));
    expect(written).toEqual(Array.from({ length: 60 }, (_, index) => String(index)).slice(-written.length));
    expect(written.length).toBeGreaterThan(40);
  });
});

describe('the window’s position', () => {
  const screens = [{ x: 0, y: 0, width: 1_920, height: 1_040 }];

  test('is restored while it is on a screen, otherwise chosen by the system', () => {
    expect(boundsOnScreens(undefined, screens)).toEqual({ width: 1_280, height: 800 });
    expect(boundsOnScreens({ x: 100, y: 50, width: 900, height: 600 }, screens)).toEqual({
      x: 100,
      y: 50,
      width: 900,
      height: 600,
    });
    expect(boundsOnScreens({ x: 2_500, y: 50, width: 900, height: 600 }, screens)).toEqual({
      width: 900,
      height: 600,
    });
    expect(boundsOnScreens({ x: 0, y: 0, width: 4_000, height: 10 }, screens)).toEqual({
      x: 0,
      y: 0,
      width: 1_920,
      height: 500,
    });
  });

  test('is stored, and a damaged file is a first start', () => {
    const file = join(folder, 'window.json');
    const remembered = {
      bounds: { x: 1, y: 2, width: 900, height: 600 },
      maximized: true,
      theme: 'dark',
      language: 'en',
    } as const;
    writeWindowState(file, remembered);
    expect(readWindowState(file)).toEqual(remembered);
    writeFileSync(file, '{"bounds":{"x":"far"},"theme":"dark"}');
    expect(readWindowState(file)).toEqual({
      bounds: undefined,
      maximized: false,
      theme: 'dark',
      language: undefined,
    });
    writeFileSync(file, 'null');
    expect(readWindowState(file).theme).toBe('system');
  });
});

describe('the menu', () => {
  type Item = {
    id?: string;
    label?: string;
    role?: string;
    accelerator?: string;
    type?: string;
    submenu?: Item[];
  };
  const template = (language: 'fr' | 'en', platform: NodeJS.Platform): Item[] =>
    menuTemplate({
      words: wordsIn(language),
      platform,
      development: false,
      postOnBlog: true,
      onCommand: () => undefined,
      onShowLog: () => undefined,
    }) as Item[];
  const items = (language: 'fr' | 'en', platform: NodeJS.Platform): Item[] => {
    const inside = (item: Item): Item[] =>
      item.submenu === undefined ? [item] : item.submenu.flatMap(inside);
    return template(language, platform)
      .flatMap(inside)
      .filter(({ type }) => type !== 'separator');
  };

  test.each(['linux', 'win32', 'darwin'] as const)(
    'has every command once, with its words and keys (%s)',
    (platform) => {
      for (const language of ['fr', 'en'] as const) {
        const menuItems = items(language, platform);
        const ids = menuItems.flatMap(({ id }) => COMMANDS.filter((command) => command === id));
        expect(ids.toSorted()).toEqual(COMMANDS.toSorted());
        expect(menuItems.filter(({ label }) => label === undefined || label === '')).toEqual([]);
      }
    },
  );

  const bar = (language: 'fr' | 'en', platform: NodeJS.Platform): string[] =>
    template(language, platform).map(({ label }) => label ?? '');

  test('opens each menu of the bar by Alt and a unique letter, except on macOS', () => {
    expect(bar('fr', 'linux')).toEqual([
      '&Fichier',
      'É&dition',
      '&Billet',
      '&Insertion',
      '&Texte',
      '&Affichage',
      'Aid&e',
    ]);
    for (const language of ['fr', 'en'] as const) {
      const letters = bar(language, 'win32').map((label) => /&(.)/.exec(label)?.[1]?.toLowerCase());
      expect(letters).not.toContain(undefined);
      expect(new Set(letters).size).toBe(letters.length);
      expect(bar(language, 'darwin').filter((label) => label.includes('&'))).toEqual([]);
    }
  });

  test('has a menu for the open post; « Fichier » has at most fifteen items', () => {
    const menus = template('fr', 'linux');
    const post = menus.find(({ id }) => id === 'menu-post')?.submenu ?? [];
    expect(post.flatMap(({ id }) => id ?? [])).toEqual([
      'publish',
      'take-down',
      'preview',
      'ask-for-answers',
      'ask-for-approval',
      'approve',
      'record-consent',
      'history',
      'copy-html',
      'export',
      'share-post',
      'same-questions',
      'duplicate-post',
      'open-window',
      'bin-post',
    ]);
    const file = menus.find(({ id }) => id === 'menu-file')?.submenu ?? [];
    expect(file.flatMap(({ id }) => id ?? []).length).toBeLessThanOrEqual(15);
  });

  test('has no key twice, and none that AltGr types', () => {
    const keys = items('fr', 'linux').flatMap(({ accelerator }) =>
      accelerator === undefined ? [] : [accelerator],
    );
    expect(keys.toSorted()).toEqual([...new Set(keys)].toSorted());
    expect(keys.filter((accelerator) => /Ctrl.*Alt|Alt.*Ctrl|Alt\+.$/.test(accelerator))).toEqual([]);
  });
});

test('the language is French on a French system; the runtime reports an Electron other than the release’s', () => {
  expect(['fr', 'fr-CA', 'FR_fr', 'en-US', 'fro', 'de'].map(languageOf)).toEqual([
    'fr',
    'fr',
    'fr',
    'en',
    'en',
    'en',
  ]);
  expect(describeRuntime('45.4.1', '45.4.1')).toEqual({ name: 'Electron 45.4.1', standIn: false });
  expect(describeRuntime('25.1.1', '45.4.1').standIn).toBe(true);
});
