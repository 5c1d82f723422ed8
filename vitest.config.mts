import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';
import { BUDGET_MS } from './tests/random/budget.ts';
import { WRAPPERS_AS_THEY_ARE } from './tests/unit/node-flags.mts';

const ALL = process.env.ESCALE_TIER === 'all';

// The processes that tests start run the sources: what was compiled once is not compiled at each start (a third of its cost).
process.env.NODE_COMPILE_CACHE ??= path.join(import.meta.dirname, '.cache/compiled');

const { putFilesInMemory } = (await import(
  pathToFileURL(path.join(import.meta.dirname, 'scripts/testing/memory-folder.mjs')).href
)) as { putFilesInMemory: () => void };
putFilesInMemory();

// As in the build.
const { guidePages } = (await import(
  pathToFileURL(path.join(import.meta.dirname, 'scripts/building/plugins.mjs')).href
)) as { guidePages: (root: string) => Plugin };

export default defineConfig({
  plugins: [guidePages(import.meta.dirname)],
  test: {
    include: ['tests/unit/**/*.test.{ts,tsx}'],
    // Of the whole form alone: slow, and their like is in the quick one.
    exclude: ALL ? [] : ['tests/unit/**/*.all.test.{ts,tsx}'],
    // Processes, not threads: two threads that both speak HTTP share V8's cache of WebAssembly wrappers (undici's parser), and
    // Node 24 now and then aborts when one of them is made anew (nodejs/node#64500).
    pool: 'forks',
    // The same, where a test starts threads.
    execArgv: [WRAPPERS_AS_THEY_ARE],
    maxWorkers: 2,
    // Modules are loaded once for each worker, not for each file: half the time. Tests keep no state in modules.
    isolate: false,
    globalSetup: ['tests/unit/temporary-files.ts'],
    setupFiles: ['tests/unit/setup.ts'],
    // Processes, servers and properties on two busy cores: a test that hangs still ends.
    testTimeout: 120_000 + BUDGET_MS,
    hookTimeout: 120_000,
    restoreMocks: true,
  },
});
