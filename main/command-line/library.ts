/** The library as a command opens it. */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { libraryFolder } from '../backend/library/library-folder.ts';
import { latestVersion, schemaVersion } from '../backend/library/migrate.ts';
import type { Library } from '../backend/library/open-library.ts';
import { LIBRARY_FILE } from '../backend/library/library-names.ts';
import { openLibrary } from '../backend/library/open-library.ts';
import { silentLog } from '../backend/log.ts';
import type { Surroundings } from './run.ts';

/** Where the library is: --library, resolved against the caller's folder, else the place the app takes. */
export function chosenFolder(option: string | undefined, { env, cwd, development }: Surroundings): string {
  return option === undefined
    ? libraryFolder({ env, platform: process.platform, home: os.homedir(), development })
    : path.resolve(cwd, option);
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
