/** The processes: which backend runs, its end, its restart, and what survives. */
import { readFileSync } from 'node:fs';
import { outcome } from '../support/bridge.ts';
import { expect, test } from '../support/stage/fixtures.ts';
import { Escale } from '../support/stage/launch.ts';

test.use({ alone: true });

/** Start time of a process in ticks since the system’s start: proc(5), the 22nd field. */
const startOf = (pid: number): number =>
  Number(
    readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ')[19],
  );

test('runs the backend in a Node child on an Electron too old for it, and logs the runtime', async ({
  escale,
  app,
  page,
}) => {
  expect(await outcome(page, 'library.info', {})).toBe('ok');
  const napi = await app.evaluate(() => Number(process.versions.napi));
  expect(escale.log()).toContain(`backend ready kind="${napi >= 10 ? 'utility' : 'node'}"`);
  expect(escale.log()).toMatch(/Escale starts .*runtime="Electron \d+\.\d+\.\d+/);
});

test('starts the backend before the window exists', async ({ escale, app, page }) => {
  expect(await outcome(page, 'library.info', {})).toBe('ok');
  // Electron has utility processes only once it is ready.
  if ((await app.evaluate(() => Number(process.versions.napi))) >= 10)
    return expect(escale.log()).toContain('backend ready kind="utility"');
  const renderer = await app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.webContents.getOSProcessId(),
  );
  expect(startOf(escale.backendPid())).toBeLessThan(startOf(renderer ?? 0));
});

test.describe('the utility process', () => {
  test.use({ env: { ESCALE_BACKEND: 'utility', ESCALE_BACKEND_ECHO: '1' } });

  test('serves the page by the same code and closes with the window', async ({ escale, page }) => {
    await expect.poll(() => escale.log()).toContain('backend ready kind="utility"');
    expect(await outcome(page, 'settings.get', {})).toBe('ok');
    expect(await outcome(page, 'settings.get', { extra: 1 })).toBe('request.invalid');
    const pid = escale.backendPid();
    await escale.end();
    expect(escale.processes().map((process) => process.pid)).not.toContain(pid);
  });

  test('ends and restarts a hung backend', async ({ escale, page }) => {
    expect(await outcome(page, 'settings.get', {})).toBe('ok');
    const before = escale.backendPid();
    process.kill(before, 'SIGSTOP');
    // Requests to the hung backend are refused, later ones wait for the next.
    await expect.poll(() => outcome(page, 'settings.get', {}), { timeout: 60_000 }).toBe('ok');
    expect(escale.backendPid()).not.toBe(before);
  });

  test('ends with its parent, whether killed or closed', async ({ escale, page }) => {
    expect(await outcome(page, 'settings.get', {})).toBe('ok');
    await escale.kill();
    await expect.poll(() => escale.processes()).toEqual([]);
  });
});

test('restarts a backend that died and answers the pending requests', async ({ escale, page }) => {
  expect(await outcome(page, 'library.info', {})).toBe('ok');
  await page.evaluate(() => {
    const commands: string[] = [];
    const { escale } = window as unknown as {
      escale: { subscribe(event: string, listener: () => void): () => void };
    };
    Object.assign(window, { told: commands });
    for (const event of ['backend.lost', 'backend.restarted'])
      escale.subscribe(event, () => commands.push(event));
  });
  const before = escale.backendPid();
  process.kill(before, 'SIGKILL');
  await page.waitForFunction(() => (Reflect.get(window, 'told') as string[]).includes('backend.lost'));
  expect(await outcome(page, 'library.info', {})).toBe('ok');
  expect(await page.evaluate(() => Reflect.get(window, 'told') as string[])).toEqual([
    'backend.lost',
    'backend.restarted',
  ]);
  expect(escale.backendPid()).not.toBe(before);
});

test('after SIGKILL of the parent, no process is left and the library opens again', async ({
  escale,
  page,
}) => {
  expect(await outcome(page, 'library.info', {})).toBe('ok');
  expect(escale.processes().length).toBeGreaterThan(2);
  await escale.kill();
  await expect.poll(() => escale.processes()).toEqual([]);
  await escale.start();
  expect(await outcome(escale.page, 'library.info', {})).toBe('ok');
});

test('explains that another process holds the library, and opens it once it is free', async ({
  escale,
  page,
  display,
}, testInfo) => {
  expect(await outcome(page, 'library.info', {})).toBe('ok');
  const second = new Escale({
    display,
    language: 'fr',
    env: { ESCALE_LIBRARY: escale.library },
    folder: testInfo.outputPath('second'),
  });
  await second.start();
  expect(await outcome(second.page, 'library.info', {})).toBe('library.in-use');
  await escale.end();
  await expect.poll(() => outcome(second.page, 'library.info', {})).toBe('ok');
  await second.end();
});

test('a second start shows the first window and names it on the terminal', async ({ escale, app }) => {
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.hide());
  expect(await escale.startAgain()).toEqual({
    code: 0,
    out: `Escale est déjà ouvert\u00a0: sa fenêtre passe devant. Profil\u00a0: ${escale.profile}\n`,
  });
  await expect
    .poll(() =>
      app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().map((window) => window.isVisible())),
    )
    .toEqual([true]);
});

test('a start with a browser sign-in exposes its password in no process list', async ({
  display,
}, testInfo) => {
  const address = `escale://wordpress?state=${'A'.repeat(43)}&site_url=https%3A%2F%2Fblog.example&user_login=lise&password=abcd`;
  const escale = new Escale({
    display,
    language: 'fr',
    env: {},
    folder: testInfo.outputPath('escale'),
    opens: [address],
  });
  await escale.start();
  await expect.poll(() => escale.log()).toContain('is not the one that is awaited');
  const commands = escale.processes().map(({ command }) => command);
  expect(commands.filter((command) => command.includes('--type=renderer'))).not.toEqual([]);
  expect(commands.filter((command) => command.includes('password='))).toEqual([]);
  // The second process overwrites its own arguments, and still hands the address over.
  await escale.startAgain([address]);
  await expect.poll(() => escale.log().match(/is not the one that is awaited/g)).toHaveLength(2);
  await escale.end();
});
