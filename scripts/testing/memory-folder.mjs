// Where tests put their temporary files: in memory, where the system has such a place with room for them. They wait for no disk
// there. What is tested on a disk mounts one (tests/builders/small-disk.ts).
import fs from 'node:fs';

const MEMORY = '/dev/shm';
/** Libraries, sites of WordPress and packages of two workers, with as much again. */
const ROOM = 6e9;

/** Sets $TMPDIR for this process and those it starts, unless somebody has. */
export function putFilesInMemory() {
  if (process.env.TMPDIR !== undefined || process.platform !== 'linux' || !fs.existsSync(MEMORY)) return;
  const { bavail, bsize } = fs.statfsSync(MEMORY);
  if (bavail * bsize > ROOM) process.env.TMPDIR = MEMORY;
}
