/**
 * What Node compiled of the backend is kept in the profile for the next start, as Chromium keeps what it compiled of the
 * page: a third of a start went into it. Node looks by itself whether an entry is of the same source and the same Node.
 */
import fs from 'node:fs';
import module from 'node:module';
import path from 'node:path';

const FOLDER = 'Compiled';
/** Some forty for each release; those of earlier ones are of no more use. */
const MOST_FILES = 400;

/** Before anything large is loaded. What cannot be kept is compiled at each start, as without a profile. */
export function keepCompiledCode(profile: string | undefined): void {
  // A Node too old for the backend lacks this function; the next import reports that.
  if (profile === undefined || profile === '' || !Object.hasOwn(module, 'enableCompileCache')) return;
  const folder = path.join(profile, FOLDER);
  try {
    if (entriesOf(folder) > MOST_FILES) fs.rmSync(folder, { recursive: true });
  } catch {
    // No permission to read or clear it: Node then stores nothing there either, and its result says so.
  }
  module.enableCompileCache(folder);
}

/** What lies in a folder for each Node. Not `recursive`, which makes a path for each and takes ten times as long. */
function entriesOf(folder: string): number {
  if (!fs.existsSync(folder)) return 0;
  return fs
    .readdirSync(folder, { withFileTypes: true })
    .reduce(
      (sum, one) => sum + 1 + (one.isDirectory() ? fs.readdirSync(path.join(folder, one.name)).length : 0),
      0,
    );
}

/**
 * The environment of a thread of this process: what it compiles is kept in the same place, which it learns of in no other
 * way.
 */
export function threadEnvironment(): NodeJS.ProcessEnv {
  const folder = Object.hasOwn(module, 'getCompileCacheDir') ? module.getCompileCacheDir() : undefined;
  // Node adds a folder of its own below the one it is given.
  return folder === undefined ? process.env : { ...process.env, NODE_COMPILE_CACHE: path.dirname(folder) };
}
