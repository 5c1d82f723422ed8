/** Files that are whole or absent, even after a power cut: a temporary file, fsync, rename, fsync of the folder. */
import { open, rename, unlink } from 'node:fs/promises';
import { dirname } from 'node:path';

export const TEMPORARY = '.writing';

/** Replaces the file at `path`. When the promise is kept, the text is on the disk. */
export async function writeDurably(path: string, text: string): Promise<void> {
  const temporary = path + TEMPORARY;
  const file = await open(temporary, 'w', 0o600);
  try {
    await file.writeFile(text, 'utf8');
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(temporary, path);
  await syncFolder(dirname(path));
}

/** Removes the file at `path` for good. */
export async function removeDurably(path: string): Promise<void> {
  await unlink(path);
  await syncFolder(dirname(path));
}

async function syncFolder(path: string): Promise<void> {
  // Windows opens no folder for writing; NTFS journals the rename itself.
  if (process.platform === 'win32') return;
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
