/** A library that came from elsewhere, as it is opened here for the first time. */
import path from 'node:path';
import type { Log } from '../../core/log.ts';
import type { ReadableDb, WritableDb } from '../../core/sql.ts';
import { idsBeside } from '../erasure/markers.ts';
import { fileOf, readClaim } from '../store/claim.ts';
import { LIBRARY_FILE } from '../store/library-files.ts';
import { layToRest } from './at-rest.ts';
import type { Library } from './open-library.ts';

/** Whether it was opened here before, in this very file. What came from elsewhere was not, whatever its rows say. */
const isClaimed = (db: ReadableDb, folder: string): boolean => readClaim(db)?.file === fileOf(folder);

type How = Readonly<{ log: Log; onProgress?: ((share: number) => void) | undefined }>;

/**
 * Takes in a library that was opened here for the first time and comes from elsewhere: a folder of somebody's, a copy, a disk
 * of another computer. It is judged before anything of it is used, and what was under way in it does not go on by itself.
 * Throws library.foreign-value, library.corrupt: then it is to be closed again, and nothing of it has changed.
 */
export async function receive(
  { db, folder, judged }: Library<WritableDb>,
  { log, onProgress }: How,
): Promise<void> {
  if (judged || isClaimed(db, folder)) return;
  // Few starts come here: the others load nothing of threads.
  const { runJob } = await import('./backups/run-job.ts');
  onProgress?.(0);
  await runJob(
    'judge',
    { file: path.join(folder, LIBRARY_FILE) },
    onProgress === undefined ? {} : { onProgress },
  );
  layToRest(db, { ours: false, beside: idsBeside(folder) });
  log.info('a library from elsewhere was judged');
}
