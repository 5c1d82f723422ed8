import { defineConfig } from '@playwright/test';
import { ON_THE_ENGINE, ON_THE_PACKAGE, QUICK, QUICK_TAG, specFile, SPLIT } from './tests/e2e/tiers.ts';

const files = (names: readonly string[]): string[] => names.map((name) => `**/${specFile(name)}`);

/** By $ESCALE_E2E_FORM; without it all tests run. */
const FORMS: Readonly<Record<string, object[]>> = {
  // What `npm run e2e -- --quick` runs, and `npm test`.
  quick: [
    { name: 'quick', testMatch: files(QUICK) },
    { name: 'quick, in part', testMatch: files(SPLIT), grep: new RegExp(QUICK_TAG) },
  ],
  package: [{ name: 'package', testMatch: files(ON_THE_PACKAGE) }],
  engine: [{ name: 'engine', testMatch: files(ON_THE_ENGINE), use: { engine: '/usr/bin/chromium' } }],
  'engine-any': [{ name: 'engine', use: { engine: '/usr/bin/chromium' } }],
};
const projects = FORMS[process.env.ESCALE_E2E_FORM ?? ''];

// Real windows on virtual displays: two at a time is what two cores carry. A test that passes at its second try is told
// by name, and more than two of them fail the run (scripts/testing/results.mjs).
export default defineConfig({
  testDir: 'tests/e2e',
  outputDir: 'test-results',
  globalSetup: './tests/e2e/check-build.ts',
  workers: 2,
  fullyParallel: true,
  retries: 1,
  // They end what hangs, and judge no machine: no test has a limit of its own.
  timeout: 300_000,
  expect: { timeout: 60_000 },
  forbidOnly: true,
  ...(projects && { projects }),
  reporter: [['list']],
  use: { screenshot: 'off', trace: 'off' },
});
