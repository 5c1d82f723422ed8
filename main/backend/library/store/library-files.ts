/**
 * The names of a library's files, and the only way from a row's values to a path. A library may be foreign: a row's
 * values are never joined to a folder otherwise.
 */
import path from 'node:path';
import { AppError } from '#contract/failure.ts';
import { sha256Schema } from '#interview/document.ts';

/** « Esca », in the header of every library (SQLite's application_id): distinguishes ours from other databases. */
export const APPLICATION_ID = 0x45736361;

export const LIBRARY_FILE = 'library.sqlite';

/** One part of a path, on every system: no separator, drive, stream or control character, and not the folder above. */
const PART = /^[^/\\:*?"<>|\p{Cc}]{1,255}$/u;
const LONGEST_SHOWN = 60;

/** Windows takes the dots and spaces off a name's end, which would make `..` of another spelling of it. */
export const isFileName = (name: string): boolean => PART.test(name) && !/[. ]$/.test(name);

/**
 * The path of `names` in `folder`, each name one part of it. The folder is ours; the names may come from anywhere.
 * Throws library.foreign-value where one is no name of a file, or leads out of its folder.
 */
export function inside(folder: string, ...names: readonly string[]): string {
  const strange = names.find((name) => !isFileName(name));
  if (strange !== undefined)
    throw new AppError('library.foreign-value', { value: strange.slice(0, LONGEST_SHOWN) });
  return path.join(folder, ...names);
}

/**
 * The file of an asset, in the library's folder or another of the same layout. Throws library.foreign-value unless it
 * is a sha256: a row may be foreign.
 */
export function assetFile(folder: string, sha256: string): string {
  if (!sha256Schema.safeParse(sha256).success)
    throw new AppError('library.foreign-value', { value: sha256.slice(0, 60) });
  return inside(folder, 'assets', sha256.slice(0, 2), sha256);
}
