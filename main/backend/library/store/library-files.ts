/**
 * The names of a library's files, and the only functions that make a path from a row's values, since the library may be
 * untrusted.
 */
import path from 'node:path';
import { AppError } from '#contract/failure.ts';
import { sha256Schema } from '#interview/document.ts';

/** « Esca », in the header of every library (SQLite's application_id): distinguishes ours from other databases. */
export const APPLICATION_ID = 0x45736361;

export const LIBRARY_FILE = 'library.sqlite';

/** One part of a path on any system: no separator, drive, stream or control character, and not `..`. */
const PART = /^[^/\\:*?"<>|\p{Cc}]{1,255}$/u;
const LONGEST_SHOWN = 60;

/** Windows removes trailing dots and spaces, so such a name could become `..`. */
export const isFileName = (name: string): boolean => PART.test(name) && !/[. ]$/.test(name);

/**
 * The path of `names` in `folder`, one part each. The folder is trusted; the names may not be. Throws
 * library.foreign-value for an invalid name.
 */
export function inside(folder: string, ...names: readonly string[]): string {
  const strange = names.find((name) => !isFileName(name));
  if (strange !== undefined)
    throw new AppError('library.foreign-value', { value: strange.slice(0, LONGEST_SHOWN) });
  return path.join(folder, ...names);
}

/**
 * The file of an asset, in the library's folder or another of the same layout. Throws library.foreign-value unless it
 * is a sha256, since a row may be untrusted.
 */
export function assetFile(folder: string, sha256: string): string {
  if (!sha256Schema.safeParse(sha256).success)
    throw new AppError('library.foreign-value', { value: sha256.slice(0, 60) });
  return inside(folder, 'assets', sha256.slice(0, 2), sha256);
}
