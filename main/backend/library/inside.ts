/**
 * The one way from words of a row to a path. A library may be somebody else's: what a row says is never joined to a folder
 * without this.
 */
import path from 'node:path';
import { AppError } from '#contract/failure.ts';

/** One part of a path, on every system: no separator, drive, stream or control character, and not the folder above. */
const PART = /^[^/\\:*?"<>|\p{Cc}]{1,255}$/u;
const TOLD = 60;

/** Windows takes the dots and spaces off a name's end, which would make `..` of another spelling of it. */
export const isFileName = (name: string): boolean => PART.test(name) && !/[. ]$/.test(name);

/**
 * The path of `names` in `folder`, each name one part of it. The folder is ours; the names may come from anywhere.
 * Throws library.foreign-value where one is no name of a file, or leads out of its folder.
 */
export function inside(folder: string, ...names: readonly string[]): string {
  const strange = names.find((name) => !isFileName(name));
  if (strange !== undefined) throw new AppError('library.foreign-value', { value: strange.slice(0, TOLD) });
  return path.join(folder, ...names);
}
