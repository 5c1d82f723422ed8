/** Receives a library from elsewhere when it is first opened here. */
import path from 'node:path';
import type { Log } from '../../core/log.ts';
import type { ReadableDb, WritableDb } from '../../core/sql.ts';
import { idsBeside } from '../erasure/markers.ts';
import { fileOf, readClaim } from '../store/claim.ts';
import { LIBRARY_FILE } from '../store/library-files.ts';
import { suspendWork } from './at-rest.ts';
import type { Library } from './open-library.ts';

/** True if this file was opened here before; false for a library from elsewhere, whatever its rows contain. */
const isClaimed = (db: ReadableDb, folder: string): boolean => readClaim(db)?.file === fileOf(folder);

type How = Readonly<{ log: Log; onProgress?: ((share: number) => void) | undefined }>;

/**
 * Receives a library from elsewhere at its first opening here: another person's folder, a copy, a disk of another
 * computer. Its rows are checked before use, and its work in progress is suspended. Throws library.foreign-value,
 * library.corrupt: the caller closes it, unchanged.
 */
export async function receive(
  { db, folder, judged }: Library<WritableDb>,
  { log, onProgress }: How,
): Promise<void> {
  if (judged || isClaimed(db, folder)) return;
  // Loaded dynamically, because few starts need threads here.
  const { runJob } = await import('./backups/run-job.ts');
  onProgress?.(0);
  await runJob(
    'judge',
    { file: path.join(folder, LIBRARY_FILE) },
    onProgress === undefined ? {} : { onProgress },
  );
  suspendWork(db, { ours: false, beside: idsBeside(folder) });
  log.info('a library from elsewhere was judged');
}
