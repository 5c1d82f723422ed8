import { defineConfig } from '@playwright/test';
import type { Options, WorkerOptions } from './tests/e2e/support/stage/fixtures.ts';
import {
  ALSO_IN_ELECTRON,
  ON_THE_PACKAGE,
  QUICK_PAGE,
  QUICK_TAG,
  QUICK_WINDOW,
  specFile,
  TAGGED,
} from './tests/e2e/tiers.ts';

const files = (names: readonly string[]): string[] => names.map((name) => `**/${specFile(name)}`);
/** The browser that runs the page: found or installed by scripts/set-up/browser.mjs. */
const engine = process.env.ESCALE_BROWSER ?? '/usr/bin/chromium-headless-shell';

// Real windows on virtual displays: two at a time is what two cores carry. A test that passes at its second try is told
// by name, and more than two of them fail the run (scripts/testing/results.mjs).
export default defineConfig<Options, WorkerOptions>({
  testDir: 'tests/e2e',
  outputDir: 'test-results',
  globalSetup: './tests/e2e/support/stage/check-build.ts',
  workers: 2,
  fullyParallel: true,
  retries: 1,
  // They end what hangs, and judge no machine: no test has a limit of its own.
  timeout: 300_000,
  expect: { timeout: 60_000 },
  forbidOnly: true,
  // Chosen by scripts/e2e.mjs and scripts/test.mjs.
  projects: [
    { name: 'engine', testMatch: '**/page/*.spec.ts', use: { engine } },
    { name: 'window', testMatch: ['**/window/*.spec.ts', ...files(ALSO_IN_ELECTRON)] },
    { name: 'package', testMatch: files(ON_THE_PACKAGE) },
    { name: 'quick-engine', testMatch: files(QUICK_PAGE), use: { engine } },
    { name: 'quick-engine-tagged', testMatch: files(TAGGED), grep: new RegExp(QUICK_TAG), use: { engine } },
    { name: 'quick-window', testMatch: files(QUICK_WINDOW) },
  ],
  reporter: [['list']],
  use: { screenshot: 'off', trace: 'off' },
});
