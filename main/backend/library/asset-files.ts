import { sha256Schema } from '#interview/document.ts';
import { AppError } from '#contract/failure.ts';
import { inside } from './inside.ts';

/**
 * Where the bytes of an asset lie, in the library's folder or another that is laid out like it. Throws library.foreign-value
 * for what is no sha256: a row may be somebody else's.
 */
export function assetFile(folder: string, sha256: string): string {
  if (!sha256Schema.safeParse(sha256).success)
    throw new AppError('library.foreign-value', { value: sha256.slice(0, 60) });
  return inside(folder, 'assets', sha256.slice(0, 2), sha256);
}
