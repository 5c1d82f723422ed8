/** Whether a disk has room for what is about to be written. */
import fs from 'node:fs';
import { AppError } from '#contract/failure.ts';

const MEGABYTE = 1024 * 1024;
/** What stays free on the disk for the library itself. */
const SPARED = 100 * MEGABYTE;

/** Throws backup.no-room unless `bytes` can be written to `folder` with some to spare. */
export function requireRoom(folder: string, bytes: number): void {
  const { bavail, bsize } = fs.statfsSync(folder);
  if (bavail * bsize < bytes + SPARED)
    throw new AppError('backup.no-room', { megabytes: Math.ceil((bytes + SPARED) / MEGABYTE) });
}
