import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import { APP_LANGUAGE_FACTS, APP_LANGUAGES } from './interview/app-languages.ts';
import { ensureDictionaries } from './scripts/building/dictionaries.mjs';
import { googleClient } from './scripts/building/google-client.mjs';
import { noteBundled } from './scripts/building/notices.mjs';
import {
  besideFonts,
  firstFonts,
  guidePages,
  ownLanguages,
  requestNames,
} from './scripts/building/plugins.mjs';
import { updateSource } from './scripts/building/update-source.mjs';

// The points where a test may end the backend (main/backend/core/test-hooks.ts); `ESCALE_RELEASE=1` builds without them.
const testHooks = JSON.stringify(process.env.ESCALE_RELEASE !== '1');

/**
 * V8 keeps the text of a script as long as it may run: two bytes a sign, unless each of them fits into one. A French sentence
 * among 500,000 signs costs 500 KB, in each process and thread that loads it.
 */
const LIGHT = { charset: 'ascii', comments: false } as const;

// Explicit targets: electron-vite would derive them from the installed electron package (45), and the same bundles
// must also run on the stand-in (Node 18 in the shell, Chromium 114 in the page).
export default defineConfig({
  main: {
    publicDir: false,
    define: {
      __ESCALE_TEST_HOOKS__: testHooks,
      __ESCALE_GOOGLE_CLIENT__: JSON.stringify(googleClient(process.env)),
      __ESCALE_UPDATES__: JSON.stringify(updateSource(process.env)),
    },
    plugins: [
      { name: 'dictionaries', closeBundle: () => ensureDictionaries(process.cwd()) },
      requestNames(),
      noteBundled(process.cwd(), 'main'),
    ],
    build: {
      target: 'node18',
      outDir: 'out/main',
      externalizeDeps: { exclude: [] },
      rolldownOptions: {
        // Electron's own copy of Node's fs (main/shell/files/check-files.ts), beside what electron-vite leaves out.
        external: ['original-fs'],
        input: {
          index: resolve('main/index.ts'),
          backend: resolve('main/backend/app/process.ts'),
          'search-worker': resolve('main/backend/search/worker.ts'),
          'reading-worker': resolve('main/backend/exchange/reading/worker.ts'),
          'svg-worker': resolve('main/backend/library/pictures/svg-worker.ts'),
          'backup-worker': resolve('main/backend/library/keeping/backups/worker.ts'),
          cli: resolve('main/cli.ts'),
        },
        output: {
          format: 'cjs',
          ...LIGHT,
          entryFileNames: '[name].cjs',
          chunkFileNames: 'chunks/[name]-[hash].cjs',
        },
      },
    },
  },
  preload: {
    publicDir: false,
    plugins: [noteBundled(process.cwd(), 'preload')],
    build: {
      target: 'node18',
      externalizeDeps: false,
      outDir: 'out/preload',
      rolldownOptions: {
        input: { bridge: resolve('preload/bridge.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: 'renderer',
    publicDir: false,
    plugins: [
      react(),
      ownLanguages(Object.values(APP_LANGUAGE_FACTS).map(({ controls }) => controls)),
      guidePages(process.cwd()),
      firstFonts(['inter-latin-wght-normal']),
      besideFonts(process.cwd()),
      noteBundled(process.cwd(), 'renderer'),
    ],
    build: {
      target: 'chrome114',
      cssTarget: 'chrome114',
      minify: true,
      assetsInlineLimit: 0,
      // The editor and all that opens, loaded once the window stands (renderer/ui/window/lazy-part.tsx).
      chunkSizeWarningLimit: 2_000,
      outDir: 'out/renderer',
      rolldownOptions: {
        input: { index: resolve('renderer/index.html') },
        output: {
          ...LIGHT,
          // By their own names: previews and sites in folders take them too (main/backend/core/face-files.ts).
          assetFileNames: ({ names: [name = ''] }) =>
            name.endsWith('.woff2') ? 'fonts/[name][extname]' : 'assets/[name]-[hash][extname]',
          codeSplitting: {
            groups: [
              // Each file costs the shell as much as a hundred kilobytes do: one for the first picture, one for the rest.
              { name: 'first', tags: ['$initial'] },
              // The words of the other languages beside: only those who read one wait for them.
              ...APP_LANGUAGES.map((language) => ({
                name: language,
                test: new RegExp(`/assets/messages/${language}[./]`),
              })),
              { name: 'rest', test: (id) => !/\/renderer\/guide\/|\/docs\/guide\//.test(id) },
            ],
          },
        },
      },
    },
  },
});
