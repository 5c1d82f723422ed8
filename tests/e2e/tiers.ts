/**
 * The runs of the browser tests. `page/` tests the page, in a current browser with substitutes for the shell
 * (support/engine). `window/` needs Electron: several processes, native menus and dialogs, printing, the system’s
 * clipboard. The full form runs both folders; the lists here name tests that run more than once, and those of the
 * quick form. Names as tests/unit/rules/tiers.test.ts reads them: folder/name.
 */

/** Written on the tests of a TAGGED spec that the quick form runs. */
export const QUICK_TAG = '@quick';

/** An author’s first and most critical acts, in the browser. */
export const QUICK_PAGE = [
  'page/paste',
  'page/publishing-sheet',
  'page/rescue',
  'page/turns',
  'page/words-kept',
] as const;

/** Specs of which the quick form runs the tagged tests only. */
export const TAGGED = [
  'page/accessibility',
  'page/answers',
  'page/conflicts',
  'page/folders',
  'page/pictures',
] as const;

/** Specs for Electron, where the app as a whole is at stake. */
export const QUICK_WINDOW = [
  'page/search',
  'page/writing',
  'window/backups',
  'window/clipboard',
  'window/first-files',
  'window/imports-dropped',
  'window/kill',
  'window/opened-files',
  'window/package-works',
  'window/post-file',
  'window/rescue',
  'window/restart',
  'window/words-kept',
] as const;

/**
 * Tests of the page that the full form also runs in Electron, from the same file: behaviour that depends on the
 * engine.
 */
export const ALSO_IN_ELECTRON = [
  'page/ask-for-answers',
  'page/conflicts',
  'page/drag',
  'page/fast-keys',
  'page/find',
  'page/focus',
  'page/folders',
  'page/guide-reading',
  'page/history',
  'page/input-methods',
  'page/lists',
  'page/paste',
  'page/paste-sources',
  'page/publishing',
  'page/publishing-sheet',
  'page/search',
  'page/turns',
  'page/typography',
  'page/words-kept',
  'page/writing',
  'page/writing-variants',
] as const;

/**
 * Specs that the full form repeats on the installed package: what a package could lack, such as its own processes,
 * addons, dictionaries, texts and file types. `npm run e2e -- --packaged` or `--installed` runs all others on
 * packages.
 */
export const ON_THE_PACKAGE = [
  'page/search',
  'window/backend-death',
  'window/backups',
  'window/clipboard',
  'window/export',
  'window/guide',
  'window/opened-files',
  'window/processes',
  'window/rescue',
  'window/restart',
  'window/spelling',
] as const;

export const specFile = (name: string): string => `${name}.spec.ts`;
