/** Files that are whole or absent, even after a power cut. For threads and for opening, where nothing else runs. */
import fs from 'node:fs';
import path from 'node:path';

/** Makes what was renamed or removed in `folder` last through a power cut. Windows does this by itself and cannot open folders. */
export function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const descriptor = fs.openSync(folder, 'r');
  try {
    fs.fsyncSync(descriptor);
  } catch (error) {
    // A share or a key may know no such thing: the file itself was synced, which is all that can be had there.
    if (!(error instanceof Error && 'code' in error && (error.code === 'EINVAL' || error.code === 'ENOTSUP')))
      throw error;
  } finally {
    fs.closeSync(descriptor);
  }
}

/** Has what was written to `file` by any means on the disk. */
export function syncFile(file: string): void {
  const descriptor = fs.openSync(file, 'r+');
  try {
    fs.fsyncSync(descriptor);
  } finally {
    fs.closeSync(descriptor);
  }
}

/** Gives a finished file its name. Both are in one folder. */
export function installFile(finished: string, file: string): void {
  syncFile(finished);
  fs.renameSync(finished, file);
  syncFolder(path.dirname(file));
}

/** Writes a small file beside, then gives it its name. */
export function writeWhole(file: string, text: string): void {
  const beside = `${file}.part`;
  fs.writeFileSync(beside, text, { mode: 0o600 });
  installFile(beside, file);
}

/** The text of a small file, or undefined where there is none. */
export function readIfThere(file: string): string | undefined {
  try {
    return fs.readFileSync(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}
