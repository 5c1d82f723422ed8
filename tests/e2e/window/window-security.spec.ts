/** The window cannot navigate away, open, embed or receive anything. */
import type { ElectronApplication } from '@playwright/test';
import { outcome } from '../support/bridge.ts';
import { expect, test } from '../support/stage/fixtures.ts';

// Chromium reports the refusals that the page provokes here.
test.use({
  expectedComplaints: /Content Security Policy|Not allowed to (load|navigate)|Failed to load resource|ERR_/,
});

test.beforeEach(async ({ app }) => {
  await app.evaluate(({ shell, dialog }) => {
    const opened: string[] = [];
    const requests: string[] = [];
    Object.assign(globalThis, { opened, requests });
    shell.openExternal = (url) => {
      opened.push(url);
      return Promise.resolve();
    };
    dialog.showMessageBox = (...args: unknown[]) => {
      requests.push((args.at(-1) as { detail: string }).detail);
      return Promise.resolve({ response: 1, checkboxChecked: false });
    };
  });
});

const contacts = (app: ElectronApplication): Promise<{ opened: string[]; requests: string[] }> =>
  app.evaluate(() => ({
    opened: Reflect.get(globalThis, 'opened') as string[],
    requests: Reflect.get(globalThis, 'requests') as string[],
  }));

test('refuses every navigation away from the page', async ({ page, app, escale }) => {
  for (const url of [
    'https://example.org/',
    'http://127.0.0.1:1/',
    'file:///etc/passwd',
    'data:text/html,<p>x</p>',
    'javascript:document.title="gone"',
    'app://preview/',
  ]) {
    await page.evaluate((url) => {
      const link = document.createElement('a');
      link.href = url;
      document.body.append(link);
      link.click();
      link.remove();
    }, url);
    expect(await page.evaluate(() => [location.href, document.title === 'gone']), url).toEqual([
      'app://escale/',
      false,
    ]);
  }
  await page.evaluate(() => location.assign('https://example.org/'));
  await expect.poll(() => escale.log()).toMatch(/refused to navigate to="https:"/);
  expect(page.url()).toBe('app://escale/');
  expect(app.windows()).toHaveLength(1);
});

test('returns to the page after about:blank, which Chromium does not let an app refuse', async ({
  page,
  escale,
}) => {
  await page.evaluate(() => {
    Object.assign(window, { before: true });
    setTimeout(() => location.assign('about:blank'));
  });
  await expect.poll(() => escale.log()).toContain('the page was left and is loaded again to="about:"');
  await page.waitForFunction(() => location.href === 'app://escale/' && !Reflect.has(window, 'before'));
  expect(await outcome(page, 'app.about', {})).toBe('ok');
});

test('opens no second window by any means', async ({ page, app }) => {
  const results = await page.evaluate(() =>
    ['file:///etc/passwd', 'javascript:alert(1)', 'about:blank', 'app://escale/'].map((url) =>
      window.open(url),
    ),
  );
  expect(results).toEqual([null, null, null, null]);
  expect(app.windows()).toHaveLength(1);
  expect((await contacts(app)).opened).toEqual([]);
});

test('opens https links at once, http and mailto after a question, others never', async ({ page, app }) => {
  const urls = [
    'https://example.org/a',
    'http://example.org/b',
    'mailto:lea@example.org',
    'javascript:alert(1)',
    'file:///etc/passwd',
    'data:text/html,x',
    'smb://server/share',
    'https://user:password@example.org/',
    'app://escale/',
  ];
  for (const url of urls) expect(await outcome(page, 'links.open', { url }), url).toBe('ok');
  expect(await contacts(app)).toEqual({
    opened: ['https://example.org/a'],
    requests: ['http://example.org/b', 'mailto:lea@example.org'],
  });
});

test('refuses frames, webviews, permissions and network requests', async ({ page, app, escale }) => {
  const outcomes = await page.evaluate(async () => {
    const frame = document.createElement('iframe');
    frame.src = 'data:text/html,<script>parent.gone = 1</script>';
    const view = document.createElement('webview');
    view.setAttribute('src', 'app://escale/');
    document.body.append(frame, view);
    const fetched = await fetch('https://example.org/').then(
      () => 'fetched',
      () => 'refused',
    );
    const uploaded = await fetch('app://asset/upload', { method: 'POST', body: new ArrayBuffer(1) }).then(
      () => 'fetched',
      () => 'refused',
    );
    return {
      fetched,
      uploaded,
      notifications: await Notification.requestPermission(),
      gone: Reflect.has(window, 'gone'),
    };
  });
  expect(outcomes).toEqual({ fetched: 'refused', uploaded: 'refused', notifications: 'denied', gone: false });
  expect(app.windows()).toHaveLength(1);
  expect(escale.log()).toMatch(/refused a permission permission="notifications"/);
});

test('the session refuses network requests even without a content security policy', async ({
  app,
  escale,
}) => {
  const failed = await app.evaluate(async ({ BrowserWindow }) => {
    const window = new BrowserWindow({ show: false });
    const result = await window.loadURL('http://127.0.0.1:1/').then(
      () => 'loaded',
      (error: Error) => error.message,
    );
    window.destroy();
    return result;
  });
  expect(failed).toContain('ERR_BLOCKED_BY_CLIENT');
  expect(escale.log()).toContain('refused a request of a page origin="http://127.0.0.1:1"');
});

test('serves an uploaded picture from its own host, never as a document', async ({ page }) => {
  const upload = await page.evaluate(async () => {
    const canvas = new OffscreenCanvas(40, 30);
    canvas.getContext('2d')?.fillRect(0, 0, 20, 30);
    const bytes = await (await canvas.convertToBlob({ type: 'image/png' })).arrayBuffer();
    const reply = await fetch('app://escale/upload?name=port.png', { method: 'POST', body: bytes });
    const envelope = (await reply.json()) as {
      ok: boolean;
      value: { sha256: string; width: number; name: string };
    };
    const image = new Image();
    image.src = `app://asset/${envelope.value.sha256}`;
    await image.decode();
    const refused = await fetch('app://escale/upload?name=x.png', {
      method: 'POST',
      body: new TextEncoder().encode('<svg onload=alert(1)>'),
    });
    return {
      ok: envelope.ok,
      name: envelope.value.name,
      width: image.naturalWidth,
      refused: ((await refused.json()) as { failure: { code: string } }).failure.code,
    };
  });
  expect(upload).toEqual({ ok: true, name: 'port.png', width: 40, refused: 'asset.not-a-picture' });
});
