// The folder of tests' temporary files: in memory, if the system has room for them, so that no test waits for a disk. Tests that
// need a disk mount one (tests/builders/small-disk.ts).
import fs from 'node:fs';

const MEMORY = '/dev/shm';
/** Bytes: twice the libraries, WordPress sites and packages of two workers. */
const ROOM = 6e9;

/** Sets $TMPDIR for this process and its children, unless it is set. */
export function putFilesInMemory() {
  if (process.env.TMPDIR !== undefined || process.platform !== 'linux' || !fs.existsSync(MEMORY)) return;
  const { bavail, bsize } = fs.statfsSync(MEMORY);
  if (bavail * bsize > ROOM) process.env.TMPDIR = MEMORY;
}
