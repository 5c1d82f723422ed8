/** Locates and opens the library for a command. */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expectLibrary } from '#backend/library/keeping/known-libraries.ts';
import { locateLibrary } from '#backend/library/store/library-folder.ts';
import { latestVersion, schemaVersion } from '#backend/library/store/migrate.ts';
import type { Library } from '#backend/library/keeping/open-library.ts';
import { LIBRARY_FILE } from '#backend/library/store/library-files.ts';
import { openLibrary } from '#backend/library/keeping/open-library.ts';
import { silentLog } from '#backend/core/log.ts';
import type { Context } from './command.ts';

/**
 * The folder of the library: --library, resolved against the caller's folder, otherwise the folder that the app uses.
 * Throws library.not-found.
 */
export function chosenFolder({ library, env, cwd, development }: Context): string {
  if (library !== undefined) return path.resolve(cwd, library);
  const location = locateLibrary({ env, platform: process.platform, home: os.homedir(), development });
  // If the chosen folder is on a missing disk, no new library is created elsewhere.
  if (location.by === 'chosen') expectLibrary(location, undefined);
  return location.folder;
}

/**
 * Opens the library for a read-only command, even while the app holds the lock. A missing library is created empty. A
 * library of an earlier release is migrated, which needs the lock.
 */
export async function openForReading(folder: string): Promise<Library> {
  if (!fs.existsSync(path.join(folder, LIBRARY_FILE))) return openLibrary({ folder, log: silentLog });
  const reader = await openLibrary({ folder, readOnly: true, log: silentLog });
  if (schemaVersion(reader.db) === latestVersion()) return reader;
  reader.close();
  return openLibrary({ folder, log: silentLog });
}
