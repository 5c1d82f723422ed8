/**
 * The folders of this computer whose library the app has opened, in a file of the profile. If a library is missing from
 * one of them, its disk is detached or it was moved, and creating an empty library would hide that.
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
import { hasRemains } from './open-library.ts';

const FILE = 'libraries.json';
const MOST = 50;

/** Includes the computer, since Windows may copy a profile to another one. */
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
    // An unreadable list counts as missing; a lost library is then only recognised by its remains.
    return [];
  }
}

const isKnown = (libraries: KnownLibraries, folder: string): boolean =>
  libraries.some((one) => one.folder === folder && one.computer === os.hostname());

/** Undefined in tests and on the command line. */
type Profile = string | undefined;

/**
 * Throws library.not-found if the folder should have a library and has none: the app had one open there, the author
 * chose it, or the disk of ESCALE_LIBRARY is missing.
 */
export function expectLibrary(
  { folder, by }: Pick<LibraryLocation, 'folder' | 'by'>,
  profile: Profile,
): void {
  if (fs.existsSync(path.join(folder, LIBRARY_FILE)) || hasRemains(folder)) return;
  const awaited =
    by === 'chosen' ||
    (profile !== undefined && isKnown(read(profile), folder)) ||
    (by === 'set' && !fs.existsSync(path.dirname(folder)));
  if (awaited) throw new AppError('library.not-found', { folder });
}

/** Adds the folder unless it is listed. A write error does not prevent opening. */
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
