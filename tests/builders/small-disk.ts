/** A disk of a few megabytes, when this computer allows mounting one. */
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';

export type SmallDisk = Readonly<{
  /** Fills the remaining space. */
  fill(): void;
  free(): void;
  remove(): void;
}>;

/** Mounts it at `folder`, which is created; undefined when mounting is not allowed. */
export function mountSmallDisk(folder: string, megabytes: number): SmallDisk | undefined {
  fs.mkdirSync(folder, { recursive: true });
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m,mode=700`, 'tmpfs', folder]);
  if (mounted.status !== 0) return undefined;
  const filler = `${folder}/ce-qui-remplit`;
  return {
    fill() {
      const handle = fs.openSync(filler, 'w');
      const bytes = Buffer.alloc(4_096, 1);
      try {
        for (;;) fs.writeSync(handle, bytes);
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
      } finally {
        fs.closeSync(handle);
      }
    },
    free: () => fs.rmSync(filler, { force: true }),
    remove: () => void spawnSync('umount', ['-l', folder]),
  };
}
