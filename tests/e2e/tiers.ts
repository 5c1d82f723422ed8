/**
 * Which window tests `npm test` runs in its quick form: what an author does first and fears most. The full form runs
 * every spec; tests/unit/rules/tiers.test.ts asks that each stands in one list here.
 */

/** Written on the tests of a SPLIT spec that the quick form runs. */
export const QUICK_TAG = '@quick';

/** Whole in the quick form. */
export const QUICK = [
  'answers',
  'backups',
  'clipboard',
  'conflicts',
  'find',
  'first-files',
  'history',
  'imports-dropped',
  'kill',
  'opened-files',
  'package-works',
  'paste',
  'pictures',
  'post-file',
  'publishing',
  'rescue-window',
  'restart',
  'search',
  'turns',
  'words-kept-window',
  'writing',
] as const;

/** In the quick form by their tagged tests only: one walk of each kind. */
export const SPLIT = ['accessibility', 'folders'] as const;

/** In the full form only; every combination of themes, languages and zooms is here or in SPLIT. */
export const FULL_ONLY = [
  'accounts',
  'archive',
  'backend-death',
  'backend-death-window',
  'backups-elsewhere',
  'bin',
  'blocks',
  'by-hand',
  'cards-accessibility',
  'checks',
  'comments',
  'dialog-keys',
  'drag',
  'example',
  'export',
  'export-layout',
  'fast-keys',
  'figures',
  'first-hour',
  'focus',
  'folder',
  'folders-window',
  'gate',
  'guide',
  'guide-reading',
  'hardened',
  'html-and-sounds',
  'imports-accessibility',
  'imports-outside',
  'imports-wordpress',
  'input-methods',
  'kill-in-blocks',
  'kill-rounds',
  'leave-card',
  'lists',
  'long-post',
  'network',
  'new-version',
  'notices',
  'package',
  'paste-sources',
  'people',
  'person-data',
  'picture-hosts',
  'picture-hosts-window',
  'processes',
  'publishing-faults',
  'publishing-intents',
  'publishing-sheet',
  'quotations',
  'readers',
  'rescue',
  'review',
  'reviewed-document',
  'send-for-review',
  'shell',
  'sign-in',
  'sign-in-window',
  'spelling',
  'sync',
  'toolbar',
  'typography',
  'updates',
  'updates-allowed',
  'videos-and-links',
  'window-security',
  'wordpress',
  'wordpress-editor',
  'wordpress-return',
  'words-kept',
  'writing-accessibility',
  'writing-variants',
  'zoom-and-colours',
] as const;

/**
 * Run a second time by the full form, on the installed package: what a package could lack, its own processes, addons,
 * dictionaries, texts, kinds of files. All others run on packages by `npm run e2e -- --packaged` or `--installed`.
 */
export const ON_THE_PACKAGE = [
  'backups',
  'clipboard',
  'export',
  'guide',
  'opened-files',
  'processes',
  'publishing',
  'rescue-window',
  'restart',
  'search',
  'shell',
  'spelling',
  'writing',
] as const;

/** Run a second time in a browser of today, where no test needs Electron (engine/). */
export const ON_THE_ENGINE = ['find'] as const;

export const specFile = (name: string): string => `${name}.spec.ts`;
