/** From a look to a replaced AppImage, by electron-updater and a real server; and what the IT service forbids. */
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { UpdateMode } from '../../../../preload/contract/updates.ts';
import { prepareInstaller } from '../../../../main/shell/updates/installer.ts';
import { packageKind } from '../../../../main/shell/updates/package-kind.ts';
import { readPolicy } from '../../../../main/shell/updates/policy.ts';
import { createUpdates, type UpdatesOptions } from '../../../../main/shell/updates/updates.ts';
import { anUpdateServer, breaksOff, packageName, type UpdateServer } from '../../../builders/an-update-server.ts';
import { askByNode } from '../../../builders/ask-by-node.ts';

let server: UpdateServer;
let folder: string;
let image: string;
beforeEach(async () => {
  server = await anUpdateServer();
  folder = mkdtempSync(join(tmpdir(), 'updates-'));
  image = join(folder, 'Escale.AppImage');
  writeFileSync(image, 'the one that runs');
  chmodSync(image, 0o755);
  vi.stubEnv('APPIMAGE', image);
  vi.stubEnv('APPDIR', '/mount');
});
afterEach(async () => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
  await server.close();
});

const quiet = { file: '', info: () => undefined, warn: () => undefined, error: () => undefined };

function started(more: Partial<UpdatesOptions> = {}) {
  let mode: UpdateMode = 'off';
  let quits = 0;
  const opened: string[] = [];
  const updates = createUpdates({
    build: { feed: server.feed, keys: [server.publicKey] },
    policy: { state: 'none', policy: {} },
    kind: packageKind({ platform: 'linux', executable: '/mount/escale', packaged: true, env: process.env }),
    version: '0.1.0',
    platform: 'linux',
    arch: 'x64',
    web: { ask: askByNode, loopback: true, contacts: () => undefined },
    choice: { read: () => mode, write: (chosen) => (mode = chosen) },
    cache: join(folder, 'cache'),
    resources: folder,
    prepare: prepareInstaller,
    changed: () => undefined,
    quit: () => (quits += 1),
    openPage: (address) => opened.push(address),
    log: quiet,
    ...more,
  });
  const settled = (): Promise<unknown> => vi.waitFor(() => expect(updates.state().work).toBeUndefined());
  return { updates, settled, opened, kept: () => mode, quits: () => quits };
}

const policy = (text: string) => {
  const place = join(folder, 'etc/escale/policy.json');
  mkdirSync(join(folder, 'etc/escale'), { recursive: true, mode: 0o755 });
  writeFileSync(place, text, { mode: 0o644 });
  return { place, read: () => readPolicy(place, { platform: 'linux', owner: process.getuid?.() ?? 0 }) };
};

