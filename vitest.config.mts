import { defineConfig } from 'vitest/config';
import { WRAPPERS_AS_THEY_ARE } from './tests/unit/node-flags.mts';

export default defineConfig({
  test: {
    include: ['tests/unit/**/*.test.{ts,tsx}'],
    // Processes, not threads: two threads that both speak HTTP share V8's cache of WebAssembly wrappers (undici's parser), and
    // Node 24 now and then aborts when one of them is made anew (nodejs/node#64500).
    pool: 'forks',
    // The same, where a test starts threads.
    execArgv: [WRAPPERS_AS_THEY_ARE],
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
