/** An Escale that may check for updates: with a real local update server, as if it ran from an AppImage. */
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Page } from '@playwright/test';
import { startUpdateServer, type UpdateServer } from '#tests/builders/update-server.ts';
import { test as base } from '../stage/fixtures.ts';
import { AppPage } from '../pages/AppPage.ts';

export const { version: VERSION } = JSON.parse(
  readFileSync(join(__dirname, '../../../../package.json'), 'utf8'),
) as {
  version: string;
};
export const NEWER = '9.8.7';
export const PAGE = 'https://escale.example/versions/9.8.7';

type Around = {
  server: UpdateServer;
  /** The file that Escale seems to run from. */
  image: string;
  /** Path of the IT service’s policy file. */
  policy: string;
  /** Otherwise the system has installed it. */
  asAppImage: boolean;
};
export const test = base.extend<Around>({
  asAppImage: [true, { option: true }],
  server: async ({}, use) => {
    const server = await startUpdateServer();
    await use(server);
    await server.close();
  },
  image: async ({}, use, testInfo) => {
    const image = testInfo.outputPath('Applications/Escale.AppImage');
    mkdirSync(dirname(image), { recursive: true });
    writeFileSync(image, 'the one that runs');
    chmodSync(image, 0o755);
    await use(image);
  },
  policy: async ({}, use, testInfo) => use(testInfo.outputPath('etc/policy.json')),
  env: async ({ server, image, policy, asAppImage }, use, testInfo) =>
    use({
      ESCALE_TEST_UPDATE_FEED: server.feed,
      ESCALE_TEST_UPDATE_KEYS: server.publicKey,
      ESCALE_TEST_POLICY: policy,
      XDG_CACHE_HOME: testInfo.outputPath('cache'),
      // The program is inside the mounted image, wherever this test’s Electron is.
      ...(asAppImage ? { APPIMAGE: image, APPDIR: '/' } : {}),
    }),
});

/** Goes past the welcome screen. */
export async function leaveWelcome(page: Page): Promise<void> {
  await new AppPage(page).startWithoutBlog();
}
