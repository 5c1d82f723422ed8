/**
 * The folders of this computer whose library the app has opened: a small file of the profile. If one of them is
 * missing, its disk is detached or somebody moved it, and a new empty library would hide that.
 */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { z } from 'zod';
import { AppError } from '#contract/failure.ts';
import type { Log } from '../../core/log.ts';
import { readIfThere, writeWhole } from '../store/durable-files.ts';
import { LIBRARY_FILE } from '../store/library-files.ts';
import type { LibraryLocation } from '../store/library-folder.ts';
import { holdsRemains } from './open-library.ts';

const FILE = 'libraries.json';
const MOST = 50;

/** A profile may go from one computer to the next (Windows); the folders do not. */
const knownSchema = z
  .array(z.object({ computer: z.string().max(300), folder: z.string().max(8_192) }))
  .max(MOST);
type KnownLibraries = z.infer<typeof knownSchema>;

function read(profile: string): KnownLibraries {
  const text = readIfThere(path.join(profile, FILE));
  if (text === undefined) return [];
  try {
    return knownSchema.safeParse(JSON.parse(text)).data ?? [];
  } catch {
    // An unreadable list counts as missing: only its remains then tell that a library is lost.
    return [];
  }
}

const isKnown = (libraries: KnownLibraries, folder: string): boolean =>
  libraries.some((one) => one.folder === folder && one.computer === os.hostname());

/** A place that only tests and the command line have no profile beside. */
type Profile = string | undefined;

/**
 * Throws library.not-found if the folder should hold a library and holds none: the app had one open there, the author
 * chose it, or the disk that ESCALE_LIBRARY names is missing.
 */
export function expectLibrary(
  { folder, by }: Pick<LibraryLocation, 'folder' | 'by'>,
  profile: Profile,
): void {
  if (fs.existsSync(path.join(folder, LIBRARY_FILE)) || holdsRemains(folder)) return;
  const awaited =
    by === 'chosen' ||
    (profile !== undefined && isKnown(read(profile), folder)) ||
    (by === 'set' && !fs.existsSync(path.dirname(folder)));
  if (awaited) throw new AppError('library.not-found', { folder });
}

/** Adds the folder unless it is listed, as at nearly every start. A failure to write does not prevent opening. */
export function noteLibrary(folder: string, profile: Profile, log: Log): void {
  if (profile === undefined) return;
  try {
    const libraries = read(profile);
    if (isKnown(libraries, folder)) return;
    fs.mkdirSync(profile, { recursive: true });
    const all = [{ computer: os.hostname(), folder }, ...libraries].slice(0, MOST);
    writeWhole(path.join(profile, FILE), `${JSON.stringify(all)}\n`);
  } catch (error) {
    log.error('the folder of the library was not noted', error);
  }
}
