/** A practice blog in its own process in Google’s place, and the browser’s part of a sign-in. */
import type { Page } from '@playwright/test';
import type { PracticeBlogProcess } from '#tests/builders/practice-blog/start-blog-process.ts';
import { startPracticeBlogProcess } from '#tests/builders/practice-blog/start-blog-process.ts';
import { expect, test as base } from '../stage/fixtures.ts';
import { ask } from '../samples/library.ts';
import type { Stage } from '../stage/stage.ts';
import { SettingsPage } from '../pages/SettingsPage.ts';

/** Name of the practice blog, on its pages and in the settings. */
export const BLOG = 'LAB de Montrivière';

type Fixtures = {
  google: PracticeBlogProcess;
  /** Ends the backend, once, at this point of main/backend/publishing. */
  dieAt: string | null;
  /** The computer's time zone. */
  zone: string;
};

export const test = base.extend<Fixtures>({
  dieAt: [null, { option: true }],
  zone: ['UTC', { option: true }],
  google: async ({}, use, testInfo) => {
    const google = await startPracticeBlogProcess(testInfo.outputPath('google'), { name: BLOG });
    await use(google);
    await google.close();
  },
  env: async ({ google, dieAt, zone }, use, testInfo) =>
    use({
      TZ: zone,
      ESCALE_GOOGLE_BASE: google.apiOrigin,
      ...(dieAt === null
        ? {}
        : { ESCALE_TEST_DIE_AT: dieAt, ESCALE_TEST_DIE_MARKER: testInfo.outputPath('died') }),
    }),
});

/** `opened` returns the addresses that the system’s browser is given from now on. */
export async function watchBrowser(stage: Stage): Promise<{ opened(): Promise<string[]> }> {
  const before = (await stage.opened()).length;
  return { opened: async () => (await stage.opened()).slice(before) };
}

/**
 * Opens the `nth` address that the author’s browser was given: the consent page, which returns to Escale. Returns its
 * last page.
 */
export async function consent(browser: { opened(): Promise<string[]> }, nth = 1): Promise<string> {
  await expect.poll(async () => (await browser.opened()).length, { message: 'the browser opens' }).toBe(nth);
  const response = await fetch((await browser.opened())[nth - 1] ?? '', {
    headers: { 'accept-language': 'fr' },
  });
  return response.text();
}

/** Resolves once the first mirror of the blog has ended; until then the app sends requests by itself. */
export const lookedThrough = (page: Page): Promise<void> =>
  expect.poll(async () => (await ask(page, 'mirrors.list', {})).items[0]?.finishedAt).toBeGreaterThan(0);

/** A blog connected through the settings, which stay open. */
export async function connect(
  stage: Stage,
  google: Pick<PracticeBlogProcess, 'client'>,
): Promise<SettingsPage> {
  const browser = await watchBrowser(stage);
  const settings = new SettingsPage(stage.page);
  await settings.open();
  await settings.startConnecting();
  await settings.giveClientByFields(google.client);
  await settings.signIn();
  await consent(browser);
  await settings.choose(BLOG);
  return settings;
}
