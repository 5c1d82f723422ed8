/**
 * A real Escale for each test, on its worker's display, with its own profile and library; nothing of it survives the
 * test. The Electron it runs in is the worker's, where the test needs none of its own.
 */
import { join } from 'node:path';
import { expect, test as base } from '@playwright/test';
import type { ElectronApplication, Page } from '@playwright/test';
import { Escale, packageUnderTest, startDisplay } from './launch.ts';
import { SharedElectron } from './shared-electron.ts';

export type Options = {
  language: 'fr' | 'en';
  /** More of the app's environment: faults, another backend. */
  env: Record<string, string>;
  /** The packaged app even where this run is about the sources: that of $ESCALE_PACKAGED. */
  packaged: boolean;
  /** Typography is corrected as one types, as authors have it. */
  typography: boolean;
  /** Messages that ask for nothing go by themselves, as authors have it. */
  noticesGo: boolean;
  /** An Electron of its own: for tests about starting, ending and dying. */
  alone: boolean;
  /** Console errors that this test provokes; anything else fails it. */
  expectedComplaints: RegExp | null;
};

type Fixtures = {
  /** Not started yet: for tests that prepare a library, or start twice. */
  unstarted: Escale;
  /** Started, its page loaded. */
  escale: Escale;
  app: ElectronApplication;
  page: Page;
};

/** Of what Escale wanted to contact, what is not this computer: after each test it must be nothing. */
export const outsideContacts = (escale: Escale): string[] =>
  escale.contacted().filter((origin) => !LOOPBACK.test(origin));

const LOOPBACK = /^https?:\/\/(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/;

export const test = base.extend<Options & Fixtures, { display: string; electron: SharedElectron }>({
  language: ['fr', { option: true }],
  env: [{}, { option: true }],
  packaged: [false, { option: true }],
  typography: [false, { option: true }],
  noticesGo: [false, { option: true }],
  alone: [false, { option: true }],
  expectedComplaints: [null, { option: true }],

  display: [
    async ({}, use) => {
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
    { display, electron, language, env, packaged, typography, noticesGo, alone, expectedComplaints },
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
    await escale.end(testInfo.status !== testInfo.expectedStatus);
    await expect.poll(() => escale.processes(), { message: 'nothing of ours survives' }).toEqual([]);
    expect(
      escale.complaints.filter((text) => !expectedComplaints?.test(text)),
      'console errors and policy violations',
    ).toEqual([]);
    expect(outsideContacts(escale), 'only loopback is contacted').toEqual([]);
  },

  escale: async ({ unstarted }, use) => {
    await unstarted.start();
    await use(unstarted);
  },
  app: async ({ escale }, use) => use(escale.app),
  page: async ({ escale }, use) => use(escale.page),
});

export { expect };
