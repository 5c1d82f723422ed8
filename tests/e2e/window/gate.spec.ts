/** The gate refuses a table of attacks, on the real window. */
import type { ElectronApplication } from '@playwright/test';
import { callRaw, outcome } from '../support/bridge.ts';
import { expect, test } from '../support/stage/fixtures.ts';

test.describe('requests of the page', () => {
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
    ['10 MB', 'search.find', { query: 'x'.repeat(10_000_001), limit: 10 }, 'request.too-large'],
  ];

  test('refuses a request that the contract does not define', async ({ page }) => {
    const outcomes = [];
    for (const [what, name, input] of attacks) outcomes.push([what, await outcome(page, name, input)]);
    expect(outcomes).toEqual(attacks.map(([what, , , code]) => [what, code]));
  });

  test('refuses a request that is not plain JSON', async ({ page }) => {
    const codes = await page.evaluate(async () => {
      const { escale } = window as unknown as {
        escale: { call(name: string, input: unknown): Promise<{ failure?: { code: string } }> };
      };
      const loop: Record<string, unknown> = {};
      loop.loop = loop;
      const inputs = [new Map([['limit', 1]]), { query: new Date(), limit: 1 }, new ArrayBuffer(8), loop];
      return Promise.all(
        inputs.map(async (input) => (await escale.call('search.find', input)).failure?.code),
      );
    });
    expect(codes).toEqual(['request.invalid', 'request.invalid', 'request.invalid', 'request.invalid']);
  });

  test('answers a request of the contract, and logs a refusal with its incident number', async ({
    page,
    escale,
  }) => {
    expect(await outcome(page, 'app.about', {})).toBe('ok');
    expect(await outcome(page, 'settings.get', {})).toBe('ok');
    const refused = await callRaw(page, 'posts.destroy', {});
    if (refused.ok) throw new Error('not refused');
    expect(escale.log()).toContain(`incident="${refused.failure.incident}"`);
  });

  test('exposes neither Node nor Electron’s own bridge to the page', async ({ page }) => {
    expect(
      await page.evaluate(() => [
        typeof Reflect.get(window, 'require'),
        typeof Reflect.get(window, 'process'),
        Object.keys(Reflect.get(window, 'escale') as object),
      ]),
    ).toEqual(['undefined', 'undefined', ['call', 'giveDropped', 'subscribe']]);
  });
});

test.describe('senders of a request', () => {
  // A missing page gives 404, which the console reports.
  test.use({ expectedComplaints: /404|Refused to frame/ });

  type Ask = Readonly<{ from: 'another window' | 'child frame'; url: string }>;

  /**
   * A real web contents other than the window’s, with the real preload; or a real child frame of the window without a
   * bridge, whose request is passed to the handler itself.
   */
  const ask = (app: ElectronApplication, about: Ask): Promise<string> =>
    app.evaluate(async ({ app, BrowserWindow, ipcMain }, { from, url }) => {
      type Reply = { ok: boolean; failure: { code: string } };
      let reply: Reply;
      if (from === 'another window') {
        const preload = `${app.getAppPath()}/out/preload/bridge.cjs`;
        const window = new BrowserWindow({ show: false, webPreferences: { preload, sandbox: true } });
        await window.loadURL(url);
        const answer: unknown = await window.webContents.executeJavaScript(
          "window.escale.call('app.about', {})",
        );
        reply = answer as Reply;
        window.destroy();
      } else {
        const contents = BrowserWindow.getAllWindows()[0]!.webContents;
        await contents.executeJavaScript(
          `new Promise((resolve) => { const frame = document.createElement('iframe'); frame.onload = resolve; frame.src = ${JSON.stringify(url)}; document.body.append(frame); }).then(() => null)`,
        );
        const handlers = Reflect.get(ipcMain, '_invokeHandlers') as Map<
          string,
          (event: object, ...input: unknown[]) => Promise<Reply>
        >;
        const event = { sender: contents, senderFrame: contents.mainFrame.frames[0] };
        reply = await handlers.get('escale:call')!(event, 'app.about', {});
      }
      return reply.ok ? 'ok' : reply.failure.code;
    }, about);

  for (const attack of [
    { from: 'another window', url: 'app://escale/' },
    { from: 'another window', url: 'about:blank' },
    { from: 'another window', url: 'app://preview/' },
    { from: 'child frame', url: 'about:blank' },
    { from: 'child frame', url: 'app://preview/' },
  ] as const) {
    test(`refuses ${attack.from} at ${attack.url}`, async ({ app, escale }) => {
      expect(await ask(app, attack)).toBe('request.forbidden');
      const why = attack.from === 'child frame' ? 'not the top frame' : 'unknown window';
      expect(escale.log()).toContain(`refused a request: ${why}`);
    });
  }

  test('refuses our own window at another host of our scheme', async ({ app, escale }) => {
    const code = await app.evaluate(async ({ BrowserWindow }) => {
      const { webContents } = BrowserWindow.getAllWindows()[0]!;
      webContents.removeAllListeners('did-navigate');
      await webContents.loadURL('app://preview/');
      const failureCode: unknown = await webContents.executeJavaScript(
        "window.escale.call('app.about', {}).then((reply) => reply.failure.code)",
      );
      return failureCode;
    });
    expect(code).toBe('request.forbidden');
    expect(escale.log()).toContain('refused a request: not our origin');
  });

  test('gives no bridge to a frame of our own window', async ({ page }) => {
    const bridge = await page.evaluate(() => {
      const frame = document.createElement('iframe');
      document.body.append(frame);
      return typeof Reflect.get(frame.contentWindow!, 'escale');
    });
    expect(bridge).toBe('undefined');
  });
});