describe('an AppImage', () => {
  test('off: nobody is asked anything, until the author asks', async () => {
    server.release({ version: '0.2.0', notes: 'Une nouveauté', page: 'https://escale.example/0.2.0' });
    const { updates, opened } = started();
    updates.begin();
    expect(updates.state()).toEqual({ able: 'install', mode: 'off', fixed: false, policy: 'none', ready: false });
    expect(server.asked).toEqual([]);
    await updates.check();
    expect(updates.state()).toMatchObject({
      result: 'found',
      found: { version: '0.2.0', notes: 'Une nouveauté', bytes: 6_500, page: true },
      ready: false,
    });
    updates.openPage();
    expect(opened).toEqual(['https://escale.example/0.2.0']);
    expect(updates.installAtQuit()).toBe(false);
    expect(readFileSync(image, 'utf8')).toBe('the one that runs');
  });

  test('to be told: looked for as the window opens, nothing downloaded', async () => {
    server.release({ version: '0.2.0' });
    const { updates, settled, kept } = started();
    updates.begin();
    updates.choose('tell');
    await settled();
    expect(kept()).toBe('tell');
    expect(updates.state()).toMatchObject({ result: 'found', ready: false });
    expect(server.asked.some(({ path }) => path.endsWith('.AppImage'))).toBe(false);
  });

  test('to be installed: downloaded, proved, and in its place once Escale has closed', async () => {
    const content = server.release({ version: '0.2.0' });
    const { updates } = started();
    updates.choose('install');
    await vi.waitFor(() => expect(updates.state().ready).toBe(true));
    expect(readFileSync(image, 'utf8')).toBe('the one that runs');
    expect(updates.installAtQuit()).toBe(false);
    expect(readFileSync(image).equals(content)).toBe(true);
    expect(statSync(image).mode & 0o777).toBe(0o755);
    // No identifier of this computer is made, and none was sent.
    expect(existsSync(join(folder, 'cache/.updaterId'))).toBe(false);
    expect(server.asked.flatMap(({ headers }) => Object.keys(headers)).filter((name) => name.startsWith('x-'))).toEqual(
      [],
    );
  });

  test('restarted by the author’s button; not once they kept the window', async () => {
    server.release({ version: '0.2.0' });
    const { updates, quits } = started();
    updates.restart();
    expect(quits()).toBe(0);
    await updates.check();
    await updates.download();
    updates.restart();
    expect(quits()).toBe(1);
    updates.kept();
    expect(updates.installAtQuit()).toBe(false);
    expect(readFileSync(image, 'utf8')).not.toBe('the one that runs');
  });

  test('a package changed after it was downloaded leaves the one that runs as it is', async () => {
    server.release({ version: '0.2.0' });
    const { updates } = started();
    await updates.check();
    await updates.download();
    const pending = join(folder, 'cache/pending', packageName('0.2.0'));
    writeFileSync(pending, 'something else');
    updates.restart();
    updates.installAtQuit();
    expect(readFileSync(image, 'utf8')).toBe('the one that runs');
    expect(existsSync(`${image}.new`)).toBe(false);
  });

  test('interrupted: told; the next time goes on; the start after that downloads nothing again', async () => {
    server.release({ version: '0.2.0', content: Buffer.from('0123456789'.repeat(50_000)) });
    server.answerWith(breaksOff);
    const { updates } = started();
    await updates.check();
    await updates.download();
    expect(updates.state()).toMatchObject({ result: 'interrupted', ready: false });
    server.answerWith(undefined);
    await updates.download();
    expect(updates.state()).toMatchObject({ result: 'found', ready: true });
    expect(server.asked.at(-1)?.headers.range).toMatch(/^bytes=\d+-$/);

    const before = server.asked.length;
    const again = started().updates;
    await again.check();
    await again.download();
    expect(again.state().ready).toBe(true);
    expect(server.asked.slice(before).some(({ path }) => path.endsWith('.AppImage'))).toBe(false);
  });

  test('a damaged package is told, and nothing is ready', async () => {
    server.release({ version: '0.2.0' });
    writeFileSync(join(server.folder, packageName('0.2.0')), 'x'.repeat(6_500));
    const { updates } = started();
    await updates.check();
    await updates.download();
    expect(updates.state()).toMatchObject({ result: 'damaged', ready: false });
    updates.installAtQuit();
    expect(readFileSync(image, 'utf8')).toBe('the one that runs');
  });

  test('who wants nothing any more has nothing installed', async () => {
    server.release({ version: '0.2.0' });
    const { updates } = started();
    await updates.check();
    await updates.download();
    updates.choose('off');
    expect(updates.state().ready).toBe(false);
    updates.installAtQuit();
    expect(readFileSync(image, 'utf8')).toBe('the one that runs');
  });

  test('without a network: told, and looked for again within the hour, not before', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    let now = 1_000_000_000_000;
    let asked = 0;
    const web = {
      loopback: true,
      contacts: () => undefined,
      ask: () => {
        asked += 1;
        return Promise.reject(new Error('no network'));
      },
    };
    const { updates, settled } = started({ web, now: () => now });
    updates.choose('tell');
    updates.begin();
    await settled();
    expect(updates.state()).toMatchObject({ result: 'no-network' });
    now += 60 * 60 * 1000;
    vi.advanceTimersByTime(60 * 60 * 1000);
    await settled();
    expect(asked).toBe(2);
    vi.useRealTimers();
  });
});

