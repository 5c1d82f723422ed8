/** Replaces a library that does not open with a backup, or with its own readable part. */
import fs from 'node:fs';
import path from 'node:path';
import { AppError } from '#contract/failure.ts';
import type { Recovered } from '#contract/rescue.ts';
import { requireRoom } from '../../library/keeping/backups/copy-files.ts';
import {
  incomingFolder,
  incomingLibrary,
  orderRestore,
  recoveringFolder,
} from '../../library/keeping/backups/restore-swap.ts';
import { runJob } from '../../library/keeping/backups/run-job.ts';
import { refuseNetworkShare } from '../../library/store/library-folder.ts';
import { LIBRARY_FILE } from '../../library/store/library-files.ts';
import { takeWriterLock } from '../../library/store/writer-lock.ts';
import type { RescueParts, Restoring, RestoreFrom } from './parts.ts';
import { fileOfCopy } from './situation.ts';

type Options = Readonly<{ folder: string; parts: RescueParts; now: () => number }>;

export function createRestoring({ folder, parts, now }: Options): Restoring {
  let recovered: Recovered | undefined;

  /** Runs `work` under the lock of the library, so that it is not opened meanwhile. */
  async function locked<Result>(work: () => Promise<Result>): Promise<Result> {
    refuseNetworkShare(folder);
    fs.mkdirSync(folder, { recursive: true, mode: 0o700 });
    const lock = takeWriterLock(folder);
    try {
      return await work();
    } finally {
      lock.release();
    }
  }

  /** Removes a prepared library that never replaced this one. */
  function clear(): void {
    for (const beside of [incomingFolder(folder), recoveringFolder(folder)])
      fs.rmSync(beside, { recursive: true, force: true });
  }

  function fileOf(from: RestoreFrom): string {
    const file = 'token' in from ? parts.take(from.token) : fileOfCopy(folder, from);
    if (file === undefined) throw new AppError('backup.not-found');
    if (fs.existsSync(file)) return file;
    throw 'token' in from
      ? new AppError('file.unreadable', { name: path.basename(file) })
      : new AppError('backup.not-found');
  }

  return {
    async restore(from, keepPage) {
      const file = fileOf(from);
      await parts.runExclusively(
        'restoring',
        (onProgress, signal) =>
          locked(async () => {
            requireRoom(folder, fs.statSync(file).size);
            const { madeAt } = await runJob('prepare', { folder, file }, { onProgress, signal });
            // From here on the next opening completes the restore.
            signal.throwIfAborted();
            orderRestore(folder, now(), madeAt);
          }),
        clear,
      );
      recovered = undefined;
      parts.pause(false);
      parts.reopen(undefined, keepPage);
    },
    async recover() {
      recovered = await parts.runExclusively(
        'recovering',
        (onProgress, signal) =>
          locked(async () => {
            // Room for three copies: the one that is read, the recovered data, and the prepared library.
            requireRoom(folder, 3 * fs.statSync(path.join(folder, LIBRARY_FILE)).size);
            return runJob('recover', { folder, now: now() }, { onProgress, signal });
          }),
        clear,
      );
      parts.pause(true);
      return recovered;
    },
    async accept(keepPage) {
      const candidate = recovered;
      if (candidate === undefined || !fs.existsSync(incomingLibrary(folder)))
        throw new AppError('backup.not-found');
      await locked(async () => orderRestore(folder, now(), candidate.madeAt));
      recovered = undefined;
      parts.pause(false);
      parts.reopen(undefined, keepPage);
    },
    dismiss() {
      if (recovered === undefined) return;
      recovered = undefined;
      parts.pause(false);
      fs.rmSync(incomingFolder(folder), { recursive: true, force: true });
    },
  };
}
