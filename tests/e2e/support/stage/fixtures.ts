/**
 * A real Escale for each test, with its own profile and library, removed after the test. In Electron it runs on its
 * worker’s display, in the worker’s Electron unless the test needs one of its own. In the project `engine` the page
 * runs in a current browser (engine/), for tests that use `page` and `stage` and nothing of Electron.
 */
import { join } from 'node:path';
import { expect, test as base } from '@playwright/test';
import type { ElectronApplication, Page } from '@playwright/test';
import { EngineBrowser } from '../engine/engine-browser.ts';
import { EngineEscale } from '../engine/engine-escale.ts';
import { appFolder, Escale, packageUnderTest, startDisplay } from './launch.ts';
import { SharedElectron } from './shared-electron.ts';
import type { Stage, Startable } from './stage.ts';

export type Options = {
  language: 'fr' | 'en';
  /** More of the app's environment: faults, another backend. */
  env: Record<string, string>;
  /** The packaged app even in a run on the sources: $ESCALE_PACKAGED. */
  packaged: boolean;
  /** Typography while typing, as authors have it. */
  typography: boolean;
  /** Notices without a question disappear by themselves, as for authors. */
  noticesGo: boolean;
  /** An Electron of its own: for tests about starting, ending and dying. */
  alone: boolean;
  /** Console errors that this test provokes; anything else fails it. */
  expectedComplaints: RegExp | null;
};

export type WorkerOptions = {
  /** Path of the browser that runs the page; null for Electron. */
  engine: string | null;
};

type Fixtures = {
  /** Not started yet, in either engine: for tests that prepare a library, or start twice. */
  fresh: Startable;
  /** Started, its page loaded, in either engine. */
  stage: Stage;
  page: Page;
  /** The same two in Electron only. */
  unstarted: Escale;
  escale: Escale;
  app: ElectronApplication;
};
type WorkerFixtures = { display: string; electron: SharedElectron; engineBrowser: EngineBrowser | null };

/** Hosts outside this computer that Escale tried to contact; must be empty after each test. */
export const outsideContacts = (escale: Pick<Escale, 'contacted'>): string[] =>
  escale.contacted().filter((origin) => !LOOPBACK.test(origin));

const LOOPBACK = /^https?:\/\/(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/;

export const test = base.extend<Options & Fixtures, WorkerOptions & WorkerFixtures>({
  language: ['fr', { option: true }],
  env: [{}, { option: true }],
  packaged: [false, { option: true }],
  typography: [false, { option: true }],
  noticesGo: [false, { option: true }],
  alone: [false, { option: true }],
  expectedComplaints: [null, { option: true }],

  engine: [null, { option: true, scope: 'worker' }],

  engineBrowser: [
    async ({ engine }, use) => {
      if (engine === null) return use(null);
      const browser = await EngineBrowser.open(engine, appFolder);
      await use(browser);
      await browser.close();
    },
    { scope: 'worker' },
  ],

  display: [
    async ({ engine }, use) => {
      if (engine !== null) return use('');
      const { name, server } = await startDisplay();
      await use(name);
      server.kill();
    },
    { scope: 'worker' },
  ],

  electron: [
    async ({ display }, use, { project, workerIndex }) => {
      const name = `electron-of-worker-${workerIndex}-on${display.replace(':', '-')}`;
      const electron = new SharedElectron(join(project.outputDir, name));
      await use(electron);
      await electron.end();
      await expect
        .poll(() => electron.processes(), { message: 'no Electron survives its worker' })
        .toEqual([]);
    },
    { scope: 'worker' },
  ],

  unstarted: async (
    { engine, display, electron, language, env, packaged, typography, noticesGo, alone, expectedComplaints },
    use,
    testInfo,
  ) => {
    const executable = packageUnderTest ?? (packaged ? process.env.ESCALE_PACKAGED : undefined);
    if (packaged && !executable)
      throw new Error('ESCALE_PACKAGED does not name a packaged app: use `npm run e2e`');
    const escale = new Escale({
      display,
      language,
      env,
      folder: testInfo.outputPath('escale'),
      executable,
      typography,
      noticesGo,
      shared: alone || executable !== undefined ? undefined : electron,
    });
    await use(escale);
    if (engine !== null) return;
    await escale.end(testInfo.status !== testInfo.expectedStatus);
    await expect.poll(() => escale.processes(), { message: 'nothing of ours survives' }).toEqual([]);
    expectNoComplaints(escale.complaints, expectedComplaints);
    expect(outsideContacts(escale), 'only loopback is contacted').toEqual([]);
  },

  escale: async ({ engine, unstarted }, use) => {
    if (engine !== null) throw new Error('this test needs Electron: the project `engine` has none');
    await unstarted.startOnce();
    await use(unstarted);
  },
  app: async ({ escale }, use) => use(escale.app),

  fresh: async (
    { engineBrowser, unstarted, language, env, typography, noticesGo, expectedComplaints },
    use,
    testInfo,
  ) => {
    if (engineBrowser === null) return use(unstarted);
    const folder = testInfo.outputPath('engine');
    const escale = new EngineEscale({ browser: engineBrowser, folder, language, env, typography, noticesGo });
    await use(escale);
    await escale.end();
    await expect.poll(() => escale.processes(), { message: 'nothing of ours survives' }).toEqual([]);
    expectNoComplaints(escale.complaints, expectedComplaints);
    expect(escale.outsideRequests, 'the page asks only our own origins').toEqual([]);
    expect(outsideContacts(escale), 'only loopback is contacted').toEqual([]);
  },
  stage: async ({ fresh }, use) => {
    await fresh.startOnce();
    await use(fresh.stage);
  },
  page: async ({ stage }, use) => use(stage.page),
});

const expectNoComplaints = (complaints: readonly string[], expected: RegExp | null): void =>
  expect(
    complaints.filter((text) => !expected?.test(text)),
    'console errors and policy violations',
  ).toEqual([]);

export { expect };