describe('somebody else’s to replace', () => {
  test('told of, never downloaded', async () => {
    vi.stubEnv('APPIMAGE', undefined);
    server.release({ version: '0.2.0' });
    const { updates, settled } = started();
    updates.choose('install');
    updates.begin();
    await settled();
    await updates.download();
    expect(updates.state()).toMatchObject({ able: 'tell', mode: 'tell', result: 'found', ready: false });
    expect(updates.state().found?.bytes).toBeUndefined();
    expect(server.asked.some(({ path }) => path.endsWith('.AppImage'))).toBe(false);
  });

  test('a build that was given no keys asks nobody anything', async () => {
    const { updates } = started({ build: { feed: '', keys: [] } });
    updates.choose('tell');
    updates.begin();
    await updates.check();
    expect(updates.state()).toMatchObject({ able: 'none', mode: 'off' });
    const unreadable = started({ build: { feed: server.feed, keys: ['no key'] } }).updates;
    await unreadable.check();
    expect(unreadable.state()).toMatchObject({ able: 'none' });
    expect(server.asked).toEqual([]);
  });
});

describe('the policy of the IT service', () => {
  test('off: nothing is looked for, by the button neither, and nothing can be chosen', async () => {
    server.release({ version: '0.2.0' });
    const { updates, kept } = started({ policy: policy('{"updates":"off"}').read() });
    updates.choose('install');
    updates.begin();
    await updates.check();
    expect(updates.state()).toMatchObject({ mode: 'off', fixed: true, policy: 'followed' });
    expect(kept()).toBe('off');
    expect(server.asked).toEqual([]);
  });

  test('install, from a mirror: in place of what the author chose, believed by the same keys', async () => {
    server.release({ version: '0.2.0' });
    const { updates } = started({
      build: { feed: 'https://releases.invalid/', keys: [server.publicKey] },
      policy: policy(`{"updates":"install","feed":"${server.feed}"}`).read(),
    });
    updates.begin();
    await vi.waitFor(() => expect(updates.state().ready).toBe(true));
    expect(updates.state()).toMatchObject({ mode: 'install', fixed: true });
  });

  test('tell: an AppImage downloads nothing by itself', () => {
    const { updates } = started({ policy: policy('{"updates":"tell"}').read() });
    expect(updates.state()).toMatchObject({ able: 'tell', mode: 'tell', fixed: true });
  });

  test.each([
    ['no JSON', '{"updates":'],
    ['an unknown key', '{"updates":"tell","update":"install"}'],
    ['an unknown value', '{"updates":"yes"}'],
    ['a list', '[]'],
    ['an address over http', '{"feed":"http://miroir.example/"}'],
    ['too much of it', `{"updates":"tell"}${' '.repeat(70_000)}`],
  ])('%s: refused whole, and nothing is looked for', async (_what, text) => {
    server.release({ version: '0.2.0' });
    const { updates } = started({ policy: policy(text).read() });
    updates.choose('tell');
    updates.begin();
    await updates.check();
    expect(updates.state()).toMatchObject({ mode: 'off', fixed: true, policy: 'unreadable', able: 'install' });
    expect(server.asked).toEqual([]);
  });

  test('one that others may write, or of another owner: not followed', () => {
    const { place, read } = policy('{"updates":"tell"}');
    expect(read().state).toBe('followed');
    expect(readPolicy(place, { platform: 'linux', owner: 65_534 }).state).toBe('unsafe');
    chmodSync(place, 0o666);
    expect(read()).toEqual({ state: 'unsafe', policy: { updates: 'off' } });
    chmodSync(place, 0o644);
    chmodSync(join(folder, 'etc/escale'), 0o777);
    expect(read().state).toBe('unsafe');
  });

  test('none: as if nobody had said anything', () => {
    expect(readPolicy(join(folder, 'nothing/policy.json'), { platform: 'linux', owner: 0 }).state).toBe('none');
    expect(policy('{}').read()).toEqual({ state: 'followed', policy: {} });
  });
});
