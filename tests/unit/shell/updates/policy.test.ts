/** The IT service’s restrictions, settings and feed; and an invalid policy file. */
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { suppliedClients } from '#shell/google-client.ts';
import { readPolicy } from '#shell/policy.ts';
import { openUpdatingApp } from './updating-app.ts';

const USER = 'S-1-5-21-1004336348-1177238915-682003330-1001';
/** The rights of Windows 11 for a new file in %ProgramData%. */
const INHERITED = '(A;ID;FA;;;SY)(A;ID;FA;;;BA)(A;ID;0x1200a9;;;BU)';
const MADE_BY_ADMINISTRATOR = `O:BAG:${USER}D:AI${INHERITED}`;
const MADE_BY_USER = `O:${USER}G:${USER}D:AI(A;ID;FA;;;${USER})${INHERITED}`;
const FOLDER =
  'O:BAG:SYD:AI(A;OICIID;FA;;;SY)(A;OICIID;FA;;;BA)(A;OICIIOID;GA;;;CO)(A;OICIID;0x1200a9;;;BU)(A;CIID;DCLCRPCR;;;BU)';

const { around, started } = openUpdatingApp();

const policy = (text: string) => {
  const file = join(around.folder, 'etc/escale/policy.json');
  mkdirSync(join(around.folder, 'etc/escale'), { recursive: true, mode: 0o755 });
  writeFileSync(file, text, { mode: 0o644 });
  return { file, read: () => readPolicy(file, { platform: 'linux', owner: process.getuid?.() ?? 0 }) };
};

describe('the policy of the IT service', () => {
  test('gives the institution’s Google client, and none when the file is invalid', () => {
    const googleClient = { clientId: '12-ab.apps.googleusercontent.com', clientSecret: 'GOCSPX-x' };
    expect(suppliedClients(policy(JSON.stringify({ googleClient })).read())).toEqual({
      policy: googleClient,
    });
    expect(suppliedClients(policy('{"updates":"off"}').read())).toEqual({});
    for (const wrong of [
      { googleClient: { clientId: 'a b', clientSecret: '' } },
      { googleClient, more: 1 },
    ]) {
      const read = policy(JSON.stringify(wrong)).read();
      expect(read.state).toBe('unreadable');
      expect(suppliedClients(read)).toEqual({});
    }
  });

  test('off: no check, not even by the button, and no choice', async () => {
    around.server.release({ version: '0.2.0' });
    const { updates, storedChoice } = started({ policy: policy('{"updates":"off"}').read() });
    updates.choose('install');
    updates.begin();
    await updates.check();
    expect(updates.state()).toMatchObject({ mode: 'off', fixed: true, policy: 'followed' });
    expect(storedChoice()).toBe('off');
    expect(around.server.requests).toEqual([]);
  });

  test('install, from a mirror: overrides the author’s choice, with the same keys', async () => {
    around.server.release({ version: '0.2.0' });
    const { updates } = started({
      build: { feed: 'https://releases.invalid/', keys: [around.server.publicKey] },
      policy: policy(`{"updates":"install","feed":"${around.server.feed}"}`).read(),
    });
    updates.begin();
    await vi.waitFor(() => expect(updates.state().ready).toBe(true));
    expect(updates.state()).toMatchObject({ mode: 'install', fixed: true });
  });

  test('notify: an AppImage downloads nothing by itself', () => {
    const { updates } = started({ policy: policy('{"updates":"notify"}').read() });
    expect(updates.state()).toMatchObject({ able: 'notify', mode: 'notify', fixed: true });
  });

  test.each([
    ['no JSON', '{"updates":'],
    ['an unknown key', '{"updates":"notify","update":"install"}'],
    ['an unknown value', '{"updates":"yes"}'],
    ['a list', '[]'],
    ['an address over http', '{"feed":"http://miroir.example/"}'],
    ['too much of it', `{"updates":"notify"}${' '.repeat(70_000)}`],
  ])('%s: is refused completely, without a check', async (_what, text) => {
    around.server.release({ version: '0.2.0' });
    const { updates } = started({ policy: policy(text).read() });
    updates.choose('notify');
    updates.begin();
    await updates.check();
    expect(updates.state()).toMatchObject({
      mode: 'off',
      fixed: true,
      policy: 'unreadable',
      able: 'install',
    });
    expect(around.server.requests).toEqual([]);
  });

  test('writable by others, or of another owner: is ignored', () => {
    const { file, read } = policy('{"updates":"notify"}');
    expect(read().state).toBe('followed');
    expect(readPolicy(file, { platform: 'linux', owner: 65_534 }).state).toBe('unsafe');
    chmodSync(file, 0o666);
    expect(read()).toEqual({ state: 'unsafe', policy: { updates: 'off' } });
    chmodSync(file, 0o644);
    chmodSync(join(around.folder, 'etc/escale'), 0o777);
    expect(read().state).toBe('unsafe');
  });

  test('on Windows: counts when it and its folder belong to an administrator, and no one else can change them', () => {
    const { file } = policy('{"updates":"notify"}');
    const onWindows = (rights: { file: string; folder: string } | undefined) =>
      readPolicy(file, { platform: 'win32', owner: 0, rights: () => rights }).state;
    expect(onWindows({ file: MADE_BY_ADMINISTRATOR, folder: FOLDER })).toBe('followed');
    expect(onWindows({ file: MADE_BY_USER, folder: FOLDER })).toBe('unsafe');
    expect(onWindows({ file: MADE_BY_ADMINISTRATOR, folder: FOLDER.replace('O:BA', `O:${USER}`) })).toBe(
      'unsafe',
    );
    // Without an answer of Windows the file is unsafe.
    expect(onWindows(undefined)).toBe('unsafe');
    expect(
      readPolicy(join(around.folder, 'nothing'), { platform: 'win32', owner: 0, rights: () => undefined })
        .state,
    ).toBe('none');
  });

  test('missing: leaves the author’s choice', () => {
    expect(
      readPolicy(join(around.folder, 'nothing/policy.json'), { platform: 'linux', owner: 0 }).state,
    ).toBe('none');
    expect(policy('{}').read()).toEqual({ state: 'followed', policy: {} });
  });
});
