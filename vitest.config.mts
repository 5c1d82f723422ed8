import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/unit/**/*.test.{ts,tsx}'],
    pool: 'threads',
    maxWorkers: 2,
    // Modules are loaded once for each worker, not for each file: half the time. Tests keep no state in modules.
    isolate: false,
    setupFiles: ['tests/unit/setup.ts'],
    // Processes, servers and properties on two busy cores: a test that hangs still ends.
    testTimeout: 30_000,
    hookTimeout: 30_000,
    restoreMocks: true,
  },
});
