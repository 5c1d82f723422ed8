/**
 * Node's compile cache of the backend, kept in the profile, which saves a third of a start. Node checks that an entry
 * belongs to the same source and the same version.
 */
import fs from 'node:fs';
import module from 'node:module';
import path from 'node:path';

const FOLDER = 'Compiled';
/** Each release adds about forty files; beyond this number the cache is cleared. */
const MOST_FILES = 400;

/** Enables the cache. Call before large modules are loaded. Without a profile everything is compiled at each start. */
export function keepCompiledCode(profile: string | undefined): void {
  // A Node too old for the backend lacks this function; the next import reports it.
  if (profile === undefined || profile === '' || !Object.hasOwn(module, 'enableCompileCache')) return;
  const folder = path.join(profile, FOLDER);
  try {
    if (entriesOf(folder) > MOST_FILES) fs.rmSync(folder, { recursive: true });
  } catch {
    // Not permitted to read or clear the folder: Node will not store there either.
  }
  module.enableCompileCache(folder);
}

/** Counts the entries of each Node version's folder. Not `recursive`, which is ten times slower. */
function entriesOf(folder: string): number {
  if (!fs.existsSync(folder)) return 0;
  return fs
    .readdirSync(folder, { withFileTypes: true })
    .reduce(
      (sum, one) => sum + 1 + (one.isDirectory() ? fs.readdirSync(path.join(folder, one.name)).length : 0),
      0,
    );
}

/** The environment of a thread, which needs a variable to use the same compile cache. */
export function threadEnvironment(): NodeJS.ProcessEnv {
  const folder = Object.hasOwn(module, 'getCompileCacheDir') ? module.getCompileCacheDir() : undefined;
  // Node adds a subfolder to the configured folder.
  return folder === undefined ? process.env : { ...process.env, NODE_COMPILE_CACHE: path.dirname(folder) };
}
