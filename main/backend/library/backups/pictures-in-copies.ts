/** What the kept copies of a library still show: a copy that is put back must find its pictures. */
import { setImmediate as breath } from 'node:timers/promises';
import { isSqliteError } from '../storage-failures.ts';
import { copiesFolder, copyFile, listCopies } from './kept-copies.ts';
import { assetsIn } from './proof.ts';

/** The sha256 of every picture a copy in `libraryFolder` has a row of; one that cannot be read can't be put back either. */
export async function picturesInCopies(libraryFolder: string, signal: AbortSignal): Promise<Set<string>> {
  const found = new Set<string>();
  const folder = copiesFolder(libraryFolder);
  for (const { id } of listCopies(folder)) {
    await breath();
    signal.throwIfAborted();
    try {
      for (const { sha256 } of assetsIn(copyFile(folder, id))) found.add(sha256);
    } catch (error) {
      if (!isSqliteError(error)) throw error;
    }
  }
  return found;
}
