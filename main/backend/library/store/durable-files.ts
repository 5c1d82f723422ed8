/** Writes files that are complete or absent, even after a power cut. Synchronous: for threads and for opening. */
import fs from 'node:fs';
import path from 'node:path';

/** Flushes renames and deletions in `folder` to disk. Windows does this by itself and cannot open folders. */
export function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const descriptor = fs.openSync(folder, 'r');
  try {
    fs.fsyncSync(descriptor);
  } catch (error) {
    // Some shares and keys do not support it; the file itself was flushed.
    if (!(error instanceof Error && 'code' in error && (error.code === 'EINVAL' || error.code === 'ENOTSUP')))
      throw error;
  } finally {
    fs.closeSync(descriptor);
  }
}

export function syncFile(file: string): void {
  const descriptor = fs.openSync(file, 'r+');
  try {
    fs.fsyncSync(descriptor);
  } finally {
    fs.closeSync(descriptor);
  }
}

/** Renames a finished file, in the same folder. */
export function installFile(finished: string, file: string): void {
  syncFile(finished);
  fs.renameSync(finished, file);
  syncFolder(path.dirname(file));
}

/** Writes a small file under a temporary name, then renames it. */
export function writeWhole(file: string, text: string): void {
  const beside = `${file}.part`;
  fs.writeFileSync(beside, text, { mode: 0o600 });
  installFile(beside, file);
}

/** The text of a small file; undefined if it is missing. */
export function readIfThere(file: string): string | undefined {
  try {
    return fs.readFileSync(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}
