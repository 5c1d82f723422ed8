/** The shell’s services for the page: menus, dialogs, the clipboard, previews, the window’s state. */
import { writeFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { axeFindings } from '../support/axe.ts';
import { callRaw, outcome } from '../support/bridge.ts';
import { expect, test } from '../support/stage/fixtures.ts';
import { AppPage } from '../support/pages/AppPage.ts';

async function value<Value>(page: Page, name: string, input: unknown): Promise<Value> {
  const envelope = await callRaw(page, name, input);
  if (!envelope.ok) throw new Error(`${name}: ${envelope.failure.code}`);
  return envelope.value as Value;
}

/** One black and one white pixel. */
const PICTURE = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAIAAAABCAAAAADRSSBWAAAAC0lEQVR4nGNg+A8AAQIBAEK+vGgAAAAASUVORK5CYII=',
  'base64',
);

test('a menu item sends its command to the page, and the menu takes the page’s language', async ({
  app,
  page,
}) => {
  await page.evaluate(() => {
    const commands: string[] = [];
    const bridge = Reflect.get(window, 'escale') as {
      subscribe(event: string, listener: (payload: { command: string }) => void): void;
    };
    Object.assign(window, { told: commands });
    bridge.subscribe('menu.command', ({ command }) => commands.push(command));
  });
  const label = (id: string) =>
    app.evaluate(({ Menu }, id) => Menu.getApplicationMenu()?.getMenuItemById(id)?.label, id);
  expect(await label('publish')).toBe('Publier…');
  await app.evaluate(({ Menu }) => {
    Menu.getApplicationMenu()?.getMenuItemById('toggle-panel')?.click();
  });
  await expect
    .poll(() => page.evaluate(() => Reflect.get(window, 'told') as string[]))
    .toEqual(['toggle-panel']);
  await value(page, 'window.configure', { language: 'en', theme: 'dark' });
  expect(await label('publish')).toBe('Publish…');
  expect(await app.evaluate(({ nativeTheme }) => nativeTheme.shouldUseDarkColors)).toBe(true);
});

test('imports a chosen picture by a single-use token, without revealing its path to the page', async ({
  app,
  page,
}, testInfo) => {
  const path = testInfo.outputPath('quai.png');
  writeFileSync(path, PICTURE);
  await app.evaluate(({ dialog }, path) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [path] });
  }, path);
  const { file } = await value<{ file: { token: string; name: string } }>(page, 'dialogs.choose-picture', {});
  expect(Object.keys(file).toSorted()).toEqual(['name', 'token']);
  expect(file.name).toBe('quai.png');
  expect(await value(page, 'assets.add-file', { token: file.token })).toMatchObject({
    name: 'quai.png',
    width: 2,
    height: 1,
    mime: 'image/png',
  });
  expect(await outcome(page, 'assets.add-file', { token: file.token })).toBe('file.token-unknown');
  await app.evaluate(({ dialog }) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: true, filePaths: [] });
  });
  expect(await value(page, 'dialogs.choose-picture', {})).toEqual({});
});

test('writes text and HTML to the clipboard', async ({ page, stage }) => {
  await value(page, 'clipboard.write', { text: 'Bonjour', html: '<b>Bonjour</b>' });
  expect(await stage.copied().then(({ text }) => text)).toBe('Bonjour');
});

test.describe('previews', () => {
  // The page can frame a preview but not read it; the refusal is the tested behaviour.
  test.use({ expectedComplaints: /^Refused to connect to 'app:\/\/preview/ });

  test('shows a preview in a frame without script, and nowhere else', async ({ page }) => {
    const { id } = await value<{ id: string }>(page, 'posts.create', { kind: 'interview', language: 'fr' });
    await page.evaluate((id) => {
      const frame = document.createElement('iframe');
      frame.src = `app://preview/post/${id}`;
      frame.setAttribute('sandbox', 'allow-popups');
      document.body.append(frame);
    }, id);
    await expect.poll(() => page.frames().map((frame) => frame.url())).toContain(`app://preview/post/${id}`);
    const answer = await page.evaluate(
      async (id) =>
        fetch(`app://preview/post/${id}`).then(
          () => 'read',
          () => 'refused',
        ),
      id,
    );
    expect(answer).toBe('refused');
  });
});

test.describe('closing', () => {
  test('waits until the page has saved, and the next start reads that save', async ({ escale, page }) => {
    const { id } = await value<{ id: string }>(page, 'posts.create', { kind: 'article', language: 'fr' });
    await escale.quit();
    await escale.start();
    expect((await value<{ id: string }>(escale.page, 'posts.get', { id })).id).toBe(id);
  });

  test('asks the page to save after a preview was loaded too', async ({ escale, page }) => {
    const { id } = await value<{ id: string }>(page, 'posts.create', { kind: 'interview', language: 'fr' });
    await page.evaluate(
      (id) =>
        new Promise<void>((resolve) => {
          const bridge = Reflect.get(window, 'escale') as {
            call(name: string, input: unknown): Promise<unknown>;
            subscribe(event: string, listener: () => void): void;
          };
          // A page’s last request before it answers.
          bridge.subscribe('window.closing', () => void bridge.call('settings.set', { holdSeconds: 30 }));
          const frame = document.createElement('iframe');
          frame.src = `app://preview/post/${id}`;
          frame.addEventListener('load', () => resolve());
          document.body.append(frame);
        }),
      id,
    );
    await escale.quit();
    await escale.start();
    expect(await value(escale.page, 'settings.get', {})).toMatchObject({ holdSeconds: 30 });
  });
});

test('restores the window’s position and colours', async ({ escale, app, page }) => {
  await value(page, 'window.configure', { language: 'fr', theme: 'dark' });
  await app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.setBounds({ x: 40, y: 30, width: 900, height: 600 }),
  );
  await escale.quit();
  await escale.start();
  const bounds = await escale.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.getBounds(),
  );
  expect(bounds).toEqual({ x: 40, y: 30, width: 900, height: 600 });
});

test('« À propos » shows the licences of all dependencies; Escape returns one dialog at a time', async ({
  stage,
  page,
}) => {
  await new AppPage(page).startWithoutBlog();
  await stage.command('about');
  const about = page.getByRole('dialog', { name: 'À propos d’Escale' });
  const button = about.getByRole('button', { name: 'Licences des composants' });
  await button.click();
  const licences = page.getByRole('dialog', { name: 'Licences des composants d’Escale' });
  await expect(licences.getByText(/lexical \d+\.\d+\.\d+ \(MIT\)/)).toBeVisible();
  expect(await axeFindings(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await expect(licences).toBeHidden();
  await expect(button).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(about).toBeHidden();
});
