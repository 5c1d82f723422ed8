/**
 * Where the browser tests run. `page/` tests the page: in a browser of today, with stand-ins for the shell (support/engine).
 * `window/` needs Electron: several processes, native menus and dialogs, printing, the clipboard of the system. The full form
 * runs both folders whole; the lists here say what runs more than once, and what the quick form takes. Names as
 * tests/unit/rules/tiers.test.ts reads them: folder/name.
 */

/** Written on the tests of a TAGGED spec that the quick form runs. */
export const QUICK_TAG = '@quick';

/** What an author does first and fears most, in the browser. */
export const QUICK_PAGE = [
  'page/paste',
  'page/publishing-sheet',
  'page/rescue',
  'page/turns',
  'page/words-kept',
] as const;

/** In the quick form by their tagged tests only. */
export const TAGGED = [
  'page/accessibility',
  'page/answers',
  'page/conflicts',
  'page/folders',
  'page/pictures',
] as const;

/** The same in Electron: where the app as a whole is at stake. */
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

/** Tests of the page that the full form runs in Electron too, by the same file: what an engine may do in its own way. */
export const ALSO_IN_ELECTRON = [
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
 * Run a second time by the full form, on the installed package: what a package could lack, its own processes, addons,
 * dictionaries, texts, kinds of files. All others run on packages by `npm run e2e -- --packaged` or `--installed`.
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
