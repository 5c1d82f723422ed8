import { isSqliteError } from '../../core/storage-failures.ts';
import { copiesFolder, copyFile, listCopies } from './kept-copies.ts';
import { assetsIn } from './proof.ts';

/** Of `sha256s`, those that a kept copy of the library in `folder` still names: their bytes must stay. Runs in a thread. */
export function assetsOfCopies(folder: string, sha256s: readonly string[]): string[] {
  const asked = new Set(sha256s);
  const kept = new Set<string>();
  const copies = copiesFolder(folder);
  for (const { id } of listCopies(copies)) {
    try {
      for (const { sha256 } of assetsIn(copyFile(copies, id))) if (asked.has(sha256)) kept.add(sha256);
    } catch (error) {
      // A copy that cannot be read may name any of them.
      if (isSqliteError(error)) return [...asked];
      throw error;
    }
  }
  return [...kept];
}
