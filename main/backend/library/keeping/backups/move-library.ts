/**
 * Copies the whole folder of a closed library to another place and verifies it there. Runs on a thread. The old folder
 * stays unchanged; the new one gets its name once it is complete.
 */
import fs from 'node:fs';
import path from 'node:path';
import { AppError } from '#contract/failure.ts';
import { syncFolder } from '../../store/durable-files.ts';
import { ELSEWHERE_FILE } from '../../store/library-folder.ts';
import { LIBRARY_FILE } from '../../store/library-files.ts';
import type { OnProgress } from './copy-database.ts';
import { copyProved, hashOf } from './copy-files.ts';
import { prove, type Counts } from './proof.ts';

export type MoveInput = Readonly<{
  folder: string;
  /** Absolute; must be missing or empty. */
  target: string;
}>;

/** Files that are specific to this place or recreated automatically. */
const LEFT = new Set(['cache', 'incoming', 'recovering', 'library.user.json', ELSEWHERE_FILE]);
const isSkipped = (name: string): boolean =>
  LEFT.has(name) || /^library\.(?:lock|impact|new\.sqlite)|-shm$|^packing\.sqlite|\.part$/.test(name);

/** Throws library.folder-in-use, backup.damaged, disk.full, disk.failed; then nothing is left in the new place. */
export function moveLibrary({ folder, target }: MoveInput, onProgress: OnProgress): Counts {
  if (fs.existsSync(target) && fs.readdirSync(target).length > 0)
    throw new AppError('library.folder-in-use', { name: path.basename(target) });
  const beside = besideOf(target);
  removeMoved(target);
  fs.mkdirSync(beside, { recursive: true, mode: 0o700 });
  try {
    const files = filesOf(folder);
    const total = files.reduce((sum, file) => sum + file.bytes, 1);
    let done = 0;
    for (const { name, bytes } of files) {
      copyOne(path.join(folder, name), path.join(beside, name));
      done += bytes;
      onProgress((done / total) * 0.9);
    }
    const { counts } = prove(path.join(beside, LIBRARY_FILE));
    syncFolder(beside);
    if (fs.existsSync(target)) fs.rmdirSync(target);
    fs.renameSync(beside, target);
    syncFolder(path.dirname(target));
    return counts;
  } catch (error) {
    fs.rmSync(beside, { recursive: true, force: true });
    throw error;
  }
}

const besideOf = (target: string): string => `${target}.part`;

/** Removes the files of a cancelled move. A library that was already complete stays. */
export const removeMoved = (target: string): void =>
  fs.rmSync(besideOf(target), { recursive: true, force: true });

function filesOf(folder: string): { name: string; bytes: number }[] {
  return fs
    .readdirSync(folder)
    .filter((name) => !isSkipped(name))
    .flatMap((top) => {
      const topPath = path.join(folder, top);
      if (!fs.statSync(topPath).isDirectory()) return [{ name: top, bytes: fs.statSync(topPath).size }];
      return fs
        .readdirSync(topPath, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile() && !isSkipped(entry.name))
        .map((entry) => {
          const file = path.join(entry.parentPath, entry.name);
          return { name: path.relative(folder, file), bytes: fs.statSync(file).size };
        });
    });
}

/** Read back for verification, since the old folder may be deleted later. */
function copyOne(from: string, to: string): void {
  if (!copyProved(from, to, hashOf(from), true)) throw new AppError('backup.damaged');
}
