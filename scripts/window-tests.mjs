// Which window tests run where. All of them run on the sources in `npm test -- --all`.

const specs = (names) => names.map((name) => `tests/e2e/${name}.spec.ts`);

/**
 * What a package could lack: its own processes, addons, dictionaries, texts, kinds of files. All the others run on packages by
 * `npm run e2e -- --packaged` or `--installed`.
 */
export const ON_THE_PACKAGE = specs([
  'backups',
  'export',
  'guide',
  'opened-files',
  'pictures',
  'processes',
  'publishing',
  'rescue',
  'restart',
  'search',
  'shell',
  'spelling',
  'writing',
]);

/** What an author does first and fears most, and the package started once: the quick form, on the sources. */
export const QUICK = specs([
  'accounts',
  'answers',
  'backend-death',
  'backups',
  'bin',
  'checks',
  'conflicts',
  'export',
  'find',
  'history',
  'imports',
  'kill',
  'package-works',
  'paste',
  'pictures',
  'publishing',
  'rescue',
  'restart',
  'search',
  'turns',
  'words-kept',
  'writing',
]);
