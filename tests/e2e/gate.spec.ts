/** The gate refuses a table of attacks, on the real window (issue "What shows" h). */
import { callRaw, outcome } from './bridge.ts';
import { expect, test } from './fixtures.ts';

test.describe('what the page asks', () => {
  const attacks: readonly [string, unknown, unknown, string][] = [
    ['an unknown name', 'posts.destroy', {}, 'request.forbidden'],
    ['a name of Object.prototype', '__proto__', {}, 'request.forbidden'],
    ['another one', 'constructor', {}, 'request.forbidden'],
    ['a name that is no text', { toString: 'posts.get' }, {}, 'request.forbidden'],
    ['a request of the backend to the shell', 'secrets.load', { key: 'google' }, 'request.forbidden'],
    [
      'a request of the shell to the backend',
      'files.grant',
      { token: 'x'.repeat(32), path: '/etc/passwd' },
      'request.forbidden',
    ],
    ['closing the library', 'host.close', {}, 'request.forbidden'],
    ['an extra key to the shell', 'app.about', { path: '/etc' }, 'request.invalid'],
    ['an extra key to the backend', 'settings.get', { all: true }, 'request.invalid'],
    ['no input', 'settings.get', undefined, 'request.invalid'],
    ['an id that is an object', 'posts.get', { id: { $ne: '' } }, 'request.invalid'],
    ['10 MB', 'archive.search', { query: 'x'.repeat(10_000_001), limit: 10 }, 'request.too-large'],
  ];

  test('is refused when the contract has it not', async ({ page }) => {
    const found = [];
    for (const [what, name, input] of attacks) found.push([what, await outcome(page, name, input)]);
    expect(found).toEqual(attacks.map(([what, , , code]) => [what, code]));
  });

  test('is refused when it is not plain JSON', async ({ page }) => {
    const codes = await page.evaluate(async () => {
      const { escale } = window as unknown as {
        escale: { call(name: string, input: unknown): Promise<{ failure?: { code: string } }> };
      };
      const loop: Record<string, unknown> = {};
      loop.loop = loop;
      const inputs = [new Map([['limit', 1]]), { query: new Date(), limit: 1 }, new ArrayBuffer(8), loop];
      return Promise.all(
        inputs.map(async (input) => (await escale.call('archive.search', input)).failure?.code),
      );
    });
    expect(codes).toEqual(['request.invalid', 'request.invalid', 'request.invalid', 'request.invalid']);
  });

  test('is answered when the contract has it, and a refusal is in the log with its incident', async ({
    page,
    escale,
  }) => {
    expect(await outcome(page, 'app.about', {})).toBe('ok');
    expect(await outcome(page, 'settings.get', {})).toBe('ok');
    const refused = await callRaw(page, 'posts.destroy', {});
    if (refused.ok) throw new Error('not refused');
    expect(escale.log()).toContain(`incident="${refused.failure.incident}"`);
  });

  test('a page has neither Node nor the bridge of Electron', async ({ page }) => {
    expect(
      await page.evaluate(() => [
        typeof Reflect.get(window, 'require'),
        typeof Reflect.get(window, 'process'),
        Object.keys(Reflect.get(window, 'escale') as object),
      ]),
    ).toEqual(['undefined', 'undefined', ['call', 'subscribe']]);
  });
});

test.describe('who asks', () => {
  /** Sends on the call channel as a page would that has its own preload: from another window, at another address. */
  const askFrom = `async ({ BrowserWindow, ipcMain }, { url, child }) => {
    const preload = process.getBuiltinModule ? process.getBuiltinModule('node:path') : process.mainModule.require('node:path');
    const app = process.mainModule.require('electron').app;
    const window = new BrowserWindow({ show: false, webPreferences: { preload: preload.join(app.getAppPath(), 'out/preload/bridge.cjs'), sandbox: true, nodeIntegrationInSubFrames: true } });
    await window.loadURL(url);
    if (child) await window.webContents.executeJavaScript("new Promise((resolve) => { const frame = document.createElement('iframe'); frame.onload = resolve; frame.src = 'about:blank'; document.body.append(frame); })");
    const frame = child ? window.webContents.mainFrame.frames[0] : window.webContents.mainFrame;
    const envelope = await frame.executeJavaScript("window.escale.call('app.about', {})");
    window.destroy();
    return envelope.ok ? 'ok' : envelope.failure.code;
  }`;

  for (const [what, url, child] of [
    ['another window, at our own address', 'app://escale/', false],
    ['another window, at about:blank', 'about:blank', false],
    ['a frame of another window', 'app://escale/', true],
    ['another host of our scheme', 'app://preview/', false],
  ] as const) {
    test(`${what} is refused`, async ({ app }) => {
      const ask = new Function(`return ${askFrom}`)() as (
        electron: unknown,
        about: { url: string; child: boolean },
      ) => Promise<string>;
      expect(await app.evaluate(ask, { url, child })).toBe('request.forbidden');
    });
  }

  test('a frame of our own window gets no bridge at all', async ({ page }) => {
    const bridges = await page.evaluate(async () => {
      const frame = document.createElement('iframe');
      document.body.append(frame);
      return [typeof Reflect.get(frame.contentWindow as Window, 'escale')];
    });
    expect(bridges).toEqual(['undefined']);
  });
});
