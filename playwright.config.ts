import { defineConfig } from '@playwright/test';
import { QUICK, QUICK_TAG, specFile, SPLIT } from './tests/e2e/tiers.ts';

const files = (names: readonly string[]): string[] => names.map((name) => `**/${specFile(name)}`);

/** What `npm run e2e -- --quick` runs, and `npm test`. */
const QUICK_FORM = [
  { name: 'quick', testMatch: files(QUICK) },
  { name: 'quick, in part', testMatch: files(SPLIT), grep: new RegExp(QUICK_TAG) },
];

// Real windows on virtual displays: two at a time is what two cores carry. A test that passes at its second try is told
// by name, and more than two of them fail the run (scripts/window-report.mjs).
export default defineConfig({
  testDir: 'tests/e2e',
  outputDir: 'test-results',
  globalSetup: './tests/e2e/built.ts',
  workers: 2,
  fullyParallel: true,
  retries: 1,
  // They end what hangs, and judge no machine: no test has a limit of its own.
  timeout: 300_000,
  expect: { timeout: 60_000 },
  forbidOnly: true,
  ...(process.env.ESCALE_E2E_QUICK === '1' && { projects: QUICK_FORM }),
  reporter: [['list']],
  use: { screenshot: 'off', trace: 'off' },
});
