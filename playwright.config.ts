import { defineConfig } from '@playwright/test';

// Real windows on virtual displays: two at a time is what two cores carry. A test that needs a second try is broken.
export default defineConfig({
  testDir: 'tests/e2e',
  outputDir: 'test-results',
  globalSetup: './tests/e2e/built.ts',
  workers: 2,
  fullyParallel: true,
  retries: 0,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  forbidOnly: true,
  reporter: [['list']],
  use: { screenshot: 'off', trace: 'off' },
});
