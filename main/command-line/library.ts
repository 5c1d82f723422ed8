/** The library as a command opens it. */
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

/** Where the library is: --library, resolved against the caller's folder, else the place the app takes. Throws library.not-found. */
export function chosenFolder({ library, env, cwd, development }: Context): string {
  if (library !== undefined) return path.resolve(cwd, library);
  const place = locateLibrary({ env, platform: process.platform, home: os.homedir(), development });
  // Where the author's choice is on a disk that is not there, nothing is made in its place.
  if (place.by === 'chosen') expectLibrary(place, undefined);
  return place.folder;
}

/**
 * Opens the library for a command that only reads, which also works while the app holds the lock. Where there is none
 * a blank one is made; one of an earlier release is brought up to date, and that needs the lock.
 */
export async function openForReading(folder: string): Promise<Library> {
  if (!fs.existsSync(path.join(folder, LIBRARY_FILE))) return openLibrary({ folder, log: silentLog });
  const reader = await openLibrary({ folder, readOnly: true, log: silentLog });
  if (schemaVersion(reader.db) === latestVersion()) return reader;
  reader.close();
  return openLibrary({ folder, log: silentLog });
}
