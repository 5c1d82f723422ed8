/**
 * A library that was opened here for the first time and comes from elsewhere: a folder of somebody's, a copy, a disk of another
 * computer. It is judged before anything of it is used, and what was under way in it does not go on by itself.
 */
import path from 'node:path';
import type { Log } from '../core/log.ts';
import { layToRest } from './at-rest.ts';
import { idsBeside } from './erasure/markers.ts';
import { isAtHome } from './home.ts';
import { LIBRARY_FILE } from './library-names.ts';
import type { Library } from './open-library.ts';
import type { WritableDb } from './sql.ts';

type How = Readonly<{ log: Log; tell?: ((share: number) => void) | undefined }>;

/** Throws library.foreign-value, library.corrupt: then it is to be closed again, and nothing of it has changed. */
export async function receive(
  { db, folder, judged }: Library<WritableDb>,
  { log, tell }: How,
): Promise<void> {
  if (judged || isAtHome(db, folder)) return;
  // Few starts come here: the others load nothing of threads.
  const { runJob } = await import('./backups/run-job.ts');
  tell?.(0);
  await runJob('judge', { file: path.join(folder, LIBRARY_FILE) }, tell === undefined ? {} : { tell });
  layToRest(db, { ours: false, beside: idsBeside(folder) });
  log.info('a library from elsewhere was judged');
}
