/** From a check to a replaced AppImage: each step, and its report. */
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { breakOff, packageName } from '#tests/builders/update-server.ts';
import { openUpdatingApp } from './updating-app.ts';

const { around, started } = openUpdatingApp();

describe('updates of an AppImage', () => {
  test('off: sends no request until the author asks', async () => {
    around.server.release({ version: '0.2.0', notes: 'Une nouveauté', page: 'https://escale.example/0.2.0' });
    const { updates, opened } = started();
    updates.begin();
    expect(updates.state()).toEqual({
      able: 'install',
      mode: 'off',
      fixed: false,
      policy: 'none',
      ready: false,
    });
    expect(around.server.requests).toEqual([]);
    await updates.check();
    expect(updates.state()).toMatchObject({
      result: 'available',
      available: { version: '0.2.0', notes: 'Une nouveauté', bytes: 6_500, page: true },
      ready: false,
    });
    updates.openPage();
    expect(opened).toEqual(['https://escale.example/0.2.0']);
    expect(updates.installAtQuit()).toBe(false);
    expect(readFileSync(around.image, 'utf8')).toBe('the one that runs');
  });

  test('notify: checks as the window opens, and downloads nothing', async () => {
    around.server.release({ version: '0.2.0' });
    const { updates, settled, storedChoice } = started();
    updates.begin();
    updates.choose('notify');
    await settled();
    expect(storedChoice()).toBe('notify');
    expect(updates.state()).toMatchObject({ result: 'available', ready: false });
    expect(around.server.requests.some(({ path }) => path.endsWith('.AppImage'))).toBe(false);
  });

  test('install: downloads, verifies, and replaces the app once Escale has closed', async () => {
    const content = around.server.release({ version: '0.2.0' });
    const { updates } = started();
    updates.choose('install');
    await vi.waitFor(() => expect(updates.state().ready).toBe(true));
    expect(readFileSync(around.image, 'utf8')).toBe('the one that runs');
    expect(updates.installAtQuit()).toBe(false);
    expect(readFileSync(around.image).equals(content)).toBe(true);
    expect(statSync(around.image).mode & 0o777).toBe(0o755);
  });

  test('restarts by the author’s button, but not after they kept the window open', async () => {
    around.server.release({ version: '0.2.0' });
    const { updates, quits } = started();
    updates.restart();
    expect(quits()).toBe(0);
    await updates.check();
    await updates.download();
    updates.restart();
    expect(quits()).toBe(1);
    updates.kept();
    expect(updates.installAtQuit()).toBe(false);
    expect(readFileSync(around.image, 'utf8')).not.toBe('the one that runs');
  });

  test('a package that cannot be installed leaves the running one, which is started again', async () => {
    around.server.release({ version: '0.2.0' });
    const { updates } = started();
    await updates.check();
    await updates.download();
    writeFileSync(`${around.image}.downloaded`, 'something else');
    updates.restart();
    expect(updates.installAtQuit()).toBe(true);
    expect(readFileSync(around.image, 'utf8')).toBe('the one that runs');
  });

  test('reports an interrupted download, and restarts it on request', async () => {
    around.server.release({ version: '0.2.0' });
    around.server.answerWith(breakOff);
    const { updates } = started();
    await updates.check();
    await updates.download();
    expect(updates.state()).toMatchObject({ result: 'no-network', ready: false });
    around.server.answerWith(undefined);
    await updates.download();
    expect(updates.state()).toMatchObject({ result: 'available', ready: true });
  });

  test('reports a damaged package, without installing', async () => {
    around.server.release({ version: '0.2.0' });
    writeFileSync(join(around.server.folder, packageName('0.2.0')), 'x'.repeat(6_500));
    const { updates } = started();
    await updates.check();
    await updates.download();
    expect(updates.state()).toMatchObject({ result: 'damaged', ready: false });
    updates.installAtQuit();
    expect(readFileSync(around.image, 'utf8')).toBe('the one that runs');
  });

  test('installs nothing once updates are switched off', async () => {
    around.server.release({ version: '0.2.0' });
    const { updates } = started();
    await updates.check();
    await updates.download();
    updates.choose('off');
    expect(updates.state().ready).toBe(false);
    updates.installAtQuit();
    expect(readFileSync(around.image, 'utf8')).toBe('the one that runs');
  });

  test('installs nothing when switched off during the download, until the author asks', async () => {
    around.server.release({ version: '0.2.0' });
    let release: () => void = () => undefined;
    const onItsWay = new Promise<void>((resolve) => {
      around.server.answerWith((response, file) => {
        if (!file.endsWith('.AppImage')) return false;
        release = () => void response.writeHead(200).end(readFileSync(file));
        resolve();
        return true;
      });
    });
    const { updates, settled } = started();
    updates.choose('install');
    await onItsWay;
    updates.choose('off');
    release();
    await settled();
    expect(updates.state()).toMatchObject({ mode: 'off', ready: false });
    updates.installAtQuit();
    expect(readFileSync(around.image, 'utf8')).toBe('the one that runs');

    around.server.answerWith(undefined);
    await updates.download();
    expect(updates.state()).toMatchObject({ mode: 'off', ready: true });
  });

  test('without a network: reports it, and checks again within the hour, not before', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    let now = 1_000_000_000_000;
    let requestCount = 0;
    const web = {
      loopback: true,
      contacts: () => undefined,
      ask: () => {
        requestCount += 1;
        return Promise.reject(new Error('no network'));
      },
    };
    const { updates, settled } = started({ web, now: () => now });
    updates.choose('notify');
    updates.begin();
    await settled();
    expect(updates.state()).toMatchObject({ result: 'no-network' });
    now += 60 * 60 * 1000;
    vi.advanceTimersByTime(60 * 60 * 1000);
    await settled();
    expect(requestCount).toBe(2);
    vi.useRealTimers();
  });

  test('a clock set back does not prevent the report', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    around.server.release({ version: '0.1.0' });
    let now = 1_900_000_000_000;
    const { updates, settled } = started({ now: () => now });
    updates.choose('notify');
    updates.begin();
    await settled();
    const before = around.server.requests.length;
    now -= 365 * 24 * 60 * 60 * 1000;
    vi.advanceTimersByTime(60 * 60 * 1000);
    await settled();
    expect(around.server.requests.length).toBe(before * 2);
    vi.advanceTimersByTime(60 * 60 * 1000);
    await settled();
    expect(around.server.requests.length).toBe(before * 2);
    vi.useRealTimers();
  });
});

describe('updates that the system installs', () => {
  test('are announced, never downloaded', async () => {
    vi.stubEnv('APPIMAGE', undefined);
    around.server.release({ version: '0.2.0' });
    const { updates, settled } = started();
    updates.choose('install');
    updates.begin();
    await settled();
    await updates.download();
    expect(updates.state()).toMatchObject({
      able: 'notify',
      mode: 'notify',
      result: 'available',
      ready: false,
    });
    expect(updates.state().available?.bytes).toBeUndefined();
    expect(around.server.requests.some(({ path }) => path.endsWith('.AppImage'))).toBe(false);
  });

  test('are not requested by a build without keys', async () => {
    const { updates } = started({ build: { feed: '', keys: [] } });
    updates.choose('notify');
    updates.begin();
    await updates.check();
    expect(updates.state()).toMatchObject({ able: 'none', mode: 'off' });
    const unreadable = started({ build: { feed: around.server.feed, keys: ['no key'] } }).updates;
    await unreadable.check();
    expect(unreadable.state()).toMatchObject({ able: 'none' });
    expect(around.server.requests).toEqual([]);
  });
});
